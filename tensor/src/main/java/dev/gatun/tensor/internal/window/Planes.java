package dev.gatun.tensor.internal.window;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.View;
import java.lang.foreign.MemorySegment;

/** Copies a plane (one channel of one image) between a view and an array in row-major order. */
final class Planes {
  private Planes() {}

  static void load(View v, long n, long c, double[] to) {
    MemorySegment m = v.segment();
    int width = (int) v.sizes()[4];
    long step = v.strides()[4];
    for (int at = 0, row = 0; at < to.length; at += width, row++) {
      long from = row(v, n, c, row);
      if (v.dtype() == DType.F32) {
        for (int w = 0; w < width; w++) {
          to[at + w] = m.get(JAVA_FLOAT_UNALIGNED, (from + w * step) * Float.BYTES);
        }
      } else {
        for (int w = 0; w < width; w++) {
          to[at + w] = m.get(JAVA_DOUBLE_UNALIGNED, (from + w * step) * Double.BYTES);
        }
      }
    }
  }

  static void store(double[] from, View v, long n, long c) {
    MemorySegment m = v.segment();
    int width = (int) v.sizes()[4];
    long step = v.strides()[4];
    for (int at = 0, row = 0; at < from.length; at += width, row++) {
      long to = row(v, n, c, row);
      if (v.dtype() == DType.F32) {
        for (int w = 0; w < width; w++) {
          m.set(JAVA_FLOAT_UNALIGNED, (to + w * step) * Float.BYTES, (float) from[at + w]);
        }
      } else {
        for (int w = 0; w < width; w++) {
          m.set(JAVA_DOUBLE_UNALIGNED, (to + w * step) * Double.BYTES, from[at + w]);
        }
      }
    }
  }

  static void load(View v, long n, long c, int[] to) {
    int width = (int) v.sizes()[4];
    long step = v.strides()[4];
    for (int at = 0, row = 0; at < to.length; at += width, row++) {
      long from = row(v, n, c, row);
      for (int w = 0; w < width; w++) {
        to[at + w] = v.segment().get(JAVA_INT_UNALIGNED, (from + w * step) * Integer.BYTES);
      }
    }
  }

  static void store(int[] from, View v, long n, long c) {
    int width = (int) v.sizes()[4];
    long step = v.strides()[4];
    for (int at = 0, row = 0; at < from.length; at += width, row++) {
      long to = row(v, n, c, row);
      for (int w = 0; w < width; w++) {
        v.segment().set(JAVA_INT_UNALIGNED, (to + w * step) * Integer.BYTES, from[at + w]);
      }
    }
  }

  private static long row(View v, long n, long c, int row) {
    int heights = (int) v.sizes()[3];
    long[] s = v.strides();
    return v.offset() + n * s[0] + c * s[1] + row / heights * s[2] + row % heights * s[3];
  }
}
