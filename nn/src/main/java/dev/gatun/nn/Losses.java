package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** Checks that losses share. */
final class Losses {
  private Losses() {}

  static void checkSameShape(String loss, Variable prediction, Variable target) {
    if (!prediction.shape().equals(target.shape())) {
      throw new IllegalArgumentException(
          loss
              + ": the prediction is "
              + prediction.shape()
              + ", the target "
              + target.shape()
              + ": they must be equal; reshape one of them");
    }
  }
}
