package dev.gatun.tensor.internal.window;

import dev.gatun.tensor.PoolWindow;

/**
 * One spatial dimension of a pooling: which inputs a window sees, and which windows see an input.
 * Window {@code o} has its taps at the inputs {@code o * stride - padding + t * dilation}, for t
 * from 0 to {@code kernel} - 1, as far as they exist. Worked out once a pass, since the divisions
 * cost more than the elements.
 */
final class Axis {
  private final int in;
  private final int out;
  private final int kernel;
  private final int stride;
  private final int padding;
  private final int dilation;
  private final int[] first;
  private final int[] taps;
  private final int[] padded;
  private final int[] firstWindow;
  private final int[] endWindow;

  /** Takes the number of inputs, the number of windows, and the window's dimension {@code dim}. */
  Axis(long in, long out, PoolWindow w, int dim) {
    this.in = Math.toIntExact(in);
    this.out = Math.toIntExact(out);
    kernel = w.kernel().get(dim);
    stride = w.stride().get(dim);
    padding = w.padding().get(dim);
    dilation = w.dilation().get(dim);
    first = new int[this.out];
    taps = new int[this.out];
    padded = new int[this.out];
    firstWindow = new int[this.in];
    endWindow = new int[this.in];
    for (int o = 0; o < this.out; o++) window(o);
    for (int i = 0; i < this.in; i++) input(i);
  }

  private void window(int o) {
    int start = start(o);
    int skipped = Math.max(0, Math.ceilDiv(-start, dilation));
    first[o] = start + skipped * dilation;
    taps[o] = Math.max(0, Math.min(kernel, Math.ceilDiv(in - start, dilation)) - skipped);
    padded[o] = Math.min(kernel, Math.ceilDiv(in + padding - start, dilation));
  }

  private void input(int i) {
    firstWindow[i] = Math.max(0, Math.ceilDiv(i + padding - (kernel - 1) * dilation, stride));
    endWindow[i] = Math.min(out, (i + padding) / stride + 1);
  }

  /** Returns the number of inputs. */
  int in() {
    return in;
  }

  /** Returns the number of windows. */
  int out() {
    return out;
  }

  /** Returns how many taps a window has, those in the padding included. */
  int kernel() {
    return kernel;
  }

  /** Returns how far apart the windows are. */
  int stride() {
    return stride;
  }

  /** Returns where window {@code o} has its first tap; negative if that is in the padding. */
  int start(int o) {
    return o * stride - padding;
  }

  /** Returns the first window whose tap {@code t} does not lie before the input. */
  int firstWithTap(int t) {
    return Math.max(0, Math.ceilDiv(padding - t * dilation, stride));
  }

  /** Returns the first window whose tap {@code t} lies behind the input, or their number. */
  int endWithTap(int t) {
    return Math.min(out, Math.floorDiv(in - 1 + padding - t * dilation, stride) + 1);
  }

  /** Returns how far apart the taps are. */
  int dilation() {
    return dilation;
  }

  /** Returns the first input that window {@code o} sees, if it sees any. */
  int first(int o) {
    return first[o];
  }

  /** Returns how many inputs window {@code o} sees. */
  int taps(int o) {
    return taps[o];
  }

  /** Returns how many taps of window {@code o} an average counts. */
  int counted(int o, boolean includePadding) {
    return includePadding ? padded[o] : taps[o];
  }

  /** Tells whether an average counts as many taps in every window. */
  boolean even(boolean includePadding) {
    for (int o = 1; o < out; o++) {
      if (counted(o, includePadding) != counted(0, includePadding)) return false;
    }
    return true;
  }

  /** Returns the first window that may see input {@code i}. */
  int firstWindow(int i) {
    return firstWindow[i];
  }

  /** Returns the first window that begins behind input {@code i}, or the number of windows. */
  int endWindow(int i) {
    return endWindow[i];
  }

  /** Tells whether one of the windows from {@link #firstWindow} to the end sees input {@code i}. */
  boolean sees(int o, int i) {
    return dilation == 1 || (i - start(o)) % dilation == 0;
  }

  /** Returns how many windows see one input at most. */
  int overlap() {
    return (kernel - 1) * dilation / stride + 1;
  }
}
