package dev.gatun.tensor.internal.conv;

import dev.gatun.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The loops over channels in plain Java. */
final class ScalarChannels implements Channels {
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
  private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;

  private final boolean floats;
  private final long size;

  ScalarChannels(DType type) {
    floats = type == DType.F32;
    size = type.bytes();
  }

  @Override
  public void correlate(ChannelJob j) {
    for (int m = j.first(); m < j.last(); m++) {
      long from = j.sourceAt() + j.zone().sources()[m] * size;
      long to = j.targetAt() + j.zone().targets()[m];
      for (int c = 0; c < j.channels(); c++) {
        if (floats) float32(j, from, to, c);
        else float64(j, from, to, c);
      }
    }
  }

  private void float32(ChannelJob j, long from, long to, int c) {
    Runs taps = j.zone().runs();
    float sum = j.init().get(FLOAT, c * size);
    for (int t = 0; t < taps.count(); t++) {
      float x = j.source().get(FLOAT, from + (taps.sources()[t] + c) * size);
      sum = Math.fma(x, ((float[]) j.weights())[taps.weights()[t] * j.stride() + c], sum);
    }
    j.target().set(FLOAT, to + c * size, j.rectified() && sum <= 0 ? 0 : sum);
  }

  private void float64(ChannelJob j, long from, long to, int c) {
    Runs taps = j.zone().runs();
    double sum = j.init().get(DOUBLE, c * size);
    for (int t = 0; t < taps.count(); t++) {
      double x = j.source().get(DOUBLE, from + (taps.sources()[t] + c) * size);
      sum = Math.fma(x, ((double[]) j.weights())[taps.weights()[t] * j.stride() + c], sum);
    }
    j.target().set(DOUBLE, to + c * size, j.rectified() && sum <= 0 ? 0 : sum);
  }

  @Override
  public void gradient(
      MemorySegment x,
      long xAt,
      long xLine,
      long xPixel,
      MemorySegment dy,
      long dyAt,
      long dyLine,
      long dyPixel,
      int lines,
      int pixels,
      Object sums,
      int at,
      int channels) {
    for (int i = 0; i < lines; i++) {
      for (int j = 0; j < pixels; j++) {
        long from = xAt + i * xLine + j * xPixel;
        long by = dyAt + i * dyLine + j * dyPixel;
        for (int c = 0; c < channels; c++) {
          if (sums instanceof float[] s) {
            float factor = x.get(FLOAT, from + c * size);
            s[at + c] = Math.fma(factor, dy.get(FLOAT, by + c * size), s[at + c]);
          } else {
            double[] s = (double[]) sums;
            double factor = x.get(DOUBLE, from + c * size);
            s[at + c] = Math.fma(factor, dy.get(DOUBLE, by + c * size), s[at + c]);
          }
        }
      }
    }
  }
}
