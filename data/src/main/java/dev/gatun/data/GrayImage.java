package dev.gatun.data;

import dev.gatun.tensor.Shape;
import java.util.Objects;

/** A picture in shades of gray, from 0 (black) to 255 (white). Immutable. */
public final class GrayImage {
  private final int width;
  private final int height;
  private final byte[] pixels;

  private GrayImage(int width, int height, byte[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /**
   * Creates a picture from its shades, row by row from the top, each row from the left.
   *
   * @throws IllegalArgumentException if a size is not positive or {@code pixels} has another length
   *     than their product
   */
  public static GrayImage of(int width, int height, byte[] pixels) {
    if (width < 1 || height < 1 || (long) width * height != pixels.length) {
      throw new IllegalArgumentException(
          "GrayImage: %d pixels for %d x %d; pass width * height of them, both at least 1"
              .formatted(pixels.length, width, height));
    }
    return new GrayImage(width, height, pixels.clone());
  }

  /** Takes the array as it is; the caller does not change it any more. */
  static GrayImage trusted(int width, int height, byte[] pixels) {
    return new GrayImage(width, height, pixels);
  }

  /** Returns the number of pixels in a row. */
  public int width() {
    return width;
  }

  /** Returns the number of rows. */
  public int height() {
    return height;
  }

  /**
   * Returns the shade of a pixel, 0 to 255.
   *
   * @throws IndexOutOfBoundsException if it is outside
   */
  public int at(int x, int y) {
    Objects.checkIndex(x, width);
    return pixels[Objects.checkIndex(y, height) * width + x] & 0xFF;
  }

  /** Returns the shades, row by row from the top. */
  public byte[] toByteArray() {
    return pixels.clone();
  }

  /** Returns the pixels without a copy. */
  byte[] pixels() {
    return pixels;
  }

  @Override
  public String toString() {
    return "GrayImage " + Shape.of(height, width);
  }
}
