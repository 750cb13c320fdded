package dev.gatun.tensor;

import dev.gatun.tensor.internal.random.RandomFills;

/**
 * A source of random numbers that depends on its seed alone: the same seed gives the same numbers
 * on every machine and any number of threads. Each call takes a sequence of its own from the
 * counter-based generator Philox4x32-10 (Salmon et al. 2011).
 */
public final class Generator {
  private final long seed;
  private long stream;

  /** Creates the generator of {@code seed}, at its first sequence. */
  public Generator(long seed) {
    this(seed, 0);
  }

  /** Creates the generator of {@code seed} that continues with sequence {@code stream}. */
  public Generator(long seed, long stream) {
    this.seed = seed;
    this.stream = stream;
  }

  /** Returns the seed. */
  public long seed() {
    return seed;
  }

  /** Returns the number of the next sequence; with the seed it is all there is to save. */
  public synchronized long stream() {
    return stream;
  }

  /** Continues with sequence {@code stream}. */
  public synchronized void stream(long stream) {
    this.stream = stream;
  }

  /** Returns the key of the next sequence. */
  public synchronized RandomKey next() {
    return new RandomKey(seed, stream++);
  }

  /**
   * Returns numbers drawn evenly from {@code low} (inclusive) to {@code high} (exclusive). Those of
   * 16 bits are rounded from f32; what rounding makes {@code high} is {@code low} instead.
   *
   * @throws IllegalArgumentException if {@code low > high}, or the type is no floating-point type
   */
  public Tensor uniform(Shape shape, double low, double high, DType dtype) {
    if (dtype.isHalf()) {
      Tensor t = uniform(shape, low, high, DType.F32).to(dtype);
      return t.where(t.lt(high), t.filled(low));
    }
    Tensor t = real("uniform", shape, dtype);
    RandomKey key = next();
    RandomFills.uniform(t.view(), key.seed(), key.stream(), low, high);
    return t;
  }

  /**
   * Returns numbers drawn from the normal distribution with this mean and standard deviation.
   *
   * @throws IllegalArgumentException if the type is no floating-point type
   */
  public Tensor normal(Shape shape, double mean, double deviation, DType dtype) {
    if (dtype.isHalf()) return normal(shape, mean, deviation, DType.F32).to(dtype);
    Tensor t = real("normal", shape, dtype);
    RandomKey key = next();
    RandomFills.normal(t.view(), key.seed(), key.stream(), mean, deviation);
    return t;
  }

  /**
   * Returns numbers drawn from normal distributions, each with its own mean and standard deviation,
   * which broadcast.
   */
  public Tensor normal(Tensor mean, Tensor deviation) {
    Shape shape = Shape.broadcast(mean.shape(), deviation.shape());
    DType type = mean.dtype().promote(deviation.dtype());
    return normal(shape, 0, 1, type).mul(deviation).add(mean);
  }

  private static Tensor real(String name, Shape shape, DType dtype) {
    if (dtype.computes()) return Tensor.allocate(dtype, shape);
    throw new IllegalArgumentException(
        name + ": the type is " + dtype + ", expected f16, bf16, f32 or f64");
  }

  /** Returns whole numbers drawn evenly from {@code low} up to but without {@code high}, as i64. */
  public Tensor integers(Shape shape, long low, long high) {
    return integers(shape, low, high, DType.I64);
  }

  /**
   * Returns whole numbers drawn evenly from {@code low} up to but without {@code high}.
   *
   * @throws IllegalArgumentException if there are none, or the type is no integer type that holds
   *     them
   */
  public Tensor integers(Shape shape, long low, long high, DType dtype) {
    Tensor t = Tensor.allocate(dtype, shape);
    RandomKey key = next();
    RandomFills.integers(t.view(), key.seed(), key.stream(), low, high);
    return t;
  }

  /** Returns a mask of elements that are true with probability {@code p}. */
  public Tensor bernoulli(Shape shape, double p) {
    Tensor t = Tensor.allocate(DType.BOOL, shape);
    RandomKey key = next();
    RandomFills.bernoulli(t.view(), key.seed(), key.stream(), p);
    return t;
  }

  /**
   * Returns ones, each with the probability in its place in {@code p}, and zeros.
   *
   * @throws IllegalArgumentException if an element is not a probability
   */
  public Tensor bernoulli(Tensor p) {
    if (!p.dtype().isFloat() || !p.ge(0).logicalAnd(p.le(1)).all().toBooleanArray()[0]) {
      throw new IllegalArgumentException(
          "bernoulli: the operand is "
              + p.dtype()
              + p.shape()
              + ", expected floating-point numbers from 0 to 1");
    }
    return uniform(p.shape(), 0, 1, Promotion.computing(p.dtype())).lt(p).to(p.dtype());
  }

  /** Returns the numbers from 0 up to {@code n} in random order, as i64. */
  public Tensor permutation(long n) {
    Tensor t = Tensor.allocate(DType.I64, Shape.of(n));
    RandomKey key = next();
    RandomFills.permutation(t.view(), key.seed(), key.stream());
    return t;
  }

  /**
   * Returns {@code count} numbers from 0 to below n for each row of weights {@code (n)} or {@code
   * (m, n)}, each with a probability in proportion to its weight; i64 of shape {@code (count)} or
   * {@code (m, count)}.
   *
   * @param replacement whether a number may be drawn more than once
   * @throws IllegalArgumentException if a weight is negative or not finite, all of a row are zero,
   *     or, without replacement, fewer are positive than are drawn
   */
  public Tensor multinomial(Tensor weights, int count, boolean replacement) {
    return Multinomial.draw(this, weights, count, replacement);
  }
}
