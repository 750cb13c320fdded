package dev.gatun.data;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes the bytes of PNG files, odd ones among them, for tests. */
final class PngFiles {
  private PngFiles() {}

  static byte[] header(int width, int height, int depth, int colour, int interlace) {
    ByteBuffer out = ByteBuffer.allocate(13).putInt(width).putInt(height);
    return out.put((byte) depth).put((byte) colour).put(12, (byte) interlace).array();
  }

  /** A file with this header, chunks of its own, and these rows. */
  static byte[] file(byte[] header, byte[] rows, byte[]... more) {
    return join(
        PngHeader.SIGNATURE,
        chunk("IHDR", header),
        join(more),
        chunk("IDAT", deflate(rows)),
        chunk("IEND", new byte[0]));
  }

  static byte[] chunk(String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(join(name, data));
    byte[] length = ByteBuffer.allocate(4).putInt(data.length).array();
    return join(length, name, data, ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  static byte[] deflate(byte[] data) {
    try (var deflater = new Deflater()) {
      deflater.setInput(data);
      deflater.finish();
      byte[] out = new byte[data.length + 100];
      return java.util.Arrays.copyOf(out, deflater.deflate(out));
    }
  }

  /** Rows of 8-bit pixels, filtered as the specification defines it. */
  static byte[] filtered(int filter, int width, byte[] pixels) {
    int height = pixels.length / width;
    byte[] out = new byte[(width + 1) * height];
    for (int y = 0; y < height; y++) {
      out[y * (width + 1)] = (byte) filter;
      for (int x = 0; x < width; x++) {
        int a = at(pixels, width, x - 1, y);
        int b = at(pixels, width, x, y - 1);
        int c = at(pixels, width, x - 1, y - 1);
        int guess =
            switch (filter) {
              case 1 -> a;
              case 2 -> b;
              case 3 -> (a + b) / 2;
              case 4 -> paeth(a, b, c);
              default -> 0;
            };
        out[y * (width + 1) + 1 + x] = (byte) (at(pixels, width, x, y) - guess);
      }
    }
    return out;
  }

  private static int at(byte[] pixels, int width, int x, int y) {
    return x < 0 || y < 0 ? 0 : pixels[y * width + x] & 0xFF;
  }

  private static int paeth(int a, int b, int c) {
    int p = a + b - c;
    int best = Math.min(Math.abs(p - a), Math.min(Math.abs(p - b), Math.abs(p - c)));
    return Math.abs(p - a) == best ? a : Math.abs(p - b) == best ? b : c;
  }

  static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) out.writeBytes(part);
    return out.toByteArray();
  }
}
