package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import java.util.List;

/** The distance of pairs along the last dimension: the p-norm of {@code x1 - x2 + eps}. */
public final class PairwiseDistance extends VariadicLayer {
  private final double p;
  private final double eps;
  private final boolean keepDim;

  /** Creates the layer for Euclidean distances. */
  public PairwiseDistance() {
    this(2, 1e-6, false);
  }

  /** Creates the layer. */
  public PairwiseDistance(double p, double eps, boolean keepDim) {
    this.p = p;
    this.eps = eps;
    this.keepDim = keepDim;
  }

  @Override
  public List<Variable> forwardAll(List<Variable> inputs) {
    checkInputs(inputs, 2, 2, "x1 and x2");
    return List.of(forward(inputs.get(0), inputs.get(1)));
  }

  /** Computes the distances. */
  public Variable forward(Variable x1, Variable x2) {
    return x1.sub(x2).add(eps).vectorNorm(p, new int[] {-1}, keepDim);
  }

  @Override
  public String toString() {
    return "PairwiseDistance(" + p + ")";
  }
}
