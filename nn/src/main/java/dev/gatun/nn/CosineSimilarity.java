package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import java.util.List;

/** The cosine of the angle of pairs along a dimension: {@code x1 x2 / (|x1| |x2|)}. */
public final class CosineSimilarity extends VariadicLayer {
  private final int dim;
  private final double eps;

  /** Creates the layer for dimension 1. */
  public CosineSimilarity() {
    this(1, 1e-8);
  }

  /**
   * Creates the layer.
   *
   * @param eps the least product of the lengths
   */
  public CosineSimilarity(int dim, double eps) {
    this.dim = dim;
    this.eps = eps;
  }

  @Override
  public List<Variable> forwardAll(List<Variable> inputs) {
    checkInputs(inputs, 2, 2, "x1 and x2");
    return List.of(forward(inputs.get(0), inputs.get(1)));
  }

  /** Computes the cosines. */
  public Variable forward(Variable x1, Variable x2) {
    Variable squares = x1.square().sum(dim, false).mul(x2.square().sum(dim, false));
    return x1.mul(x2).sum(dim, false).div(squares.maximum(eps * eps).sqrt());
  }

  @Override
  public String toString() {
    return "CosineSimilarity(dim " + dim + ")";
  }
}
