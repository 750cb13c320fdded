package dev.gatun.data;

import java.nio.ByteBuffer;

/**
 * What the first chunk of a PNG file says.
 *
 * @param width pixels in a row
 * @param height rows
 * @param depth bits of a sample
 * @param colour what the samples of a pixel mean
 * @param interlaced whether the rows come in the seven passes of Adam7
 */
record PngHeader(int width, int height, int depth, Colour colour, boolean interlaced) {
  static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final long MAX_PIXELS = 1L << 26;

  /** The meaning of a pixel's samples; the allowed depths are bits of a mask. */
  enum Colour {
    GRAY(0, 1, 1 | 2 | 4 | 8 | 16),
    RGB(2, 3, 8 | 16),
    PALETTE(3, 1, 1 | 2 | 4 | 8),
    GRAY_ALPHA(4, 2, 8 | 16),
    RGBA(6, 4, 8 | 16);

    private final int code;
    private final int samples;
    private final int depths;

    Colour(int code, int samples, int depths) {
      this.code = code;
      this.samples = samples;
      this.depths = depths;
    }

    /** Returns the number of samples of a pixel. */
    int samples() {
      return samples;
    }

    private boolean allows(int depth) {
      return Integer.bitCount(depth) == 1 && (depths & depth) != 0;
    }
  }

  /** Reads the 13 bytes of the chunk. */
  static PngHeader parse(String name, ByteBuffer in) {
    if (in.remaining() != 13) {
      throw new BadDataException(
          name, "is a corrupt PNG file: its header has " + in.remaining() + " bytes, expected 13");
    }
    int width = in.getInt();
    int height = in.getInt();
    checkSize(name, width, height);
    int depth = in.get();
    Colour colour = colour(name, in.get(), depth);
    int compression = in.get();
    int filter = in.get();
    int interlace = in.get();
    if (compression != 0 || filter != 0 || interlace < 0 || interlace > 1) {
      throw new BadDataException(
          name,
          "is a PNG file with compression method %d, filter method %d and interlace method %d; "
                  .formatted(compression, filter, interlace)
              + "expected 0, 0, and 0 or 1");
    }
    return new PngHeader(width, height, depth, colour, interlace == 1);
  }

  private static void checkSize(String name, int width, int height) {
    if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
      throw new BadDataException(
          name,
          "is a PNG file of %d x %d pixels; expected at least 1 each and at most %d in all; "
                  .formatted(width & 0xFFFFFFFFL, height & 0xFFFFFFFFL, MAX_PIXELS)
              + "scale it down");
    }
  }

  private static Colour colour(String name, int code, int depth) {
    for (Colour c : Colour.values()) {
      if (c.code == code && c.allows(depth)) return c;
    }
    throw new BadDataException(
        name,
        "is a PNG file of colour type %d with %d bits a sample, which the format does not know; "
                .formatted(code, depth)
            + "save the picture again");
  }

  /** Returns the number of bytes that {@code pixels} pixels of a row take, without its filter. */
  int rowBytes(int pixels) {
    return Math.toIntExact(((long) pixels * colour.samples * depth + 7) / 8);
  }

  /** Returns the distance in bytes to the pixel that filters look back to. */
  int filterDistance() {
    return Math.max(1, colour.samples * depth / 8);
  }
}
