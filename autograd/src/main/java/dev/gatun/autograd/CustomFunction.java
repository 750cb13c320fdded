package dev.gatun.autograd;

import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A function with a backward pass of its own, both written on tensors:
 *
 * {@snippet :
 * record Clipped(double limit) implements CustomFunction {
 *   public Tensor forward(List<Tensor> inputs, Consumer<Tensor> keep) {
 *     return inputs.getFirst();
 *   }
 *   public List<Tensor> backward(List<Tensor> kept, Tensor gradient) {
 *     return List.of(gradient.clamp(-limit, limit));
 *   }
 * }
 * Variable y = new Clipped(1).apply(x);
 * }
 *
 * <p>Its gradient cannot be differentiated again; an operation whose gradient can is a {@link
 * dev.gatun.tensor.CustomOp}.
 */
public interface CustomFunction {
  /**
   * Computes the result.
   *
   * @param inputs the operands
   * @param keep takes tensors that {@link #backward} will need
   */
  Tensor forward(List<Tensor> inputs, Consumer<Tensor> keep);

  /**
   * Returns the gradient with respect to each operand, null where there is none.
   *
   * @param kept what {@link #forward} kept, in order
   * @param gradient the gradient with respect to the result
   */
  List<@Nullable Tensor> backward(List<Tensor> kept, Tensor gradient);

  /** Applies this function; its gradient is what {@link #backward} says. */
  default Variable apply(Variable... inputs) {
    if (inputs.length == 0) {
      throw new IllegalArgumentException(this + ": there is no operand; pass one or more");
    }
    List<Variable> all = List.of(inputs);
    return all.getFirst().applyAll(new CustomCall(this), all.subList(1, all.size())).getFirst();
  }
}
