package dev.gatun.tensor.internal.winograd;

import static dev.gatun.tensor.internal.winograd.Points.A;
import static dev.gatun.tensor.internal.winograd.Points.A2;
import static dev.gatun.tensor.internal.winograd.Points.A3;
import static dev.gatun.tensor.internal.winograd.Points.AT_A;
import static dev.gatun.tensor.internal.winograd.Points.AT_B;
import static dev.gatun.tensor.internal.winograd.Points.AT_ZERO;
import static dev.gatun.tensor.internal.winograd.Points.B;
import static dev.gatun.tensor.internal.winograd.Points.B2;
import static dev.gatun.tensor.internal.winograd.Points.B3;
import static dev.gatun.tensor.internal.winograd.Points.PRODUCT;
import static dev.gatun.tensor.internal.winograd.Points.SUM;

import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;

/** The maps as a template, copied for each element type. */
final class VectorStencils implements Stencils {
  private static final Lanes<?> LANES = Specializer.constant(MethodHandles.lookup(), Lanes.class);
  private static final int LENGTH = LANES.length();
  private static final int SIZE = LANES.bytes() / LENGTH;

  public VectorStencils() {}

  private static <E> Vector<E> fma(Vector<E> a, Vector<E> x, Vector<E> y) {
    return x.lanewise(VectorOperators.FMA, a, y);
  }

  @Override
  public void inputs(Object x, int from, int stride, Object y, int to, int step, int count) {
    inputs(LANES, x, from, stride, y, to, step, count);
  }

  private static <E> void inputs(
      Lanes<E> s, Object x, int from, int stride, Object y, int to, int step, int count) {
    Vector<E> product = s.fill(PRODUCT);
    Vector<E> minusSum = s.fill(-SUM);
    Vector<E> minusB2 = s.fill(-B2);
    Vector<E> a = s.fill(A);
    Vector<E> minusA = s.fill(-A);
    Vector<E> minusA2 = s.fill(-A2);
    Vector<E> b = s.fill(B);
    Vector<E> minusB = s.fill(-B);
    for (int i = 0; i < count; i += LENGTH) {
      Vector<E> x1 = s.at(x, from + i + stride);
      Vector<E> x2 = s.at(x, from + i + 2 * stride);
      Vector<E> x3 = s.at(x, from + i + 3 * stride);
      Vector<E> x4 = s.at(x, from + i + 4 * stride);
      s.put(fma(product, s.at(x, from + i), fma(minusSum, x2, x4)), y, to + i);
      Vector<E> even = fma(minusB2, x2, x4);
      Vector<E> odd = fma(minusB2, x1, x3);
      s.put(fma(a, odd, even), y, to + i + step);
      s.put(fma(minusA, odd, even), y, to + i + 2 * step);
      even = fma(minusA2, x2, x4);
      odd = fma(minusA2, x1, x3);
      s.put(fma(b, odd, even), y, to + i + 3 * step);
      s.put(fma(minusB, odd, even), y, to + i + 4 * step);
      Vector<E> x5 = s.at(x, from + i + 5 * stride);
      s.put(fma(product, x1, fma(minusSum, x3, x5)), y, to + i + 5 * step);
    }
  }

  @Override
  public void outputs(Object x, int from, int stride, Object y, int to, int step, int count) {
    outputs(LANES, x, from, stride, y, to, step, count);
  }

  private static <E> void outputs(
      Lanes<E> s, Object x, int from, int stride, Object y, int to, int step, int count) {
    Vector<E> a = s.fill(A);
    Vector<E> a2 = s.fill(A2);
    Vector<E> a3 = s.fill(A3);
    Vector<E> b3 = s.fill(B3);
    Vector<E> b = s.fill(B);
    Vector<E> b2 = s.fill(B2);
    for (int i = 0; i < count; i += LENGTH) {
      Vector<E> x1 = s.at(x, from + i + stride);
      Vector<E> x2 = s.at(x, from + i + 2 * stride);
      Vector<E> x3 = s.at(x, from + i + 3 * stride);
      Vector<E> x4 = s.at(x, from + i + 4 * stride);
      Vector<E> evenA = x1.add(x2);
      Vector<E> oddA = x1.sub(x2);
      Vector<E> evenB = x3.add(x4);
      Vector<E> oddB = x3.sub(x4);
      s.put(s.at(x, from + i).add(evenA).add(evenB), y, to + i);
      s.put(fma(a, oddA, oddB.mul(b)), y, to + i + step);
      s.put(fma(a2, evenA, evenB.mul(b2)), y, to + i + 2 * step);
      s.put(fma(a3, oddA, fma(b3, oddB, s.at(x, from + i + 5 * stride))), y, to + i + 3 * step);
    }
  }

  @Override
  public void gradients(Object x, int from, int stride, Object y, int to, int step, int count) {
    gradients(LANES, x, from, stride, y, to, step, count);
  }

  private static <E> void gradients(
      Lanes<E> s, Object x, int from, int stride, Object y, int to, int step, int count) {
    Vector<E> a2 = s.fill(A2);
    Vector<E> a = s.fill(A);
    Vector<E> minusA = s.fill(-A);
    Vector<E> b2 = s.fill(B2);
    Vector<E> b = s.fill(B);
    Vector<E> minusB = s.fill(-B);
    for (int i = 0; i < count; i += LENGTH) {
      Vector<E> x0 = s.at(x, from + i);
      Vector<E> x1 = s.at(x, from + i + stride);
      Vector<E> x2 = s.at(x, from + i + 2 * stride);
      Vector<E> x3 = s.at(x, from + i + 3 * stride);
      s.put(x0, y, to + i);
      Vector<E> even = fma(a2, x2, x0);
      Vector<E> odd = fma(a2, x3, x1);
      s.put(fma(a, odd, even), y, to + i + step);
      s.put(fma(minusA, odd, even), y, to + i + 2 * step);
      even = fma(b2, x2, x0);
      odd = fma(b2, x3, x1);
      s.put(fma(b, odd, even), y, to + i + 3 * step);
      s.put(fma(minusB, odd, even), y, to + i + 4 * step);
      s.put(x3, y, to + i + 5 * step);
    }
  }

  @Override
  public void weights(Object x, int from, int stride, Object y, int to, int step, int count) {
    weights(LANES, x, from, stride, y, to, step, count);
  }

  private static <E> void weights(
      Lanes<E> s, Object x, int from, int stride, Object y, int to, int step, int count) {
    Vector<E> a2 = s.fill(A2);
    Vector<E> b2 = s.fill(B2);
    Vector<E> atZero = s.fill(AT_ZERO);
    Vector<E> atA = s.fill(AT_A);
    Vector<E> oddAtA = s.fill(A * AT_A);
    Vector<E> atB = s.fill(AT_B);
    Vector<E> oddAtB = s.fill(B * AT_B);
    for (int i = 0; i < count; i += LENGTH) {
      Vector<E> x0 = s.at(x, from + i);
      Vector<E> x1 = s.at(x, from + i + stride);
      Vector<E> x2 = s.at(x, from + i + 2 * stride);
      s.put(x0.mul(atZero), y, to + i);
      Vector<E> even = fma(a2, x2, x0).mul(atA);
      Vector<E> odd = x1.mul(oddAtA);
      s.put(even.add(odd), y, to + i + step);
      s.put(even.sub(odd), y, to + i + 2 * step);
      even = fma(b2, x2, x0).mul(atB);
      odd = x1.mul(oddAtB);
      s.put(even.add(odd), y, to + i + 3 * step);
      s.put(even.sub(odd), y, to + i + 4 * step);
      s.put(x2, y, to + i + 5 * step);
    }
  }

  @Override
  public void weightGradients(
      Object x, int from, int stride, Object y, int to, int step, int count) {
    weightGradients(LANES, x, from, stride, y, to, step, count);
  }

  private static <E> void weightGradients(
      Lanes<E> s, Object x, int from, int stride, Object y, int to, int step, int count) {
    Vector<E> atZero = s.fill(AT_ZERO);
    Vector<E> oddAtA = s.fill(A * AT_A);
    Vector<E> b2 = s.fill(B2);
    Vector<E> a2 = s.fill(A2);
    Vector<E> atA = s.fill(AT_A);
    Vector<E> atB = s.fill(AT_B);
    Vector<E> oddAtB = s.fill(B * AT_B);
    for (int i = 0; i < count; i += LENGTH) {
      Vector<E> x1 = s.at(x, from + i + stride);
      Vector<E> x2 = s.at(x, from + i + 2 * stride);
      Vector<E> x3 = s.at(x, from + i + 3 * stride);
      Vector<E> x4 = s.at(x, from + i + 4 * stride);
      Vector<E> evenA = x1.add(x2).mul(atA);
      Vector<E> evenB = x3.add(x4).mul(atB);
      s.put(fma(atZero, s.at(x, from + i), evenA.add(evenB)), y, to + i);
      Vector<E> odd = x3.sub(x4).mul(oddAtB);
      s.put(fma(oddAtA, x1.sub(x2), odd), y, to + i + step);
      Vector<E> last = fma(b2, evenB, s.at(x, from + i + 5 * stride));
      s.put(fma(a2, evenA, last), y, to + i + 2 * step);
    }
  }

  @Override
  public void write(
      Object x, int from, Object summand, MemorySegment y, long to, int count, boolean rectified) {
    if (rectified) writeRectified(LANES, x, from, summand, y, to, count);
    else write(LANES, x, from, summand, y, to, count);
  }

  private static <E> void writeRectified(
      Lanes<E> s, Object x, int from, Object summand, MemorySegment y, long to, int count) {
    Vector<E> zero = s.zero();
    for (int i = 0; i < count; i += LENGTH) {
      Vector<E> sum = s.at(x, from + i).add(s.at(summand, i));
      sum = sum.blend(zero, sum.compare(VectorOperators.LE, zero));
      s.store(sum, y, to + (long) i * SIZE);
    }
  }

  private static <E> void write(
      Lanes<E> s, Object x, int from, Object summand, MemorySegment y, long to, int count) {
    for (int i = 0; i < count; i += LENGTH) {
      s.store(s.at(x, from + i).add(s.at(summand, i)), y, to + (long) i * SIZE);
    }
  }
}
