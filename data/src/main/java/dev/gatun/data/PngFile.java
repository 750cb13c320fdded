package dev.gatun.data;

import dev.gatun.data.PngHeader.Colour;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a PNG file that matter for its pixels.
 *
 * @param name of the file, for messages
 * @param header from the chunk IHDR
 * @param palette from PLTE: red, green and blue of each entry; empty if there is none
 * @param transparency from tRNS; empty if there is none
 * @param data the contents of the IDAT chunks, in order: compressed rows
 */
record PngFile(
    String name,
    PngHeader header,
    ByteBuffer palette,
    ByteBuffer transparency,
    List<ByteBuffer> data) {

  private static final int CHUNK_OVERHEAD = 12;
  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  /** Takes a file apart, and checks its structure and the checksums of its chunks. */
  static PngFile parse(String name, byte[] file) {
    checkSignature(name, file);
    return new Parser(name, ByteBuffer.wrap(file).position(PngHeader.SIGNATURE.length)).parse();
  }

  private static void checkSignature(String name, byte[] file) {
    int length = PngHeader.SIGNATURE.length;
    if (file.length >= length && Arrays.equals(Arrays.copyOf(file, length), PngHeader.SIGNATURE)) {
      return;
    }
    throw new BadDataException(
        name, "is not a PNG file but " + kind(file) + "; save the picture as PNG");
  }

  private static String kind(byte[] file) {
    String start = new String(file, 0, Math.min(file.length, 12), StandardCharsets.ISO_8859_1);
    if (start.isEmpty()) return "empty";
    if (start.startsWith("\u00FF\u00D8\u00FF")) return "a JPEG file";
    if (start.startsWith("GIF8")) return "a GIF file";
    if (start.startsWith("BM")) return "a BMP file";
    if (start.startsWith("RIFF") && start.endsWith("WEBP")) return "a WebP file";
    return "something else";
  }

  private static final class Parser {
    private final String name;
    private final ByteBuffer in;
    private @Nullable PngHeader header;
    private ByteBuffer palette = NONE;
    private ByteBuffer transparency = NONE;
    private final List<ByteBuffer> data = new ArrayList<>();

    Parser(String name, ByteBuffer in) {
      this.name = name;
      this.in = in;
    }

    PngFile parse() {
      boolean more = true;
      while (more) more = chunk();
      PngHeader h = header;
      if (h == null || data.isEmpty()) throw bad("has no pixels");
      if (h.colour() == Colour.PALETTE && !palette.hasRemaining()) throw bad("has no palette");
      return new PngFile(name, h, palette, transparency, data);
    }

    /** Reads a chunk: length, type, contents, checksum. Returns false after the last one. */
    private boolean chunk() {
      if (in.remaining() < CHUNK_OVERHEAD) throw bad("is cut short");
      int length = in.getInt();
      if (length < 0 || length > in.remaining() - 8) throw bad("is cut short");
      ByteBuffer checked = in.slice(in.position(), length + 4);
      byte[] typeBytes = new byte[4];
      in.get(typeBytes);
      String type = new String(typeBytes, StandardCharsets.ISO_8859_1);
      ByteBuffer contents = in.slice(in.position(), length);
      in.position(in.position() + length);
      checkSum(type, checked, in.getInt());
      return take(type, contents);
    }

    private void checkSum(String type, ByteBuffer checked, int expected) {
      var crc = new CRC32();
      crc.update(checked);
      if ((int) crc.getValue() != expected) throw bad("fails the checksum of its chunk " + type);
    }

    private boolean take(String type, ByteBuffer contents) {
      if ((header == null) != type.equals("IHDR")) throw bad("has chunks in a wrong order");
      switch (type) {
        case "IHDR" -> header = PngHeader.parse(name, contents);
        case "PLTE" -> palette = checkPalette(contents);
        case "tRNS" -> transparency = contents;
        case "IDAT" -> data.add(contents);
        default -> checkUnknown(type);
      }
      return !type.equals("IEND");
    }

    private ByteBuffer checkPalette(ByteBuffer contents) {
      int length = contents.remaining();
      if (length == 0 || length > 3 * 256 || length % 3 != 0) {
        throw bad("has a palette of " + length + " bytes, expected 3 for each of 1 to 256 colours");
      }
      return contents;
    }

    /** Chunks with a small first letter may be skipped by readers that do not know them. */
    private void checkUnknown(String type) {
      if (!type.equals("IEND") && (type.charAt(0) & 0x20) == 0) {
        throw bad("has the unknown chunk " + type);
      }
    }

    private BadDataException bad(String problem) {
      return new BadDataException(
          name, "is a broken PNG file: it " + problem + "; save the picture again");
    }
  }
}
