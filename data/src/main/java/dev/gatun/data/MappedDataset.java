package dev.gatun.data;

import java.util.function.UnaryOperator;

/** Examples of another dataset after a transform. */
record MappedDataset(Dataset source, UnaryOperator<Batch> transform) implements Dataset {
  @Override
  public int size() {
    return source.size();
  }

  @Override
  public Batch batch(int... indices) {
    return transform.apply(source.batch(indices));
  }
}
