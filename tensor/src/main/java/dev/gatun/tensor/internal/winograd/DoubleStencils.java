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

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The maps in plain Java for {@code double}. */
final class DoubleStencils implements Stencils {
  @Override
  public void inputs(Object x, int from, int stride, Object y, int to, int step, int n) {
    inputs((double[]) x, from, stride, (double[]) y, to, step, n);
  }

  @Override
  public void outputs(Object x, int from, int stride, Object y, int to, int step, int n) {
    outputs((double[]) x, from, stride, (double[]) y, to, step, n);
  }

  @Override
  public void gradients(Object x, int from, int stride, Object y, int to, int step, int n) {
    gradients((double[]) x, from, stride, (double[]) y, to, step, n);
  }

  @Override
  public void weights(Object x, int from, int stride, Object y, int to, int step, int n) {
    weights((double[]) x, from, stride, (double[]) y, to, step, n);
  }

  @Override
  public void weightGradients(Object x, int from, int stride, Object y, int to, int step, int n) {
    weightGradients((double[]) x, from, stride, (double[]) y, to, step, n);
  }

  private static void inputs(
      double[] x, int from, int stride, double[] y, int to, int step, int n) {
    for (int i = 0; i < n; i++) {
      int at = from + i;
      double x1 = x[at + stride];
      double x2 = x[at + 2 * stride];
      double x3 = x[at + 3 * stride];
      double x4 = x[at + 4 * stride];
      double evenA = Math.fma(-B2, x2, x4);
      double oddA = Math.fma(-B2, x1, x3);
      double evenB = Math.fma(-A2, x2, x4);
      double oddB = Math.fma(-A2, x1, x3);
      y[to + i] = Math.fma(PRODUCT, x[at], Math.fma(-SUM, x2, x4));
      y[to + step + i] = Math.fma(A, oddA, evenA);
      y[to + 2 * step + i] = Math.fma(-A, oddA, evenA);
      y[to + 3 * step + i] = Math.fma(B, oddB, evenB);
      y[to + 4 * step + i] = Math.fma(-B, oddB, evenB);
      y[to + 5 * step + i] = Math.fma(PRODUCT, x1, Math.fma(-SUM, x3, x[at + 5 * stride]));
    }
  }

  private static void outputs(
      double[] x, int from, int stride, double[] y, int to, int step, int n) {
    for (int i = 0; i < n; i++) {
      int at = from + i;
      double x1 = x[at + stride];
      double x2 = x[at + 2 * stride];
      double x3 = x[at + 3 * stride];
      double x4 = x[at + 4 * stride];
      double last = Math.fma(B3, x3 - x4, x[at + 5 * stride]);
      y[to + i] = x[at] + (x1 + x2) + (x3 + x4);
      y[to + step + i] = Math.fma(A, x1 - x2, (x3 - x4) * B);
      y[to + 2 * step + i] = Math.fma(A2, x1 + x2, (x3 + x4) * B2);
      y[to + 3 * step + i] = Math.fma(A3, x1 - x2, last);
    }
  }

  private static void gradients(
      double[] x, int from, int stride, double[] y, int to, int step, int n) {
    for (int i = 0; i < n; i++) {
      int at = from + i;
      double x0 = x[at];
      double x1 = x[at + stride];
      double x2 = x[at + 2 * stride];
      double x3 = x[at + 3 * stride];
      double evenA = Math.fma(A2, x2, x0);
      double oddA = Math.fma(A2, x3, x1);
      double evenB = Math.fma(B2, x2, x0);
      double oddB = Math.fma(B2, x3, x1);
      y[to + i] = x0;
      y[to + step + i] = Math.fma(A, oddA, evenA);
      y[to + 2 * step + i] = Math.fma(-A, oddA, evenA);
      y[to + 3 * step + i] = Math.fma(B, oddB, evenB);
      y[to + 4 * step + i] = Math.fma(-B, oddB, evenB);
      y[to + 5 * step + i] = x3;
    }
  }

  private static void weights(
      double[] x, int from, int stride, double[] y, int to, int step, int n) {
    for (int i = 0; i < n; i++) {
      double x0 = x[from + i];
      double x1 = x[from + stride + i];
      double x2 = x[from + 2 * stride + i];
      double evenA = Math.fma(A2, x2, x0) * AT_A;
      double oddA = x1 * (A * AT_A);
      double evenB = Math.fma(B2, x2, x0) * AT_B;
      double oddB = x1 * (B * AT_B);
      y[to + i] = x0 * AT_ZERO;
      y[to + step + i] = evenA + oddA;
      y[to + 2 * step + i] = evenA - oddA;
      y[to + 3 * step + i] = evenB + oddB;
      y[to + 4 * step + i] = evenB - oddB;
      y[to + 5 * step + i] = x2;
    }
  }

  private static void weightGradients(
      double[] x, int from, int stride, double[] y, int to, int step, int n) {
    for (int i = 0; i < n; i++) {
      int at = from + i;
      double x1 = x[at + stride];
      double x2 = x[at + 2 * stride];
      double x3 = x[at + 3 * stride];
      double x4 = x[at + 4 * stride];
      double evenA = (x1 + x2) * AT_A;
      double evenB = (x3 + x4) * AT_B;
      double odd = (x3 - x4) * (B * AT_B);
      double last = Math.fma(B2, evenB, x[at + 5 * stride]);
      y[to + i] = Math.fma(AT_ZERO, x[at], evenA + evenB);
      y[to + step + i] = Math.fma(A * AT_A, x1 - x2, odd);
      y[to + 2 * step + i] = Math.fma(A2, evenA, last);
    }
  }

  @Override
  public void write(
      Object source,
      int from,
      Object summand,
      MemorySegment target,
      long to,
      int count,
      boolean rectified) {
    double[] x = (double[]) source;
    double[] b = (double[]) summand;
    for (int i = 0; i < count; i++) {
      long at = to + Double.BYTES * (long) i;
      double y = x[from + i] + b[i];
      target.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, at, rectified && y <= 0 ? 0 : y);
    }
  }
}
