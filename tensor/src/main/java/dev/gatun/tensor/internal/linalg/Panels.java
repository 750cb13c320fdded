package dev.gatun.tensor.internal.linalg;

/** Lays matrices of any strides out the way tiles read them. */
public final class Panels {
  /** How many rows of a panel are transposed at a time: they stay in the first cache. */
  private static final int BLOCK = 256;

  private Panels() {}

  /**
   * Packs a matrix into panels of {@link Tiles#panel} columns, or of {@link Tiles#lanes}: element
   * {@code (r, c)} goes to {@code target[at + c / width * panelStride + r * width + c % width]}.
   */
  public static void pack(
      Tiles tiles, Matrix m, Object target, int at, int panelStride, boolean wide) {
    int rows = (int) m.rows();
    int columns = (int) m.cols();
    if (m.colStride() == 1 || columns == 1) {
      long size = tiles.type().bytes();
      long offset = m.offset() * size;
      long rowBytes = m.rowStride() * size;
      tiles
          .packer()
          .pack(m.segment(), offset, rowBytes, rows, columns, target, at, panelStride, wide);
      return;
    }
    int width = wide ? tiles.panel() : tiles.lanes();
    for (int c = 0; c < columns; c += width) {
      int count = Math.min(width, columns - c);
      for (int r = 0; r < rows; r += BLOCK) {
        Matrix part = m.part(r, c, Math.min(BLOCK, rows - r), count);
        transpose(tiles, part, target, at + c / width * panelStride + r * width, width);
      }
    }
  }

  private static void transpose(Tiles tiles, Matrix m, Object target, int at, int width) {
    int rows = (int) m.rows();
    int columns = (int) m.cols();
    if (m.rowStride() == 1) {
      long size = tiles.type().bytes();
      long from = m.offset() * size;
      Elements.transpose(m.segment(), from, m.colStride() * size, target, at, width, rows, columns);
    } else {
      lines(tiles, m, target, at, width);
    }
    for (int r = 0; r < rows && columns < width; r++) {
      Elements.clear(target, at + r * width + columns, width - columns);
    }
  }

  /** Copies the rows of a matrix to an array, {@code stride} elements apart. */
  public static void lines(Tiles tiles, Matrix m, Object target, int at, int stride) {
    int columns = (int) m.cols();
    long size = tiles.type().bytes();
    for (int r = 0; r < m.rows(); r++) {
      long from = (m.offset() + r * m.rowStride()) * size;
      int to = at + r * stride;
      if (m.colStride() == 1 || columns == 1) {
        Elements.copy(m.segment(), from, target, to, columns);
      } else {
        for (int c = 0; c < columns; c++) {
          Elements.move(m.segment(), from + c * m.colStride() * size, target, to + c);
        }
      }
    }
  }
}
