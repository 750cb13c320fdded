package dev.gatun.data;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes 8-bit gray pictures as PNG. */
final class PngWriter {
  private PngWriter() {}

  static byte[] encode(GrayImage image) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(PngHeader.SIGNATURE);
    chunk(out, "IHDR", header(image));
    chunk(out, "IDAT", deflate(rows(image)));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static byte[] header(GrayImage image) {
    return ByteBuffer.allocate(13)
        .putInt(image.width())
        .putInt(image.height())
        .put((byte) 8)
        .put((byte) 0)
        .array();
  }

  /** Each row behind the number of its filter, which is 0: none. */
  private static byte[] rows(GrayImage image) {
    int width = image.width();
    byte[] rows = new byte[Math.multiplyExact(width + 1, image.height())];
    for (int y = 0; y < image.height(); y++) {
      System.arraycopy(image.pixels(), y * width, rows, y * (width + 1) + 1, width);
    }
    return rows;
  }

  private static byte[] deflate(byte[] data) {
    try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(data);
      deflater.finish();
      var out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
      return out.toByteArray();
    }
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
