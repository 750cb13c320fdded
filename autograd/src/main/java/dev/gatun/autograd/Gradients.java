package dev.gatun.autograd;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable List<Variable> seeds;
  private final boolean createGraph;
  private final boolean retainGraph;

  private Gradients(
      List<Variable> outputs,
      @Nullable List<Variable> seeds,
      boolean createGraph,
      boolean retainGraph) {
    this.outputs = outputs;
    this.seeds = seeds;
    this.createGraph = createGraph;
    this.retainGraph = retainGraph;
  }

  /** Begins with these results, each a single number unless {@link #seeds} says more. */
  public static Gradients of(Variable... outputs) {
    return new Gradients(List.of(outputs), null, false, false);
  }

  /**
   * Says which gradients the results have, instead of 1.
   *
   * @throws IllegalArgumentException if there is not one for each result
   */
  public Gradients seeds(Variable... gradients) {
    if (gradients.length != outputs.size()) {
      throw new IllegalArgumentException(
          "seeds: " + gradients.length + " gradients for " + outputs.size() + " results");
    }
    return new Gradients(outputs, List.of(gradients), createGraph, retainGraph);
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
   *
   * @throws IllegalStateException if a result is a constant, or not a single number and without a
   *     seed
   */
  public List<Variable> wrt(Variable... inputs) {
    return Backward.gradients(outputs, begin(), List.of(inputs), createGraph, retainGraph);
  }

  private List<Variable> begin() {
    return seeds == null ? Backward.ones(outputs) : seeds;
  }

  /**
   * Adds the gradients to {@link Variable#grad} of every variable that the results were computed
   * from.
   *
   * @throws IllegalStateException if a result is a constant, or not a single number and without a
   *     seed
   */
  public void backward() {
    Backward.gather(outputs, begin(), createGraph, retainGraph);
  }
}
