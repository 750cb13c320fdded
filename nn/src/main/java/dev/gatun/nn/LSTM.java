package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.ElementwiseFunction;
import dev.gatun.tensor.Expr;
import dev.gatun.tensor.SequenceCell;
import java.util.ArrayList;
import java.util.List;

/**
 * A network with long short-term memory (Hochreiter and Schmidhuber 1997): at each time {@code c' =
 * f c + i g} and {@code h' = o tanh(c')}, where {@code i, f, o = sigmoid(W x + b + V h + d)} and
 * {@code g = tanh(...)} each have weights of their own. See {@link Recurrent} for shapes and names.
 */
public final class LSTM extends Recurrent<LSTM> {
  private static final ElementwiseFunction HIDDEN = step("lstm_hidden", 0);
  private static final ElementwiseFunction CELL = step("lstm_cell", 1);

  private final int hidden;
  private int projection;

  /** Creates one layer with {@code hidden} cells. */
  public LSTM(int hidden) {
    super(hidden, 4);
    this.hidden = hidden;
  }

  /**
   * What the network computes.
   *
   * @param output the hidden states of the last layer at all times
   * @param h the last hidden state of each layer and direction
   * @param c the last cell of each layer and direction
   */
  public record Output(Variable output, Variable h, Variable c) {}

  /**
   * Projects the hidden states to a smaller size, as the layer returns and uses them (Sak et al.
   * 2014); at first not.
   *
   * @throws IllegalArgumentException if the size is not from 0 to below that of the cells
   */
  public LSTM projSize(int size) {
    if (size < 0 || size >= hidden) {
      throw new IllegalArgumentException(
          this + ": projSize is " + size + ", expected 0 to " + (hidden - 1));
    }
    projection = size;
    return rebuild();
  }

  /** Runs the network from these first states. */
  public Output forward(Variable x, Variable h, Variable c) {
    List<Variable> all = forwardAll(List.of(x, h, c));
    return new Output(all.get(0), all.get(1), all.get(2));
  }

  @Override
  LSTM self() {
    return this;
  }

  @Override
  int projection() {
    return projection;
  }

  @Override
  List<Integer> stateSizes() {
    return List.of(projection > 0 ? projection : hidden, hidden);
  }

  @Override
  SequenceCell cell() {
    return SequenceCell.LSTM;
  }

  @Override
  List<Variable> run(RecurrentWeights weights, Variable x, List<Variable> first) {
    if (projection == 0) return super.run(weights, x, first);
    Variable sums = weights.fromInput(x);
    Variable h = first.get(0);
    Variable c = first.get(1);
    List<Variable> outputs = new ArrayList<>();
    for (int t = 0; t < x.shape().size(0); t++) {
      List<Variable> in = new ArrayList<>(gates(sums.select(0, t)));
      in.addAll(gates(weights.fromHidden(h)));
      in.add(c);
      h = weights.projected(apply(HIDDEN, in));
      c = apply(CELL, in);
      outputs.add(h);
    }
    return List.of(Algebra.stack(outputs, 0), h, c);
  }

  private List<Variable> gates(Variable sums) {
    return sums.split(-1, hidden, hidden, hidden, hidden);
  }

  private static Variable apply(ElementwiseFunction f, List<Variable> in) {
    return in.getFirst().applyAll(f.op(), in.subList(1, in.size())).getFirst();
  }

  /** Returns a result of a step as a function of the sums of input and hidden state and of c. */
  private static ElementwiseFunction step(String name, int result) {
    return ElementwiseFunction.of(
        name,
        9,
        0,
        in -> {
          List<Expr> x = in.operands();
          return SequenceCell.LSTM
              .step(x.subList(0, 4), x.subList(4, 8), x.subList(8, 9))
              .get(result);
        });
  }
}
