package dev.gatun.data;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorHolder;
import java.util.function.Consumer;

/**
 * Some examples of a dataset.
 *
 * @param input what a model is given: (N, ...)
 * @param target what it should return, or the number of the class: (N, ...)
 */
public record Batch(Tensor input, Tensor target) implements TensorHolder {
  /**
   * Checks that there are as many inputs as targets.
   *
   * @throws IllegalArgumentException if not
   */
  public Batch {
    if (count(input) != count(target)) {
      throw new IllegalArgumentException(
          "Batch: the input is %s, the target %s; both must begin with the number of examples"
              .formatted(input.shape(), target.shape()));
    }
  }

  private static long count(Tensor t) {
    return t.shape().rank() == 0 ? -1 : t.shape().size(0);
  }

  /** Returns the number of examples. */
  public int size() {
    return (int) input.shape().size(0);
  }

  @Override
  public void forEachTensor(Consumer<Tensor> action) {
    action.accept(input);
    action.accept(target);
  }
}
