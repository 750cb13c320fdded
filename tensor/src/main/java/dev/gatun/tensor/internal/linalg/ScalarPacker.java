package dev.gatun.tensor.internal.linalg;

import java.lang.foreign.MemorySegment;

/** The packer in plain Java, for panels of {@link ScalarTile#PANEL} columns or half as many. */
final class ScalarPacker implements Packer {
  @Override
  public void pack(
      MemorySegment source,
      long offset,
      long rowBytes,
      int rows,
      int columns,
      Object target,
      int at,
      int panelStride,
      boolean wide) {
    int width = wide ? ScalarTile.PANEL : ScalarTile.PANEL / 2;
    int size = target instanceof float[] ? Float.BYTES : Double.BYTES;
    for (int r = 0; r < rows; r++) {
      long from = offset + r * rowBytes;
      for (int c = 0; c < columns; c += width) {
        int to = at + c / width * panelStride + r * width;
        int count = Math.min(width, columns - c);
        Elements.copy(source, from + (long) c * size, target, to, count);
        Elements.clear(target, to + count, width - count);
      }
    }
  }
}
