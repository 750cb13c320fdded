package dev.gatun.tensor.internal.conv;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.linalg.Numbers;
import java.lang.foreign.MemorySegment;

/** Convolution as it is defined, one product at a time, in double precision. */
final class Reference {
  /** Takes the index of an element of the output, of the input and of the weights. */
  private interface Term {
    void add(int y, int x, int w);
  }

  private Reference() {}

  static double[] forward(DType type, ConvGeometry g, MemorySegment x, MemorySegment w) {
    double[] y = new double[(int) (g.batch() * ConvGeometry.volume(g.output()) * g.outChannels())];
    each(g, (i, j, k) -> y[i] += Numbers.get(type, x, j) * Numbers.get(type, w, k));
    return y;
  }

  static double[] inputGradient(DType type, ConvGeometry g, MemorySegment dy, MemorySegment w) {
    double[] dx = new double[(int) (g.batch() * ConvGeometry.volume(g.input()) * g.inChannels())];
    each(g, (i, j, k) -> dx[j] += Numbers.get(type, dy, i) * Numbers.get(type, w, k));
    return dx;
  }

  static double[] weightGradient(DType type, ConvGeometry g, MemorySegment x, MemorySegment dy) {
    double[] dw = new double[g.taps() * g.groupIn() * g.outChannels()];
    each(g, (i, j, k) -> dw[k] += Numbers.get(type, dy, i) * Numbers.get(type, x, j));
    return dw;
  }

  private static void each(ConvGeometry g, Term term) {
    for (int n = 0; n < g.batch(); n++) {
      for (int d = 0; d < g.output(0); d++) {
        for (int h = 0; h < g.output(1); h++) {
          for (int w = 0; w < g.output(2); w++) pixel(g, n, new int[] {d, h, w}, term);
        }
      }
    }
  }

  private static void pixel(ConvGeometry g, int n, int[] o, Term term) {
    int y = ((n * g.output(0) + o[0]) * g.output(1) + o[1]) * g.output(2) + o[2];
    for (int d = 0; d < g.kernel()[0]; d++) {
      for (int h = 0; h < g.kernel()[1]; h++) {
        for (int w = 0; w < g.kernel()[2]; w++) {
          int[] k = {d, h, w};
          int x = n;
          boolean inside = true;
          for (int axis = 0; axis < 3; axis++) {
            int i = o[axis] * g.stride()[axis] + k[axis] * g.dilation()[axis] - g.padding()[axis];
            inside &= i >= 0 && i < g.input()[axis];
            x = x * g.input()[axis] + i;
          }
          int tap = (d * g.kernel()[1] + h) * g.kernel()[2] + w;
          if (inside) channels(g, y, x, tap, term);
        }
      }
    }
  }

  private static void channels(ConvGeometry g, int y, int x, int tap, Term term) {
    for (int co = 0; co < g.outChannels(); co++) {
      int group = co / g.groupOut();
      for (int ci = 0; ci < g.groupIn(); ci++) {
        term.add(
            y * g.outChannels() + co,
            x * g.inChannels() + group * g.groupIn() + ci,
            (co * g.groupIn() + ci) * g.taps() + tap);
      }
    }
  }
}
