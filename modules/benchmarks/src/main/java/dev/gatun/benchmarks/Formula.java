package dev.gatun.benchmarks;

/** Names a computation on arrays of 2^22 elements. */
public enum Formula {
  /** {@code x + y}. */
  ADD("add", "x + y"),
  /** {@code e^x}. */
  EXP("exp", "exp(x)"),
  /** {@code tanh(x)}. */
  TANH("tanh", "tanh(x)"),
  /** The sum of all elements. */
  SUM("sum", "sum of all elements"),
  /**
   * {@code 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))}, as a user writes it: nine
   * elementwise calls, {@code x x}, {@code x}, {@code 0.044715}, {@code + x}, {@code sqrt(2 / pi)},
   * {@code tanh}, {@code + 1}, {@code x}, {@code 0.5}.
   */
  GELU_CHAIN("gelu-chain", "tanh-GELU as a user's own formula, 9 elementwise calls"),
  /** {@code x (1 + erf(x / sqrt(2))) / 2}, the framework's own function. */
  GELU("gelu", "erf-GELU, the framework's own");

  private final String label;
  private final String work;

  Formula(String label, String work) {
    this.label = label;
    this.work = work;
  }

  String label() {
    return label;
  }

  String work() {
    return work;
  }
}
