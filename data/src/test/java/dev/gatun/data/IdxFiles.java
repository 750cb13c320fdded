package dev.gatun.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** Makes the bytes of IDX files for tests. */
final class IdxFiles {
  static final int U8 = 0x08;
  static final int I8 = 0x09;
  static final int I16 = 0x0B;
  static final int I32 = 0x0C;
  static final int F32 = 0x0D;
  static final int F64 = 0x0E;

  private IdxFiles() {}

  /** A file with these elements, already big-endian. */
  static byte[] file(int type, int[] sizes, byte[] data) {
    ByteBuffer out = ByteBuffer.allocate(4 + 4 * sizes.length + data.length);
    out.putShort((short) 0).put((byte) type).put((byte) sizes.length);
    for (int size : sizes) out.putInt(size);
    return out.put(data).array();
  }

  /** A file of {@code n} pictures of 28 x 28 pixels. */
  static byte[] images(int n) {
    byte[] pixels = new byte[n * 784];
    for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) (i * 31 + i / 784);
    return file(U8, new int[] {n, 28, 28}, pixels);
  }

  /** A file of {@code n} labels: 0, 1, ..., 9, 0, ... */
  static byte[] labels(int n) {
    byte[] labels = new byte[n];
    for (int i = 0; i < n; i++) labels[i] = (byte) (i % 10);
    return file(U8, new int[] {n}, labels);
  }

  static byte[] gzip(byte[] data) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
