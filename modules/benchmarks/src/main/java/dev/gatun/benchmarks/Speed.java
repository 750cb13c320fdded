package dev.gatun.benchmarks;

import dev.gatun.tensor.PeakArithmetic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Measures how fast this machine can compute at best, and how fast it can read and write memory:
 * the two limits that kernels are held against (the roofline model of Williams, Waterman and
 * Patterson, 2009).
 *
 * <p>Multiply-adds are those of the Vector API where it is there. All other loops are plain Java
 * that the compiler turns into vector instructions by itself.
 */
public final class Speed implements AutoCloseable {

  private static final int ROUNDS = 24;

  /** Rounds of multiply-adds are short: among many, some go on without disturbance. */
  private static final int SHORT_ROUNDS = 120;

  private static final int CHAIN = 16;
  private static final int IN_CACHE = 1024;
  private static final int REPEATS = 12_000;
  private static final int TURNS = 500_000;
  private static final int TOO_LARGE_FOR_CACHES = 1 << 24;

  private final int threads;
  private final ExecutorService executor;

  /** Prepares to measure with this many threads. */
  public Speed(int threads) {
    this.threads = threads;
    this.executor =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("speed-", 0).factory());
  }

  /**
   * Returns 10^9 floating-point operations in a second: f32 multiply-adds, each of which is two.
   */
  public double gigaflops() {
    long turn = PeakArithmetic.run(1);
    return turn > 0 ? inRegisters(turn) : inPlainJava();
  }

  private double inRegisters(long turn) {
    double seconds = best(SHORT_ROUNDS, _ -> PeakArithmetic.run(TURNS));
    return (double) turn * TURNS * threads / seconds / 1e9;
  }

  private double inPlainJava() {
    float[][] values = new float[threads][IN_CACHE];
    double seconds = best(ROUNDS, thread -> multiplyAdd(values[thread], 0.999f, 0.001f));
    return 2.0 * CHAIN * IN_CACHE * REPEATS * threads / seconds / 1e9;
  }

  /**
   * Returns the 10^9 bytes a second that pass between memory and the processor while an array is
   * the sum of two others, all too large for the caches.
   */
  public double gigabytes() {
    return gigabytes(TOO_LARGE_FOR_CACHES);
  }

  private double gigabytes(int length) {
    float[] a = new float[length];
    float[] b = new float[length];
    float[] sum = new float[length];
    Arrays.fill(a, 1f);
    Arrays.fill(b, 2f);
    double seconds =
        best(
            ROUNDS,
            thread -> {
              int from = (int) ((long) length * thread / threads);
              int to = (int) ((long) length * (thread + 1) / threads);
              add(a, b, sum, from, to);
            });
    return 3.0 * Float.BYTES * length / seconds / 1e9;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private static void multiplyAdd(float[] values, float factor, float summand) {
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      for (int i = 0; i < values.length; i++) {
        float v = values[i];
        v = Math.fma(v, factor, summand);
        v = Math.fma(v, factor, summand);
        v = Math.fma(v, factor, summand);
        v = Math.fma(v, factor, summand);
        v = Math.fma(v, factor, summand);
        v = Math.fma(v, factor, summand);
        v = Math.fma(v, factor, summand);
        v = Math.fma(v, factor, summand);
        v = Math.fma(v, factor, summand);
        v = Math.fma(v, factor, summand);
        v = Math.fma(v, factor, summand);
        v = Math.fma(v, factor, summand);
        v = Math.fma(v, factor, summand);
        v = Math.fma(v, factor, summand);
        v = Math.fma(v, factor, summand);
        v = Math.fma(v, factor, summand);
        values[i] = v;
      }
    }
  }

  private static void add(float[] a, float[] b, float[] sum, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] = a[i] + b[i];
    }
  }

  /** The shortest time in seconds in which all threads did their part. */
  private double best(int rounds, IntConsumer part) {
    List<Callable<Object>> parts = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int number = thread;
      parts.add(Executors.callable(() -> part.accept(number)));
    }
    long best = Long.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      runAll(parts);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best / 1e9;
  }

  private void runAll(List<Callable<Object>> parts) {
    try {
      for (Future<Object> done : executor.invokeAll(parts)) {
        done.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the measurement was interrupted", e);
    }
  }
}
