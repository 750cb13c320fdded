package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;

/** The greatest elements as a template, copied for each element type. */
final class VectorTop extends Top {
  private static final Lanes<?> LANES = Specializer.constant(MethodHandles.lookup(), Lanes.class);
  private static final int LENGTH = LANES.length();
  private static final int BYTES = LANES.bytes();
  private static final int WIDTH = BYTES / LENGTH;

  /** For the specialiser. */
  public VectorTop() {}

  @Override
  void rows(MemorySegment from, long f, long rows, long n, MemorySegment to, long t) {
    for (long i = 0; i < rows; i++) {
      double top = row(LANES, from, f + i * n * WIDTH, n);
      if (WIDTH == 8) to.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, t + i * WIDTH, top);
      else to.set(ValueLayout.JAVA_FLOAT_UNALIGNED, t + i * WIDTH, (float) top);
    }
  }

  private static <E> double row(Lanes<E> v, MemorySegment m, long f, long n) {
    double top = Double.NEGATIVE_INFINITY;
    long whole = n / (2L * LENGTH) * 2 * BYTES;
    if (whole > 0) top = pairs(v, m, f, whole);
    for (long at = f + whole; at < f + n * WIDTH; at += WIDTH) {
      double x = element(m, at);
      if (x > top) top = x;
    }
    return top;
  }

  /** The greatest of two vectors' elements at a time. */
  private static <E> double pairs(Lanes<E> v, MemorySegment m, long f, long bytes) {
    long _ = m.byteSize();
    Vector<E> x = v.load(m, f);
    Vector<E> y = v.load(m, f + BYTES);
    for (long i = 2L * BYTES; i < bytes; i += 2L * BYTES) {
      Vector<E> a = v.load(m, f + i);
      Vector<E> b = v.load(m, f + i + BYTES);
      x = x.blend(a, a.compare(VectorOperators.GT, x));
      y = y.blend(b, b.compare(VectorOperators.GT, y));
    }
    Vector<E> all = x.blend(y, y.compare(VectorOperators.GT, x));
    return WIDTH == 8 ? greatest((double[]) all.toArray()) : greatest((float[]) all.toArray());
  }

  private static double greatest(double[] lanes) {
    double top = lanes[0];
    for (int i = 1; i < lanes.length; i++) if (lanes[i] > top) top = lanes[i];
    return top;
  }

  private static double greatest(float[] lanes) {
    float top = lanes[0];
    for (int i = 1; i < lanes.length; i++) if (lanes[i] > top) top = lanes[i];
    return top;
  }

  private static double element(MemorySegment m, long at) {
    return WIDTH == 8
        ? m.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at)
        : m.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at);
  }
}
