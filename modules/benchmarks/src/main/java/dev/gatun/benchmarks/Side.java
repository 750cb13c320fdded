package dev.gatun.benchmarks;

import java.util.SequencedMap;

/**
 * Runs one workload on one framework.
 *
 * <p>A side is opened with the weights and inputs of the workload. {@link #check()} is called once,
 * before the first {@link #step()}.
 */
public interface Side extends AutoCloseable {
  /**
   * Computes the workload once with dropout off and leaves the weights as they are.
   *
   * @return each result by name, in row-major order: {@code output} for a computation or a forward
   *     pass; {@code loss} and {@code gradient of PARAMETER} for a training step
   */
  SequencedMap<String, float[]> check();

  /** Runs the unit that is timed, with dropout on, and frees its memory before it returns. */
  void step();

  /** Frees what the side holds. */
  @Override
  void close();
}
