package dev.gatun.tensor.internal.window;

/**
 * The inputs that one window sees, in ascending order: a list that serves all channels, and that
 * most windows of a row share, each with a base of its own.
 */
final class Taps {
  /** The place of an input, relative to {@link #base}, in elements. */
  final long[] at;

  /** The flat index of an input within D * H * W, relative to {@link #first}. */
  final int[] flat;

  /** How many inputs there are. */
  int count;

  /**
   * The place that the list begins at, relative to the first position of the plane, in elements.
   */
  long base;

  /** The position along W that the list begins at. */
  int first;

  private final Pass p;
  private final long[] rowAt;
  private final int[] rowFlat;
  private int rows;
  private int listed;

  /** Makes an empty list for a forward pass. */
  Taps(Pass p) {
    this.p = p;
    rowAt = new long[p.d().kernel() * p.h().kernel()];
    rowFlat = new int[rowAt.length];
    at = new long[rowAt.length * p.w().kernel()];
    flat = new int[at.length];
  }

  /** Goes to the windows of row (od, oh). */
  void row(int od, int oh) {
    rows = 0;
    listed = -1;
    for (int td = 0; td < p.d().taps(od); td++) {
      int id = p.d().first(od) + td * p.d().dilation();
      for (int th = 0; th < p.h().taps(oh); th++) {
        int ih = p.h().first(oh) + th * p.h().dilation();
        rowAt[rows] = Pass.place(p.x(), id, ih, 0);
        rowFlat[rows++] = p.flat(id, ih, 0);
      }
    }
  }

  /** Goes to window {@code ow} of the row. */
  void window(int ow) {
    first = p.w().first(ow);
    base = first * p.x().strides()[4];
    int taps = p.w().taps(ow);
    if (taps != listed) list(taps);
  }

  private void list(int taps) {
    listed = taps;
    count = 0;
    for (int r = 0; r < rows; r++) {
      for (int t = 0; t < taps; t++) {
        int i = t * p.w().dilation();
        at[count] = rowAt[r] + i * p.x().strides()[4];
        flat[count++] = rowFlat[r] + i;
      }
    }
  }
}
