package dev.gatun.data;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
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

  /**
   * Creates a picture from numbers from 0 (black) to 1 (white); what lies outside is moved inside.
   *
   * @param values (H, W), or with dimensions of size 1 besides, such as (1, 1, H, W)
   * @throws IllegalArgumentException if there are more than two other dimensions
   */
  public static GrayImage of(Tensor values) {
    Shape s = values.shape();
    int rank = s.rank();
    if (rank < 2 || s.count() == 0 || s.count() != s.size(-1) * s.size(-2)) {
      throw new IllegalArgumentException(
          "GrayImage: the tensor is " + s + ", expected (H, W); select one picture of a batch");
    }
    float[] shades = values.toFloatArray();
    byte[] pixels = new byte[shades.length];
    for (int i = 0; i < shades.length; i++) {
      pixels[i] = (byte) Math.rint(255 * Math.clamp(shades[i], 0f, 1f));
    }
    return new GrayImage((int) s.size(-1), (int) s.size(-2), pixels);
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
