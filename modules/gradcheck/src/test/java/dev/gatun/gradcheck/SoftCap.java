package dev.gatun.gradcheck;

import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.CustomOp;
import dev.gatun.tensor.Tensor;
import java.util.List;

/** {@code limit * tanh(x / limit)}: the operation that the guide proves. */
public record SoftCap(double limit) implements CustomOp {
  @Override
  public Tensor forward(List<Tensor> inputs) {
    return inputs.get(0).div(limit).tanh().mul(limit);
  }

  @Override
  public <T extends Algebra<T>> List<T> gradient(List<T> inputs, T output, T grad) {
    return List.of(grad.mul(output.div(limit).square().rsub(1)));
  }
}
