package dev.gatun.tensor;

import java.util.function.Consumer;

/** Something that holds tensors, which a {@link Scope} can keep. */
public interface TensorHolder {
  /** Calls {@code action} with each tensor held. */
  void forEachTensor(Consumer<Tensor> action);
}
