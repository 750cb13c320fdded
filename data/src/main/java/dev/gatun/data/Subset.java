package dev.gatun.data;

import java.util.Objects;
import java.util.stream.IntStream;

/** Some of the examples of another dataset. */
final class Subset implements Dataset {
  private final Dataset whole;
  private final int[] chosen;

  private Subset(Dataset whole, int[] chosen) {
    this.whole = whole;
    this.chosen = chosen;
  }

  static Subset of(Dataset whole, int[] chosen) {
    for (int i : chosen) Objects.checkIndex(i, whole.size());
    return new Subset(whole, chosen.clone());
  }

  static Subset range(Dataset whole, int from, int to) {
    return new Subset(whole, IntStream.range(from, to).toArray());
  }

  @Override
  public int size() {
    return chosen.length;
  }

  @Override
  public Batch batch(int... indices) {
    int[] inWhole = new int[indices.length];
    for (int k = 0; k < indices.length; k++) inWhole[k] = chosen[indices[k]];
    return whole.batch(inWhole);
  }
}
