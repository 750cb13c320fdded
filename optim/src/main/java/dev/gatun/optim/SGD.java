package dev.gatun.optim;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.ElementwiseUpdate;
import dev.gatun.tensor.Tensor;
import java.util.List;

/**
 * Stochastic gradient descent, with momentum if wanted (Sutskever et al. 2013).
 *
 * <p>For gradient g: {@code v = momentum v + (1 - dampening) g}, {@code p = p - lr v}, or with
 * Nesterov's momentum {@code p = p - lr (g + momentum v)}. The first v is g itself.
 */
public final class SGD extends Optimizer {
  private static final ElementwiseUpdate PLAIN =
      ElementwiseUpdate.of(
          "sgd",
          2,
          2,
          in -> {
            var p = in.operands().get(0);
            var g = in.operands().get(1).add(p.mul(in.arguments().get(1)));
            return List.of(p.sub(g.mul(in.arguments().get(0))));
          });

  /** Both kinds of momentum: a g + b v is the step, which for the plain kind is 0 g + 1 v. */
  private static final ElementwiseUpdate MOMENTUM =
      ElementwiseUpdate.of(
          "sgd_momentum",
          3,
          6,
          in -> {
            var p = in.operands().get(0);
            var numbers = in.arguments();
            var g = in.operands().get(2).add(p.mul(numbers.get(1)));
            var v = in.operands().get(1).mul(numbers.get(2)).add(g.mul(numbers.get(3)));
            var step = g.mul(numbers.get(4)).add(v.mul(numbers.get(5)));
            return List.of(p.sub(step.mul(numbers.get(0))), v);
          });

  private final double momentum;
  private final double dampening;
  private final double weightDecay;
  private final boolean nesterov;

  /** Creates it without momentum. */
  public SGD(List<Variable> parameters, double lr) {
    this(parameters, lr, 0, 0, 0, false);
  }

  /** Creates it with momentum. */
  public SGD(List<Variable> parameters, double lr, double momentum) {
    this(parameters, lr, momentum, 0, 0, false);
  }

  /**
   * Creates it.
   *
   * @param lr the learning rate
   * @param momentum how much of the last step is kept, 0 to 1
   * @param dampening how much of the gradient is left out of the momentum
   * @param weightDecay this times the parameter is added to the gradient
   * @param nesterov whether to look ahead
   * @throws IllegalArgumentException if nesterov is wanted without momentum or with dampening
   */
  public SGD(
      List<Variable> parameters,
      double lr,
      double momentum,
      double dampening,
      double weightDecay,
      boolean nesterov) {
    super(parameters, lr);
    if (nesterov && (momentum <= 0 || dampening != 0)) {
      throw new IllegalArgumentException(
          "SGD: nesterov needs a momentum above 0 and no dampening, not "
              + momentum
              + " and "
              + dampening);
    }
    this.momentum = momentum;
    this.dampening = dampening;
    this.weightDecay = weightDecay;
    this.nesterov = nesterov;
  }

  @Override
  protected void update(Tensor p, Tensor g, State state, double lr) {
    if (momentum == 0) {
      PLAIN.apply(List.of(p, g), lr, weightDecay);
      return;
    }
    MOMENTUM.apply(
        List.of(p, state.tensor(0, p, 0), g),
        lr,
        weightDecay,
        momentum,
        state.step() == 1 ? 1 : 1 - dampening,
        nesterov ? 1 : 0,
        nesterov ? momentum : 1);
  }
}
