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

/** The maps in plain Java for {@code float}. */
final class FloatStencils implements Stencils {
  @Override
  public void inputs(Object x, int from, int stride, Object y, int to, int step, int n) {
    inputs((float[]) x, from, stride, (float[]) y, to, step, n);
  }

  @Override
  public void outputs(Object x, int from, int stride, Object y, int to, int step, int n) {
    outputs((float[]) x, from, stride, (float[]) y, to, step, n);
  }

  @Override
  public void gradients(Object x, int from, int stride, Object y, int to, int step, int n) {
    gradients((float[]) x, from, stride, (float[]) y, to, step, n);
  }

  @Override
  public void weights(Object x, int from, int stride, Object y, int to, int step, int n) {
    weights((float[]) x, from, stride, (float[]) y, to, step, n);
  }

  @Override
  public void weightGradients(Object x, int from, int stride, Object y, int to, int step, int n) {
    weightGradients((float[]) x, from, stride, (float[]) y, to, step, n);
  }

  private static void inputs(float[] x, int from, int stride, float[] y, int to, int step, int n) {
    for (int i = 0; i < n; i++) {
      int at = from + i;
      float x1 = x[at + stride];
      float x2 = x[at + 2 * stride];
      float x3 = x[at + 3 * stride];
      float x4 = x[at + 4 * stride];
      float evenA = Math.fma((float) -B2, x2, x4);
      float oddA = Math.fma((float) -B2, x1, x3);
      float evenB = Math.fma((float) -A2, x2, x4);
      float oddB = Math.fma((float) -A2, x1, x3);
      y[to + i] = Math.fma((float) PRODUCT, x[at], Math.fma((float) -SUM, x2, x4));
      y[to + step + i] = Math.fma((float) A, oddA, evenA);
      y[to + 2 * step + i] = Math.fma((float) -A, oddA, evenA);
      y[to + 3 * step + i] = Math.fma((float) B, oddB, evenB);
      y[to + 4 * step + i] = Math.fma((float) -B, oddB, evenB);
      y[to + 5 * step + i] =
          Math.fma((float) PRODUCT, x1, Math.fma((float) -SUM, x3, x[at + 5 * stride]));
    }
  }

  private static void outputs(float[] x, int from, int stride, float[] y, int to, int step, int n) {
    for (int i = 0; i < n; i++) {
      int at = from + i;
      float x1 = x[at + stride];
      float x2 = x[at + 2 * stride];
      float x3 = x[at + 3 * stride];
      float x4 = x[at + 4 * stride];
      float last = Math.fma((float) B3, x3 - x4, x[at + 5 * stride]);
      y[to + i] = x[at] + (x1 + x2) + (x3 + x4);
      y[to + step + i] = Math.fma((float) A, x1 - x2, (x3 - x4) * (float) B);
      y[to + 2 * step + i] = Math.fma((float) A2, x1 + x2, (x3 + x4) * (float) B2);
      y[to + 3 * step + i] = Math.fma((float) A3, x1 - x2, last);
    }
  }

  private static void gradients(
      float[] x, int from, int stride, float[] y, int to, int step, int n) {
    for (int i = 0; i < n; i++) {
      int at = from + i;
      float x0 = x[at];
      float x1 = x[at + stride];
      float x2 = x[at + 2 * stride];
      float x3 = x[at + 3 * stride];
      float evenA = Math.fma((float) A2, x2, x0);
      float oddA = Math.fma((float) A2, x3, x1);
      float evenB = Math.fma((float) B2, x2, x0);
      float oddB = Math.fma((float) B2, x3, x1);
      y[to + i] = x0;
      y[to + step + i] = Math.fma((float) A, oddA, evenA);
      y[to + 2 * step + i] = Math.fma((float) -A, oddA, evenA);
      y[to + 3 * step + i] = Math.fma((float) B, oddB, evenB);
      y[to + 4 * step + i] = Math.fma((float) -B, oddB, evenB);
      y[to + 5 * step + i] = x3;
    }
  }

  private static void weights(float[] x, int from, int stride, float[] y, int to, int step, int n) {
    for (int i = 0; i < n; i++) {
      float x0 = x[from + i];
      float x1 = x[from + stride + i];
      float x2 = x[from + 2 * stride + i];
      float evenA = Math.fma((float) A2, x2, x0) * (float) AT_A;
      float oddA = x1 * (float) (A * AT_A);
      float evenB = Math.fma((float) B2, x2, x0) * (float) AT_B;
      float oddB = x1 * (float) (B * AT_B);
      y[to + i] = x0 * (float) AT_ZERO;
      y[to + step + i] = evenA + oddA;
      y[to + 2 * step + i] = evenA - oddA;
      y[to + 3 * step + i] = evenB + oddB;
      y[to + 4 * step + i] = evenB - oddB;
      y[to + 5 * step + i] = x2;
    }
  }

  private static void weightGradients(
      float[] x, int from, int stride, float[] y, int to, int step, int n) {
    for (int i = 0; i < n; i++) {
      int at = from + i;
      float x1 = x[at + stride];
      float x2 = x[at + 2 * stride];
      float x3 = x[at + 3 * stride];
      float x4 = x[at + 4 * stride];
      float evenA = (x1 + x2) * (float) AT_A;
      float evenB = (x3 + x4) * (float) AT_B;
      float odd = (x3 - x4) * (float) (B * AT_B);
      float last = Math.fma((float) B2, evenB, x[at + 5 * stride]);
      y[to + i] = Math.fma((float) AT_ZERO, x[at], evenA + evenB);
      y[to + step + i] = Math.fma((float) (A * AT_A), x1 - x2, odd);
      y[to + 2 * step + i] = Math.fma((float) A2, evenA, last);
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
    float[] x = (float[]) source;
    float[] b = (float[]) summand;
    for (int i = 0; i < count; i++) {
      long at = to + Float.BYTES * (long) i;
      float y = x[from + i] + b[i];
      target.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at, rectified && y <= 0 ? 0 : y);
    }
  }
}
