package dev.gatun.tensor;

import dev.gatun.tensor.internal.kernel.Copies;
import java.util.List;

/**
 * Tensors made from a shape: the methods {@code Tensor.zeros}, {@code Tensor.arange}, {@code
 * Tensor.rand} and so on. Random ones take a {@link Generator} and are a function of its state
 * alone.
 */
public abstract sealed class TensorFactory extends TensorLiterals permits Tensor {
  TensorFactory() {}

  /** Returns the f32 scalar with this value, a tensor without dimensions. */
  public static Tensor scalar(double value) {
    return full(Shape.SCALAR, value, DType.F32);
  }

  /** Returns f32 zeros. */
  public static Tensor zeros(long... sizes) {
    return full(Shape.of(sizes), 0, DType.F32);
  }

  /** Returns zeros. */
  public static Tensor zeros(Shape shape, DType dtype) {
    return full(shape, 0, dtype);
  }

  /** Returns f32 ones. */
  public static Tensor ones(long... sizes) {
    return full(Shape.of(sizes), 1, DType.F32);
  }

  /** Returns ones. */
  public static Tensor ones(Shape shape, DType dtype) {
    return full(shape, 1, dtype);
  }

  /** Returns a tensor with all elements equal to {@code value}. */
  public static Tensor full(Shape shape, double value, DType dtype) {
    Tensor t = Tensor.allocate(dtype, shape);
    Copies.fill(t.view(), value);
    return t;
  }

  /**
   * Returns a tensor whose elements are whatever was in memory, for those who overwrite all of
   * them.
   */
  public static Tensor empty(Shape shape, DType dtype) {
    return Tensor.allocate(dtype, shape);
  }

  /** Returns zeros with the shape and type of {@code x}. */
  public static Tensor zerosLike(Tensor x) {
    return full(x.shape(), 0, x.dtype());
  }

  /** Returns ones with the shape and type of {@code x}. */
  public static Tensor onesLike(Tensor x) {
    return full(x.shape(), 1, x.dtype());
  }

  /** Returns elements equal to {@code value} with the shape and type of {@code x}. */
  public static Tensor fullLike(Tensor x, double value) {
    return full(x.shape(), value, x.dtype());
  }

  /** Returns a tensor as {@link #empty} with the shape and type of {@code x}. */
  public static Tensor emptyLike(Tensor x) {
    return empty(x.shape(), x.dtype());
  }

  /** Returns the whole numbers from 0 up to but without {@code n}, as i64. */
  public static Tensor arange(long n) {
    return Creation.arange(0, (double) n, 1, DType.I64);
  }

  /**
   * Returns {@code start, start + step, ...} up to but without {@code stop}: {@code ceil((stop -
   * start) / step)} numbers.
   *
   * @throws IllegalArgumentException if step is 0 or leads away from stop
   */
  public static Tensor arange(double start, double stop, double step, DType dtype) {
    return Creation.arange(start, stop, step, dtype);
  }

  /** Returns {@code n} f32 numbers evenly spaced from {@code start} to {@code stop}, inclusive. */
  public static Tensor linspace(double start, double stop, int n) {
    return Creation.linspace(start, stop, n, DType.F32);
  }

  /** Returns {@code n} numbers evenly spaced from {@code start} to {@code stop}, inclusive. */
  public static Tensor linspace(double start, double stop, int n, DType dtype) {
    return Creation.linspace(start, stop, n, dtype);
  }

  /**
   * Returns {@code base} to the power of {@code n} numbers evenly spaced from {@code start} to
   * {@code stop}, inclusive.
   */
  public static Tensor logspace(double start, double stop, int n, double base, DType dtype) {
    return Creation.logspace(start, stop, n, base, dtype);
  }

  /** Returns the f32 identity matrix (n, n). */
  public static Tensor eye(int n) {
    return Creation.eye(n, n, DType.F32);
  }

  /** Returns the matrix (n, m) with ones where row and column have the same number, else zeros. */
  public static Tensor eye(int n, int m, DType dtype) {
    return Creation.eye(n, m, dtype);
  }

  /** Returns f32 numbers drawn evenly from 0 (inclusive) to 1 (exclusive). */
  public static Tensor rand(Generator generator, long... sizes) {
    return generator.uniform(Shape.of(sizes), 0, 1, DType.F32);
  }

  /** Returns numbers drawn evenly from 0 to below 1, with the shape and type of {@code x}. */
  public static Tensor randLike(Generator generator, Tensor x) {
    return generator.uniform(x.shape(), 0, 1, x.dtype());
  }

  /** Returns f32 numbers drawn from the standard normal distribution. */
  public static Tensor randn(Generator generator, long... sizes) {
    return generator.normal(Shape.of(sizes), 0, 1, DType.F32);
  }

  /** Returns numbers of the standard normal distribution, with the shape and type of {@code x}. */
  public static Tensor randnLike(Generator generator, Tensor x) {
    return generator.normal(x.shape(), 0, 1, x.dtype());
  }

  /**
   * Returns whole numbers drawn evenly from {@code low} up to but without {@code high}, as i64.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Tensor randint(Generator generator, long low, long high, Shape shape) {
    return generator.integers(shape, low, high);
  }

  /** Returns the numbers from 0 up to but without {@code n} in random order, as i64. */
  public static Tensor randperm(Generator generator, long n) {
    return generator.permutation(n);
  }

  /** Returns {@code tensors} one behind the other along dimension {@code dim}. */
  public static Tensor cat(List<Tensor> tensors, int dim) {
    return Algebra.cat(tensors, dim);
  }

  /** Returns {@code tensors}, all of one shape, along a new dimension {@code dim}. */
  public static Tensor stack(List<Tensor> tensors, int dim) {
    return Algebra.stack(tensors, dim);
  }

  /** Returns the coordinates of a grid, as {@link Algebra#meshgrid}. */
  public static List<Tensor> meshgrid(List<Tensor> vectors, boolean xy) {
    return Algebra.meshgrid(vectors, xy);
  }

  /**
   * Returns the f32 frequencies of {@link Spectra#fft()} of {@code n} points that are {@code d}
   * apart: {@code 0, 1, ..., (n - 1) / 2, -(n / 2), ..., -1}, divided by {@code n d}.
   *
   * @throws IllegalArgumentException if n is less than 1
   */
  public static Tensor fftfreq(int n, double d) {
    return SignalWindows.frequencies(n, d, n, (n - 1) / 2);
  }

  /**
   * Returns the f32 frequencies of {@link Spectra#rfft()}: 0 to {@code n / 2}, over {@code n d}.
   */
  public static Tensor rfftfreq(int n, double d) {
    return SignalWindows.frequencies(n, d, n / 2 + 1, n / 2);
  }

  /** Returns the periodic f32 window {@code sin(pi i / n)^2}, i from 0 to below {@code n}. */
  public static Tensor hannWindow(int n) {
    return hannWindow(n, true);
  }

  /**
   * Returns the f32 window {@code sin(pi i / p)^2}, i from 0 to below {@code n}, where p is n if
   * periodic, else n - 1.
   */
  public static Tensor hannWindow(int n, boolean periodic) {
    return SignalWindows.hamming(n, periodic, 0.5, 0.5);
  }

  /** Returns the f32 window {@code alpha - beta cos(2 pi i / p)}; as {@link #hannWindow}. */
  public static Tensor hammingWindow(int n, boolean periodic, double alpha, double beta) {
    return SignalWindows.hamming(n, periodic, alpha, beta);
  }

  /** Returns the f32 window {@code 0.54 - 0.46 cos(2 pi i / p)}; as {@link #hannWindow}. */
  public static Tensor hammingWindow(int n, boolean periodic) {
    return hammingWindow(n, periodic, 0.54, 0.46);
  }

  /**
   * Returns the f32 window {@code 0.42 - 0.5 cos(2 pi i / p) + 0.08 cos(4 pi i / p)}; as {@link
   * #hannWindow}.
   */
  public static Tensor blackmanWindow(int n, boolean periodic) {
    return SignalWindows.blackman(n, periodic);
  }

  /** Returns the f32 window {@code 1 - |2 i / p - 1|}; as {@link #hannWindow}. */
  public static Tensor bartlettWindow(int n, boolean periodic) {
    return SignalWindows.bartlett(n, periodic);
  }

  /**
   * Returns the f32 window {@code I0(beta sqrt(1 - (2 i / p - 1)^2)) / I0(beta)} (Kaiser 1974),
   * with the modified Bessel function I0; as {@link #hannWindow}.
   */
  public static Tensor kaiserWindow(int n, boolean periodic, double beta) {
    return SignalWindows.kaiser(n, periodic, beta);
  }
}
