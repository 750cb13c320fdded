package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A table of vectors that are learned: {@code (...) -> (..., embeddingDim)} for whole numbers from
 * 0 to below {@code numEmbeddings}. The setters return the layer, so that they can be chained
 * behind the constructor.
 */
public final class Embedding extends Layer {
  private final EmbeddingTable table;

  /**
   * Creates a table whose numbers begin normal, with mean 0 and deviation 1.
   *
   * @throws IllegalArgumentException if a size is less than 1
   */
  public Embedding(int numEmbeddings, int embeddingDim) {
    this(numEmbeddings, embeddingDim, Init.normal(0, 1));
  }

  /** Creates a table that begins as {@code init} says. */
  public Embedding(int numEmbeddings, int embeddingDim, Init init) {
    table = new EmbeddingTable("Embedding", numEmbeddings, embeddingDim, init);
    declare("weight", table.weight(), true);
  }

  /**
   * Keeps the vector of this number, at first zeros, as it is; negative ones count from the end.
   */
  public Embedding paddingIdx(@Nullable Integer index) {
    table.padding(index);
    return this;
  }

  /** Shortens vectors that are longer than this, in the table, when they are used. */
  public Embedding maxNorm(@Nullable Double length) {
    table.maxNorm(length);
    return this;
  }

  /** Measures lengths by the norm of this order; at first 2. */
  public Embedding normType(double order) {
    table.normType(order);
    return this;
  }

  /** Divides each vector's gradient by how often it was used. */
  public Embedding scaleGradByFreq(boolean wanted) {
    table.scaleGradByFreq(wanted);
    return this;
  }

  @Override
  public Variable forward(Variable x) {
    Shape shape = x.shape();
    Variable rows = table.rows(x.flatten(0));
    return rows.reshape(shape.inserted(shape.rank(), table.dim()).toArray());
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
