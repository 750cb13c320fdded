package dev.gatun.tensor.internal.window;

import dev.gatun.tensor.internal.kernel.View;

/**
 * The windows that see one input, in ascending order: a list that serves all channels, and that
 * many inputs of a row share, each with a base of its own.
 */
final class Windows {
  /** The place of a window's output, relative to {@link #base}, in elements. */
  final long[] at;

  /** The place of its index, relative to {@link #indexBase}; only for maxima. */
  final long[] indexAt;

  /** What a window divides its sum by; only for averages. */
  final int[] divisor;

  /** How many windows there are. */
  int count;

  /**
   * The place that the list begins at, relative to the first position of the plane, in elements.
   */
  long base;

  /** The same in the view of indices. */
  long indexBase;

  private final Pass p;
  private final View index;
  private final boolean shared;
  private final int[] rowD;
  private final int[] rowH;
  private int rows;
  private int listed;

  /** Makes an empty list for a gradient. */
  Windows(Pass p) {
    this.p = p;
    index = p.index() == null ? p.y() : p.index();
    shared = p.w().dilation() == 1 && (p.index() != null || p.w().even(p.includePadding()));
    rowD = new int[p.d().overlap() * p.h().overlap()];
    rowH = new int[rowD.length];
    at = new long[rowD.length * p.w().overlap()];
    indexAt = new long[at.length];
    divisor = new int[at.length];
  }

  /** Goes to the inputs of row (id, ih). */
  void row(int id, int ih) {
    rows = 0;
    listed = -1;
    for (int od = p.d().firstWindow(id); od < p.d().endWindow(id); od++) {
      if (!p.d().sees(od, id)) continue;
      for (int oh = p.h().firstWindow(ih); oh < p.h().endWindow(ih); oh++) {
        if (!p.h().sees(oh, ih)) continue;
        rowD[rows] = od;
        rowH[rows++] = oh;
      }
    }
  }

  /** Goes to input {@code iw} of the row. */
  void input(int iw) {
    int first = p.w().firstWindow(iw);
    int windows = p.w().endWindow(iw) - first;
    base = first * p.y().strides()[4];
    indexBase = first * index.strides()[4];
    if (!shared || windows != listed) list(iw, first, windows);
  }

  private void list(int iw, int first, int windows) {
    listed = windows;
    count = 0;
    for (int r = 0; r < rows; r++) {
      for (int o = 0; o < windows; o++) {
        if (p.w().sees(first + o, iw)) add(rowD[r], rowH[r], first, o);
      }
    }
  }

  private void add(int od, int oh, int first, int o) {
    at[count] = Pass.place(p.y(), od, oh, o);
    indexAt[count] = Pass.place(index, od, oh, o);
    divisor[count++] = p.divisor(od, oh, first + o);
  }
}
