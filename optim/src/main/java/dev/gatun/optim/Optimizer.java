package dev.gatun.optim;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes parameters in place, step by step, so that a loss becomes smaller. A subclass says what
 * happens to one parameter; this class knows the parameters, their groups and their state.
 *
 * {@snippet :
 * loss.backward();
 * optimizer.step();
 * optimizer.zeroGrad();
 * }
 */
public abstract class Optimizer {
  private final List<ParamGroup> groups = new ArrayList<>();
  private final IdentityHashMap<Variable, State> states = new IdentityHashMap<>();

  /** Creates an optimizer of one group with learning rate {@code lr}. */
  protected Optimizer(List<Variable> parameters, double lr) {
    this(List.of(new ParamGroup(parameters, lr)));
  }

  /**
   * Creates an optimizer of several groups.
   *
   * @throws IllegalArgumentException if there is no parameter, or one appears twice
   */
  protected Optimizer(List<ParamGroup> groups) {
    for (ParamGroup g : groups) addGroup(g);
    if (states.isEmpty()) {
      throw new IllegalArgumentException(
          "the optimizer got no parameters; pass model.parameters() after the model is built");
    }
  }

  /**
   * What an optimizer remembers of one parameter: how many steps it took, and tensors of the
   * parameter's shape.
   */
  protected static final class State {
    private final List<Tensor> tensors = new ArrayList<>();
    private final Map<String, Double> numbers = new HashMap<>();
    private long step;

    private State() {}

    /** Returns the number of steps, the current one included. */
    public long step() {
      return step;
    }

    /** Returns remembered tensor {@code i}, at first filled with {@code initial}. */
    public Tensor tensor(int i, Tensor like, double initial) {
      while (tensors.size() <= i) {
        tensors.add(Scope.outside(() -> Tensor.full(like.shape(), initial, like.dtype())));
      }
      return tensors.get(i);
    }

    /** Returns the remembered number of this name, at first {@code initial}. */
    public double number(String name, double initial) {
      return numbers.getOrDefault(name, initial);
    }

    /** Remembers a number. */
    public void remember(String name, double value) {
      numbers.put(name, value);
    }
  }

  /**
   * Changes one parameter.
   *
   * @param parameter its elements, to be changed in place
   * @param gradient the gradient of the loss with respect to it
   * @param state what is remembered of it
   * @param lr the learning rate of its group
   */
  protected abstract void update(Tensor parameter, Tensor gradient, State state, double lr);

  /** Changes every parameter that has gathered a gradient. */
  public void step() {
    try (var _ = Scope.open()) {
      for (ParamGroup group : groups) {
        for (Variable p : group.parameters()) {
          Variable g = p.grad();
          if (g == null) continue;
          State state = states.get(p);
          if (state == null) continue;
          state.step++;
          update(p.value(), g.value(), state, group.lr());
        }
      }
    }
  }

  /** Forgets the gathered gradients. */
  public void zeroGrad() {
    for (ParamGroup group : groups) group.parameters().forEach(Variable::zeroGrad);
  }

  /** Adds parameters with a learning rate of their own. */
  public final void addGroup(ParamGroup group) {
    for (Variable p : group.parameters()) {
      if (states.put(p, new State()) != null) {
        throw new IllegalArgumentException(
            "a parameter of shape " + p.shape() + " is given twice; name each one once");
      }
    }
    groups.add(group);
  }

  /** Returns the groups. */
  public List<ParamGroup> groups() {
    return Collections.unmodifiableList(groups);
  }

  /** Returns the learning rate of the first group. */
  public double lr() {
    return groups.getFirst().lr();
  }

  /** Sets the learning rate of all groups. */
  public void lr(double lr) {
    for (ParamGroup g : groups) g.lr(lr);
  }
}
