package dev.gatun.tensor.internal.index;

/**
 * Moves elements between the direct side (a gather's result, an addition's source) and the indexed
 * side. Places count elements.
 */
interface Transfer {
  /** Moves {@code n} elements that lie one behind the other on both sides. */
  void run(long direct, long indexed, long n);

  /** Moves an element for each place of {@code path}, in their order. */
  void elements(Indices indices, Path path);

  /**
   * Where some elements are: number k lies at {@code direct + k directStep} on the direct side, and
   * on the other at {@code indexed + k indexedStep + i indexStride}, where i is the index at {@code
   * index + k indexStep}.
   */
  record Path(
      long n,
      long index,
      long indexStep,
      long direct,
      long directStep,
      long indexed,
      long indexedStep,
      long indexStride) {
    /** Returns where the direct side has element {@code k}. */
    long direct(long k) {
      return direct + k * directStep;
    }

    /** Returns where the indexed side has element {@code k}. */
    long indexed(Indices indices, long k) {
      return indexed + k * indexedStep + indices.at(index + k * indexStep) * indexStride;
    }
  }
}
