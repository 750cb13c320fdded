package dev.gatun.optim;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.ElementwiseUpdate;
import dev.gatun.tensor.Tensor;
import java.util.List;

/**
 * Adam (Kingma and Ba 2015): steps in the direction of the mean gradient, scaled by the root of the
 * mean square.
 *
 * <p>At step t, for gradient g: {@code m = b1 m + (1 - b1) g}, {@code v = b2 v + (1 - b2) g^2},
 * {@code p = p - lr (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + eps)}.
 */
public final class Adam extends Optimizer {
  private static final ElementwiseUpdate RULE =
      ElementwiseUpdate.of(
          "adam",
          4,
          6,
          in -> {
            var p = in.operands().get(0);
            var rate = in.arguments().get(0);
            var rootCorrection = in.arguments().get(1);
            var b1 = in.arguments().get(2);
            var b2 = in.arguments().get(3);
            var g = in.operands().get(3).add(p.mul(in.arguments().get(5)));
            var m = in.operands().get(1).mul(b1).add(g.mul(b1.rsub(1)));
            var v = in.operands().get(2).mul(b2).add(g.mul(g).mul(b2.rsub(1)));
            var root = v.sqrt().div(rootCorrection).add(in.arguments().get(4));
            return List.of(p.sub(m.div(root).mul(rate)), m, v);
          });

  private final double beta1;
  private final double beta2;
  private final double eps;
  private final double weightDecay;
  private Corrections corrections = new Corrections(0, 0, 0);

  /** What the zeros that means began with are made up by at a step, the same for all parameters. */
  private record Corrections(long step, double mean, double root) {}

  /** Creates it with rate 0.001, betas 0.9 and 0.999 and epsilon 1e-8. */
  public Adam(List<Variable> parameters) {
    this(parameters, 1e-3);
  }

  /** Creates it with betas 0.9 and 0.999 and epsilon 1e-8. */
  public Adam(List<Variable> parameters, double lr) {
    this(parameters, lr, 0.9, 0.999, 1e-8, 0);
  }

  /**
   * Creates it.
   *
   * @param lr the learning rate
   * @param beta1 how much of the mean gradient is kept at each step, 0 to 1
   * @param beta2 how much of the mean square is kept at each step, 0 to 1
   * @param eps what keeps the root from 0
   * @param weightDecay this times the parameter is added to the gradient
   */
  public Adam(
      List<Variable> parameters,
      double lr,
      double beta1,
      double beta2,
      double eps,
      double weightDecay) {
    super(parameters, lr);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.eps = eps;
    this.weightDecay = weightDecay;
  }

  @Override
  protected void update(Tensor p, Tensor g, State state, double lr) {
    if (corrections.step != state.step()) corrections = correctionsAt(state.step());
    RULE.apply(
        List.of(p, state.tensor(0, p, 0), state.tensor(1, p, 0), g),
        lr / corrections.mean,
        corrections.root,
        beta1,
        beta2,
        eps,
        weightDecay);
  }

  private Corrections correctionsAt(long step) {
    double mean = 1 - StrictMath.pow(beta1, (double) step);
    double root = Math.sqrt(1 - StrictMath.pow(beta2, (double) step));
    return new Corrections(step, mean, root);
  }
}
