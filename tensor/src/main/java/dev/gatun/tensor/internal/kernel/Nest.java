package dev.gatun.tensor.internal.kernel;

import java.util.Arrays;

/**
 * The loops that visit all positions of some views of the same sizes: as few as possible, in the
 * order in which the first view's elements lie in memory, outermost first.
 *
 * @param sizes how often each loop runs, at least twice
 * @param steps for each view, how many bytes one round of each loop moves on
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Nest(long[] sizes, long[][] steps) {
  /** Returns the loops over {@code views}, none of them empty. */
  static Nest of(View... views) {
    int[] order = order(views);
    var nest = new Nest(new long[order.length], new long[views.length][order.length]);
    int depth = 0;
    for (int d : order) depth = nest.add(depth, d, views);
    return nest.cut(depth);
  }

  /** Dimensions of more than one position, those with the widest strides first. */
  private static int[] order(View[] views) {
    long[] sizes = views[0].sizes();
    int[] dims = new int[sizes.length];
    int n = 0;
    for (int d = 0; d < sizes.length; d++) {
      if (sizes[d] == 1) continue;
      int at = n++;
      for (; at > 0 && isWider(d, dims[at - 1], views); at--) dims[at] = dims[at - 1];
      dims[at] = d;
    }
    return Arrays.copyOf(dims, n);
  }

  private static boolean isWider(int a, int b, View[] views) {
    for (View v : views) {
      int c = Long.compare(Math.abs(v.strides()[a]), Math.abs(v.strides()[b]));
      if (c != 0) return c > 0;
    }
    return false;
  }

  /** Adds a loop inside the others, or lengthens the innermost if it only goes on with it. */
  private int add(int depth, int dim, View[] views) {
    long size = views[0].sizes()[dim];
    boolean merge = depth > 0;
    for (int v = 0; v < views.length && merge; v++) {
      merge = steps[v][depth - 1] == step(views[v], dim) * size;
    }
    int at = merge ? depth - 1 : depth;
    sizes[at] = merge ? sizes[at] * size : size;
    for (int v = 0; v < views.length; v++) steps[v][at] = step(views[v], dim);
    return at + 1;
  }

  private static long step(View v, int dim) {
    return v.strides()[dim] * v.dtype().bytes();
  }

  private Nest cut(int depth) {
    long[][] s = new long[steps.length][];
    for (int v = 0; v < s.length; v++) s[v] = Arrays.copyOf(steps[v], depth);
    return new Nest(Arrays.copyOf(sizes, depth), s);
  }

  /** Returns the innermost loop that moves view {@code v} on by {@code bytes}, or -1. */
  int loopOf(int v, long bytes) {
    for (int d = depth() - 1; d >= 0; d--) if (steps[v][d] == bytes) return d;
    return -1;
  }

  /**
   * Returns view {@code v}, whose elements {@code like} describes, with a dimension for each loop.
   */
  View view(int v, View like) {
    long[] strides = steps[v].clone();
    for (int d = 0; d < strides.length; d++) strides[d] /= like.dtype().bytes();
    return new View(like.dtype(), like.segment(), like.offset(), sizes.clone(), strides);
  }

  /**
   * Returns these loops with another view in place of view {@code v}, which loop {@code still} does
   * not move.
   */
  Nest with(int v, View other, int still) {
    long[][] s = steps.clone();
    s[v] = new long[depth()];
    for (int d = 0; d < depth(); d++) s[v][d] = d == still ? 0 : step(other, d);
    return new Nest(sizes, s);
  }

  /** Returns how often loop {@code n} runs, counted from the innermost. */
  long inner(int n) {
    return sizes[sizes.length - 1 - n];
  }

  /** Returns the number of loops. */
  int depth() {
    return sizes.length;
  }

  /** Returns these loops with as many of one round around them as make {@code depth} of them. */
  Nest atLeast(int depth) {
    int more = depth - depth();
    if (more <= 0) return this;
    long[] s = new long[depth];
    Arrays.fill(s, 0, more, 1);
    System.arraycopy(sizes, 0, s, more, sizes.length);
    long[][] t = new long[steps.length][depth];
    for (int v = 0; v < t.length; v++) System.arraycopy(steps[v], 0, t[v], more, sizes.length);
    return new Nest(s, t);
  }

  /** Returns these loops with number {@code from} moved to place {@code to}. */
  Nest moved(int from, int to) {
    long[][] s = new long[steps.length][];
    for (int v = 0; v < s.length; v++) s[v] = moved(steps[v], from, to);
    return new Nest(moved(sizes, from, to), s);
  }

  private static long[] moved(long[] a, int from, int to) {
    long[] b = new long[a.length];
    int at = 0;
    for (int i = 0; i < a.length; i++) {
      if (at == to) at++;
      if (i == from) b[to] = a[i];
      else b[at++] = a[i];
    }
    return b;
  }

  /** Returns the number of positions. */
  long count() {
    long n = 1;
    for (long s : sizes) n *= s;
    return n;
  }
}
