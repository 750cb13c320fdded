package dev.gatun.tensor.internal.conv;

import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** The loops over vectors of channels as a template, copied for each element type. */
final class VectorChannels implements Channels {
  private static final Lanes<?> LANES = Specializer.constant(MethodHandles.lookup(), Lanes.class);
  private static final int LENGTH = LANES.length();
  private static final long SIZE = LANES.bytes() / LENGTH;

  public VectorChannels() {}

  @Override
  public void correlate(ChannelJob job) {
    int c = 0;
    for (; c + LENGTH <= job.channels(); c += LENGTH) full(LANES, job, c);
    if (c < job.channels()) part(LANES, job, c);
    if (job.rectified()) rectify(LANES, job);
  }

  /** A pass of its own: a vector that may or may not be rectified would be an object. */
  private static <E> void rectify(Lanes<E> s, ChannelJob j) {
    long[] targets = j.zone().targets();
    Vector<E> zero = s.zero();
    for (int m = j.first(); m < j.last(); m++) {
      long at = j.targetAt() + targets[m];
      int c = 0;
      for (; c + LENGTH <= j.channels(); c += LENGTH) {
        Vector<E> x = s.load(j.target(), at + c * SIZE);
        s.store(x.blend(zero, x.compare(VectorOperators.LE, zero)), j.target(), at + c * SIZE);
      }
      if (c == j.channels()) continue;
      VectorMask<E> rest = s.first(j.channels() - c);
      Vector<E> x = s.load(j.target(), at + c * SIZE, rest);
      x = x.blend(zero, x.compare(VectorOperators.LE, zero));
      s.store(x, j.target(), at + c * SIZE, rest);
    }
  }

  private static <E> void full(Lanes<E> s, ChannelJob j, int c) {
    int[] sources = j.zone().sources();
    long[] targets = j.zone().targets();
    int[] offsets = j.zone().runs().sources();
    int[] taps = j.zone().runs().weights();
    Object weights = j.weights();
    for (int m = j.first(); m < j.last(); m++) {
      Vector<E> sum = s.load(j.init(), c * SIZE);
      for (int t = 0; t < taps.length; t++) {
        Vector<E> x = s.load(j.source(), j.sourceAt() + (sources[m] + offsets[t] + c) * SIZE);
        sum = x.lanewise(VectorOperators.FMA, s.at(weights, taps[t] * j.stride() + c), sum);
      }
      s.store(sum, j.target(), j.targetAt() + targets[m] + c * SIZE);
    }
  }

  private static <E> void part(Lanes<E> s, ChannelJob j, int c) {
    VectorMask<E> mask = s.first(j.channels() - c);
    int[] sources = j.zone().sources();
    long[] targets = j.zone().targets();
    int[] offsets = j.zone().runs().sources();
    int[] taps = j.zone().runs().weights();
    for (int m = j.first(); m < j.last(); m++) {
      Vector<E> sum = s.load(j.init(), c * SIZE, mask);
      for (int t = 0; t < taps.length; t++) {
        long at = j.sourceAt() + (sources[m] + offsets[t] + c) * SIZE;
        Vector<E> x = s.load(j.source(), at, mask);
        sum = x.lanewise(VectorOperators.FMA, s.at(j.weights(), taps[t] * j.stride() + c), sum);
      }
      s.store(sum, j.target(), j.targetAt() + targets[m] + c * SIZE, mask);
    }
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
    for (int c = 0; c < channels; c += LENGTH) {
      int count = Math.min(LENGTH, channels - c);
      for (int i = 0; i < lines; i++) {
        long from = xAt + i * xLine + c * SIZE;
        long by = dyAt + i * dyLine + c * SIZE;
        if (count == LENGTH) full(LANES, x, from, xPixel, dy, by, dyPixel, pixels, sums, at + c);
        else part(LANES, x, from, xPixel, dy, by, dyPixel, pixels, sums, at + c, count);
      }
    }
  }

  private static <E> void full(
      Lanes<E> s,
      MemorySegment x,
      long xAt,
      long xPixel,
      MemorySegment dy,
      long dyAt,
      long dyPixel,
      int pixels,
      Object sums,
      int at) {
    Vector<E> sum = s.at(sums, at);
    for (int j = 0; j < pixels; j++) {
      Vector<E> factor = s.load(x, xAt + j * xPixel);
      sum = factor.lanewise(VectorOperators.FMA, s.load(dy, dyAt + j * dyPixel), sum);
    }
    s.put(sum, sums, at);
  }

  private static <E> void part(
      Lanes<E> s,
      MemorySegment x,
      long xAt,
      long xPixel,
      MemorySegment dy,
      long dyAt,
      long dyPixel,
      int pixels,
      Object sums,
      int at,
      int count) {
    VectorMask<E> mask = s.first(count);
    Vector<E> sum = s.at(sums, at);
    for (int j = 0; j < pixels; j++) {
      Vector<E> factor = s.load(x, xAt + j * xPixel, mask);
      sum = factor.lanewise(VectorOperators.FMA, s.load(dy, dyAt + j * dyPixel, mask), sum);
    }
    s.put(sum, sums, at);
  }
}
