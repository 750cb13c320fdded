package dev.gatun.tensor.internal.conv;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.linalg.Tiles;
import dev.gatun.tensor.internal.winograd.Winograd;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions and their gradients, on channels-last images that lie densely in memory: {@code (N,
 * D, H, W, C)}. Offsets are counted in elements. Each sum is one chain of fused multiply-adds in an
 * order that follows from the sizes alone, so that bits depend neither on threads nor on vectors.
 */
public final class Convolutions {
  private Convolutions() {}

  /**
   * Computes {@code y[n, o, co] = bias[co] + sum over k and ci of x[n, o * stride + k * dilation -
   * padding, ci] w[co, ci, k]}: from the bias on, over ascending k, and for each k over ascending
   * ci. Padding takes no part. If {@code rectified}, results that are not above zero become zero.
   */
  public static void forward(
      DType type,
      ConvGeometry g,
      MemorySegment x,
      long xAt,
      MemorySegment w,
      long wAt,
      @Nullable MemorySegment bias,
      long biasAt,
      MemorySegment y,
      long yAt,
      boolean rectified) {
    forward(Tiles.of(type), g, x, xAt, w, wAt, bias, biasAt, y, yAt, rectified);
  }

  static void forward(
      Tiles tiles,
      ConvGeometry g,
      MemorySegment x,
      long xAt,
      MemorySegment w,
      long wAt,
      @Nullable MemorySegment bias,
      long biasAt,
      MemorySegment y,
      long yAt,
      boolean rectified) {
    if (Winograd.suitsForward(g)) {
      Winograd.forward(tiles, g, x, xAt, w, wAt, bias, biasAt, y, yAt, rectified);
      return;
    }
    var sides = Sides.forward(g, tiles);
    if (Depthwise.suits(g)) {
      new Depthwise(sides, g, w, wAt, bias, biasAt, rectified).run(x, xAt, y, yAt);
    } else {
      new Correlation(sides, g, x, xAt, w, wAt, bias, biasAt, y, yAt, rectified).run();
    }
  }

  /**
   * Computes the gradient with respect to the input, {@code dx[n, i, ci] = sum over k, o and co
   * with o * stride + k * dilation - padding = i of dy[n, o, co] w[co, ci, k]}: over ascending o,
   * and for each o over ascending co. Inputs that no output reads get zero.
   */
  public static void inputGradient(
      DType type,
      ConvGeometry g,
      MemorySegment dy,
      long dyAt,
      MemorySegment w,
      long wAt,
      MemorySegment dx,
      long dxAt) {
    inputGradient(Tiles.of(type), g, dy, dyAt, w, wAt, dx, dxAt);
  }

  static void inputGradient(
      Tiles tiles,
      ConvGeometry g,
      MemorySegment dy,
      long dyAt,
      MemorySegment w,
      long wAt,
      MemorySegment dx,
      long dxAt) {
    if (Winograd.suitsInputGradient(g)) {
      Winograd.inputGradient(tiles, g, dy, dyAt, w, wAt, dx, dxAt);
      return;
    }
    var sides = Sides.backward(g, tiles);
    if (Depthwise.suits(g)) new Depthwise(sides, g, w, wAt, null, 0, false).run(dy, dyAt, dx, dxAt);
    else new Correlation(sides, g, dy, dyAt, w, wAt, null, 0, dx, dxAt, false).run();
  }

  /**
   * Computes the gradient with respect to the weights, {@code dw[co, ci, k] = sum over n and o of
   * dy[n, o, co] x[n, o * stride + k * dilation - padding, ci]}, padding being zero: in blocks of
   * rows of outputs, each in order, added in order.
   */
  public static void weightGradient(
      DType type,
      ConvGeometry g,
      MemorySegment x,
      long xAt,
      MemorySegment dy,
      long dyAt,
      MemorySegment dw,
      long dwAt) {
    weightGradient(Tiles.of(type), g, x, xAt, dy, dyAt, dw, dwAt);
  }

  static void weightGradient(
      Tiles tiles,
      ConvGeometry g,
      MemorySegment x,
      long xAt,
      MemorySegment dy,
      long dyAt,
      MemorySegment dw,
      long dwAt) {
    if (Winograd.suitsWeightGradient(g)) {
      Winograd.weightGradient(tiles, g, x, xAt, dy, dyAt, dw, dwAt);
    } else if (Depthwise.suits(g)) new DepthwiseGradient(g, tiles).run(x, xAt, dy, dyAt, dw, dwAt);
    else new WeightGradient(g, tiles, x, xAt, dy, dyAt).run(dw, dwAt);
  }
}
