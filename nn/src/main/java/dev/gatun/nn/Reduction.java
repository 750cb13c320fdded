package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** How the losses of the elements become one. */
public enum Reduction {
  /** Not at all. */
  NONE,
  /** Their mean. */
  MEAN,
  /** Their sum. */
  SUM;

  Variable of(Variable losses) {
    return switch (this) {
      case NONE -> losses;
      case MEAN -> losses.mean();
      case SUM -> losses.sum();
    };
  }
}
