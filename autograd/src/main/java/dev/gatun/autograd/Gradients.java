package dev.gatun.autograd;

import java.util.List;

/**
 * Gradients of results with respect to chosen variables, without touching what {@link
 * Variable#backward} gathers:
 *
 * {@snippet :
 * Variable slope = Gradients.of(y).createGraph().wrt(x).getFirst();
 * Variable curvature = Gradients.of(slope).wrt(x).getFirst();
 * }
 */
public final class Gradients {
  private final List<Variable> outputs;
  private final List<Variable> seeds;
  private final boolean createGraph;
  private final boolean retainGraph;

  private Gradients(
      List<Variable> outputs, List<Variable> seeds, boolean createGraph, boolean retainGraph) {
    this.outputs = outputs;
    this.seeds = seeds;
    this.createGraph = createGraph;
    this.retainGraph = retainGraph;
  }

  /**
   * Begins with these results, each a single number.
   *
   * @throws IllegalStateException if one is not a single number, or a constant
   */
  public static Gradients of(Variable... outputs) {
    List<Variable> list = List.of(outputs);
    return new Gradients(list, Backward.ones(outputs), false, false);
  }

  /** Begins with a result of any shape and its gradient. */
  public static Gradients of(Variable output, Variable seed) {
    return new Gradients(List.of(output), List.of(seed), false, false);
  }

  /** Records the computation of the gradients, so that they can be differentiated in turn. */
  public Gradients createGraph() {
    return new Gradients(outputs, seeds, true, true);
  }

  /** Keeps what was saved for this computation, so that it can be repeated. */
  public Gradients retainGraph() {
    return new Gradients(outputs, seeds, createGraph, true);
  }

  /**
   * Returns the gradient with respect to each of {@code inputs}: zeros where the results do not
   * depend on it.
   */
  public List<Variable> wrt(Variable... inputs) {
    return Backward.gradients(outputs, seeds, List.of(inputs), createGraph, retainGraph);
  }

  /**
   * Adds the gradients to {@link Variable#grad} of every variable that the results were computed
   * from.
   */
  public void backward() {
    Backward.gather(outputs, seeds, createGraph, retainGraph);
  }
}
