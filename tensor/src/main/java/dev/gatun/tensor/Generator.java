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

  /** Returns numbers drawn evenly from {@code low} (inclusive) to {@code high} (exclusive). */
  public Tensor uniform(Shape shape, double low, double high, DType dtype) {
    Tensor t = Tensor.allocate(dtype, shape);
    RandomKey key = next();
    RandomFills.uniform(t.view(), key.seed(), key.stream(), low, high);
    return t;
  }

  /** Returns numbers drawn from the normal distribution. */
  public Tensor normal(Shape shape, double mean, double deviation, DType dtype) {
    Tensor t = Tensor.allocate(dtype, shape);
    RandomKey key = next();
    RandomFills.normal(t.view(), key.seed(), key.stream(), mean, deviation);
    return t;
  }

  /** Returns whole numbers drawn evenly from {@code low} up to but without {@code high}, as i64. */
  public Tensor integers(Shape shape, long low, long high) {
    Tensor t = Tensor.allocate(DType.I64, shape);
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

  /** Returns the numbers from 0 up to {@code n} in random order, as i64. */
  public Tensor permutation(long n) {
    Tensor t = Tensor.allocate(DType.I64, Shape.of(n));
    RandomKey key = next();
    RandomFills.permutation(t.view(), key.seed(), key.stream());
    return t;
  }
}
