package dev.gatun.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures in files of the PNG format (W3C, Portable Network Graphics, third edition). Reads every
 * kind that the format knows, as shades of gray; writes 8-bit gray.
 */
public final class Png {
  private Png() {}

  /**
   * Reads a picture. Colours become shades by their luma (0.299 R + 0.587 G + 0.114 B). What is
   * transparent becomes white, or black if what is drawn is light.
   *
   * @throws BadDataException if the file is not an intact PNG file of at most 64 Mi pixels
   * @throws UncheckedIOException if it cannot be read at all
   */
  public static GrayImage read(Path file) {
    try {
      return read(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a picture from the bytes of a file.
   *
   * @param name stands in messages
   * @throws BadDataException if the file is not an intact PNG file of at most 64 Mi pixels
   */
  public static GrayImage read(String name, byte[] file) {
    return PngReader.read(name, file);
  }

  /**
   * Writes a picture. The file appears at once, complete, or not at all.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Path file, GrayImage image) {
    try {
      WholeFile.write(file, PngWriter.encode(image));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
