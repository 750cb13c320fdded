package dev.gatun.data;

import dev.gatun.tensor.Tensor;

/** Examples that are slices of two tensors along their first dimension. */
public final class TensorDataset implements Dataset {
  private final Batch all;

  /**
   * Creates the dataset and shares the tensors with all threads.
   *
   * @param input (N, ...)
   * @param target (N, ...)
   * @throws IllegalArgumentException if the first sizes differ
   */
  public TensorDataset(Tensor input, Tensor target) {
    all = new Batch(input.share(), target.share());
  }

  @Override
  public int size() {
    return all.size();
  }

  @Override
  public Batch batch(int... indices) {
    Tensor index = Tensor.of(indices);
    return new Batch(all.input().indexSelect(0, index), all.target().indexSelect(0, index));
  }
}
