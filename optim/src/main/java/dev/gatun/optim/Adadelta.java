package dev.gatun.optim;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.ElementwiseUpdate;
import dev.gatun.tensor.Tensor;
import java.util.List;

/**
 * Adadelta (Zeiler 2012), whose steps need no scale of their own: the ratio of the root mean
 * squares of past steps and past gradients gives it.
 *
 * <p>For gradient g: {@code v = rho v + (1 - rho) g^2}, {@code d = g sqrt(u + eps) / sqrt(v +
 * eps)}, {@code u = rho u + (1 - rho) d^2}, {@code p = p - lr d}.
 */
public final class Adadelta extends Optimizer {
  private static final ElementwiseUpdate RULE =
      ElementwiseUpdate.of(
          "adadelta",
          4,
          4,
          in -> {
            var p = in.operands().get(0);
            var v = in.operands().get(1);
            var u = in.operands().get(2);
            var lr = in.arguments().get(0);
            var rho = in.arguments().get(1);
            var eps = in.arguments().get(2);
            var g = in.operands().get(3).add(p.mul(in.arguments().get(3)));
            var v1 = v.mul(rho).add(g.mul(g).mul(rho.rsub(1)));
            var d = u.add(eps).sqrt().div(v1.add(eps).sqrt()).mul(g);
            var u1 = u.mul(rho).add(d.mul(d).mul(rho.rsub(1)));
            return List.of(p.sub(d.mul(lr)), v1, u1);
          });

  private final double rho;
  private final double eps;
  private final double weightDecay;

  /** Creates it with the tutorial's and Keras's former rate of 1, rho 0.95 and epsilon 1e-7. */
  public Adadelta(List<Variable> parameters) {
    this(parameters, 1.0, 0.95, 1e-7, 0);
  }

  /**
   * Creates it.
   *
   * @param lr the learning rate
   * @param rho how much of the past squares is kept at each step, 0 to 1
   * @param eps what keeps the roots from 0
   * @param weightDecay this times the parameter is added to the gradient
   */
  public Adadelta(
      List<Variable> parameters, double lr, double rho, double eps, double weightDecay) {
    super(parameters, lr);
    this.rho = rho;
    this.eps = eps;
    this.weightDecay = weightDecay;
  }

  @Override
  protected void update(Tensor p, Tensor g, State state, double lr) {
    RULE.apply(
        List.of(p, state.tensor(0, p, 0), state.tensor(1, p, 0), g), lr, rho, eps, weightDecay);
  }
}
