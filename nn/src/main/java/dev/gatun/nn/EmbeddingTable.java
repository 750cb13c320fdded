package dev.gatun.nn;

import dev.gatun.autograd.NoGrad;
import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** The vectors behind embeddings, and the rules by which they are read and learned. */
final class EmbeddingTable {
  private final String layer;
  private final int count;
  private final int dim;
  private final Param weight;
  private @Nullable Integer padding;
  private @Nullable Double maxNorm;
  private double normType = 2;
  private boolean byFrequency;

  EmbeddingTable(String layer, int count, int dim, Init init) {
    this.layer = layer;
    this.count = count;
    this.dim = dim;
    if (count < 1 || dim < 1) {
      throw new IllegalArgumentException(this + ": expected sizes of 1 or more");
    }
    weight = new Param("weight", (shape, type, g) -> begun(init.tensor(shape, type, g)));
  }

  private Tensor begun(Tensor values) {
    if (padding != null) values.select(0, padding).fill(0);
    return values;
  }

  Param weight() {
    return weight;
  }

  int dim() {
    return dim;
  }

  @Nullable Integer padding() {
    return padding;
  }

  void padding(@Nullable Integer index) {
    if (index != null && (index >= count || index < -count)) {
      throw new IllegalArgumentException(
          this + ": paddingIdx is " + index + ", expected " + -count + " to " + (count - 1));
    }
    padding = index == null || index >= 0 ? index : Integer.valueOf(index + count);
  }

  void maxNorm(@Nullable Double length) {
    maxNorm = length;
  }

  void normType(double order) {
    normType = order;
  }

  void scaleGradByFreq(boolean wanted) {
    byFrequency = wanted;
  }

  /** Returns the vectors of these numbers, {@code (n) -> (n, dim)}. */
  Variable rows(Variable numbers) {
    if (numbers.dtype().isFloat() || numbers.dtype() == DType.BOOL) {
      throw new IllegalArgumentException(
          this + ": the input is " + numbers.dtype() + ", expected whole numbers (i64 or i32)");
    }
    Variable w = weight.of(Shape.of(count, dim));
    if (maxNorm != null) shorten(w.value(), numbers.value(), maxNorm);
    Variable rows = w.indexSelect(0, numbers);
    if (byFrequency) rows = scaled(rows, numbers.value());
    return padding == null ? rows : rows.detach().where(column(numbers.eq(padding)), rows);
  }

  private static Variable column(Variable mask) {
    return mask.unsqueeze(1);
  }

  /** Returns the same vectors with gradients divided by how often each is there. */
  private Variable scaled(Variable rows, Tensor numbers) {
    Tensor ones = Tensor.full(numbers.shape(), 1, rows.dtype());
    Tensor often = Tensor.zeros(Shape.of(count), rows.dtype()).indexAdd(0, numbers, ones);
    Tensor share = often.indexSelect(0, numbers).reciprocal().unsqueeze(1);
    Variable part = rows.mul(share);
    return part.add(rows.sub(part).detach());
  }

  private void shorten(Tensor table, Tensor numbers, double longest) {
    try (var _ = Scope.open()) {
      NoGrad.run(
          () -> {
            Tensor used = numbers.flatten(0);
            Tensor lengths = table.vectorNorm(normType, new int[] {1}, true);
            Tensor shorter = table.mul(lengths.add(1e-7).rdiv(longest));
            Tensor ones = Tensor.full(used.shape(), 1, table.dtype());
            Tensor seen = Tensor.zeros(Shape.of(count), table.dtype()).indexAdd(0, used, ones);
            Tensor change = lengths.gt(longest).logicalAnd(seen.gt(0).unsqueeze(1));
            table.copyFrom(shorter.where(change, table));
          });
    }
  }

  @Override
  public String toString() {
    return layer + "(" + count + ", " + dim + ")";
  }
}
