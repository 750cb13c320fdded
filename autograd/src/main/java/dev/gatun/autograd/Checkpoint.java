package dev.gatun.autograd;

import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Part of a computation whose intermediate values are not kept for the backward pass but computed a
 * second time there: less memory for more time (Chen et al. 2016, <i>Training deep nets with
 * sublinear memory cost</i>).
 *
 * {@snippet :
 * for (Layer block : blocks) x = Checkpoint.of(block::forward, x);
 * }
 *
 * <p>Not the code is run again but the operations that it applied, so that dropout takes the same
 * random numbers, and what else the code does, such as counting batches, happens once. What it
 * computes with tensors, not variables, counts as constant. It must not compute gradients itself,
 * and hooks that it registers are not called. Inside {@link Vmap}, and inside another checkpoint,
 * it is just {@code f}.
 */
public final class Checkpoint {
  private Checkpoint() {}

  /** Returns {@code f(x)}. */
  public static Variable of(UnaryOperator<Variable> f, Variable x) {
    return of(in -> f.apply(in.get(0)), List.of(x));
  }

  /** Returns {@code f(x, y)}. */
  public static Variable of(BinaryOperator<Variable> f, Variable x, Variable y) {
    return of(in -> f.apply(in.get(0), in.get(1)), List.of(x, y));
  }

  /** Returns {@code f(inputs)}. */
  public static Variable of(Function<List<Variable>, Variable> f, List<Variable> inputs) {
    Recording now = Recording.now();
    boolean inside = now.tape() != null || VmapLevel.current() != null;
    if (!now.isOn() || inside) return f.apply(inputs);
    var tape = new Tape(inputs);
    Variable result;
    int place;
    try (var scope = Scope.open()) {
      result = scope.keep(Recording.tape(tape, () -> f.apply(inputs)));
      place = tape.find(result);
    }
    Variable[] operands = tape.operands().toArray(Variable[]::new);
    tape.finish();
    return Node.record(new Repeated(tape, place), result.value(), operands);
  }

  /** What was computed, as one operation. */
  private record Repeated(Tape tape, int place) implements GivenDerivative {
    @Override
    public Tensor forward(List<Tensor> inputs) {
      return tape.replay(inputs.stream().map(Variable::constant).toList(), place).value();
    }

    @Override
    public Retention retention() {
      return Retention.OPERANDS;
    }

    @Override
    public @Nullable Variable[] gradients(Node node, Variable gradient) {
      List<Variable> operands = node.operands();
      var at = Linearization.of(in -> tape.replay(in, place), operands);
      return at.pullOnce(gradient).toArray(Variable[]::new);
    }

    @Override
    public void release() {
      tape.release();
    }

    @Override
    public String toString() {
      return "Checkpoint";
    }
  }
}
