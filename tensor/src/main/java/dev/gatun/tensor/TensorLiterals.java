package dev.gatun.tensor;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Tensors from numbers that a program has: the methods {@code Tensor.of}. Nested arrays must be
 * regular, all rows as long as the first.
 */
public abstract sealed class TensorLiterals permits TensorFactory {
  TensorLiterals() {}

  /** Returns the f32 vector of these elements. */
  public static Tensor of(float... values) {
    return TensorArrays.of(values, Shape.of(values.length));
  }

  /** Returns the f64 vector of these elements. */
  public static Tensor of(double... values) {
    return TensorArrays.of(values, Shape.of(values.length));
  }

  /** Returns the i32 vector of these elements. */
  public static Tensor of(int... values) {
    return TensorArrays.of(values, Shape.of(values.length));
  }

  /** Returns the i64 vector of these elements. */
  public static Tensor of(long... values) {
    return TensorArrays.of(values, Shape.of(values.length));
  }

  /** Returns the bool vector of these elements. */
  public static Tensor of(boolean... values) {
    return TensorArrays.of(values, Shape.of(values.length));
  }

  /**
   * Returns the f32 matrix with these rows.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Tensor of(float[][] values) {
    return TensorArrays.nested(values, 2);
  }

  /**
   * Returns the f32 tensor of three dimensions with these elements.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Tensor of(float[][][] values) {
    return TensorArrays.nested(values, 3);
  }

  /**
   * Returns the f32 tensor of four dimensions with these elements.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Tensor of(float[][][][] values) {
    return TensorArrays.nested(values, 4);
  }

  /**
   * Returns the f64 matrix with these rows.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Tensor of(double[][] values) {
    return TensorArrays.nested(values, 2);
  }

  /**
   * Returns the f64 tensor of three dimensions with these elements.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Tensor of(double[][][] values) {
    return TensorArrays.nested(values, 3);
  }

  /**
   * Returns the f64 tensor of four dimensions with these elements.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Tensor of(double[][][][] values) {
    return TensorArrays.nested(values, 4);
  }

  /**
   * Returns the i32 matrix with these rows.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Tensor of(int[][] values) {
    return TensorArrays.nested(values, 2);
  }

  /**
   * Returns the i32 tensor of three dimensions with these elements.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Tensor of(int[][][] values) {
    return TensorArrays.nested(values, 3);
  }

  /**
   * Returns the i32 tensor of four dimensions with these elements.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Tensor of(int[][][][] values) {
    return TensorArrays.nested(values, 4);
  }

  /**
   * Returns the i64 matrix with these rows.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Tensor of(long[][] values) {
    return TensorArrays.nested(values, 2);
  }

  /**
   * Returns the i64 tensor of three dimensions with these elements.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Tensor of(long[][][] values) {
    return TensorArrays.nested(values, 3);
  }

  /**
   * Returns the i64 tensor of four dimensions with these elements.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Tensor of(long[][][][] values) {
    return TensorArrays.nested(values, 4);
  }

  /**
   * Returns the bool matrix with these rows.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Tensor of(boolean[][] values) {
    return TensorArrays.nested(values, 2);
  }

  /**
   * Returns the bool tensor of three dimensions with these elements.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Tensor of(boolean[][][] values) {
    return TensorArrays.nested(values, 3);
  }

  /**
   * Returns the bool tensor of four dimensions with these elements.
   *
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Tensor of(boolean[][][][] values) {
    return TensorArrays.nested(values, 4);
  }

  /**
   * Returns the f32 elements in row-major order.
   *
   * @throws IllegalArgumentException if there are more or fewer than the shape has
   */
  public static Tensor of(float[] values, Shape shape) {
    return TensorArrays.of(values, shape);
  }

  /**
   * Returns the f64 elements in row-major order.
   *
   * @throws IllegalArgumentException if there are more or fewer than the shape has
   */
  public static Tensor of(double[] values, Shape shape) {
    return TensorArrays.of(values, shape);
  }

  /**
   * Returns the i32 elements in row-major order.
   *
   * @throws IllegalArgumentException if there are more or fewer than the shape has
   */
  public static Tensor of(int[] values, Shape shape) {
    return TensorArrays.of(values, shape);
  }

  /**
   * Returns the i64 elements in row-major order.
   *
   * @throws IllegalArgumentException if there are more or fewer than the shape has
   */
  public static Tensor of(long[] values, Shape shape) {
    return TensorArrays.of(values, shape);
  }

  /**
   * Returns the bool elements in row-major order.
   *
   * @throws IllegalArgumentException if there are more or fewer than the shape has
   */
  public static Tensor of(boolean[] values, Shape shape) {
    return TensorArrays.of(values, shape);
  }

  /** Returns the i32 vector of what the stream gives, which must end. */
  public static Tensor of(IntStream values) {
    return of(values.toArray());
  }

  /** Returns the i64 vector of what the stream gives, which must end. */
  public static Tensor of(LongStream values) {
    return of(values.toArray());
  }

  /** Returns the f64 vector of what the stream gives, which must end. */
  public static Tensor of(DoubleStream values) {
    return of(values.toArray());
  }
}
