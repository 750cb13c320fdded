package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums, means or largest elements of bags of vectors from a table that is learned. The bags are the
 * rows of {@code (B, N)}, or parts of a vector that begin at given offsets; the result is {@code
 * (B, embeddingDim)}, zeros for an empty bag.
 *
 * <p>The inputs are the numbers, the offsets if the numbers are a vector, and a weight for each
 * number if wanted, which only sums take. The setters return the layer, so that they can be chained
 * behind the constructor.
 */
public final class EmbeddingBag extends VariadicLayer {
  /** How a bag becomes one vector. */
  public enum Mode {
    /** The sum. */
    SUM,
    /** The mean. */
    MEAN,
    /** The largest of each element. */
    MAX
  }

  private final EmbeddingTable table;
  private final Mode mode;
  private boolean lastOffset;

  /** Creates a layer that takes means. */
  public EmbeddingBag(int numEmbeddings, int embeddingDim) {
    this(numEmbeddings, embeddingDim, Mode.MEAN);
  }

  /**
   * Creates a layer whose table begins with normal numbers of mean 0 and deviation 1.
   *
   * @throws IllegalArgumentException if a size is less than 1
   */
  public EmbeddingBag(int numEmbeddings, int embeddingDim, Mode mode) {
    this.mode = mode;
    table = new EmbeddingTable("EmbeddingBag", numEmbeddings, embeddingDim, Init.normal(0, 1));
    declare("weight", table.weight(), true);
  }

  /** Leaves this number out of all bags; negative ones count from the end. */
  public EmbeddingBag paddingIdx(@Nullable Integer index) {
    table.padding(index);
    return this;
  }

  /** Shortens vectors that are longer than this, in the table, when they are used. */
  public EmbeddingBag maxNorm(@Nullable Double length) {
    table.maxNorm(length);
    return this;
  }

  /** Measures lengths by the norm of this order; at first 2. */
  public EmbeddingBag normType(double order) {
    table.normType(order);
    return this;
  }

  /** Divides each vector's gradient by how often it was used; not for the largest elements. */
  public EmbeddingBag scaleGradByFreq(boolean wanted) {
    table.scaleGradByFreq(wanted);
    return this;
  }

  /** Says whether the last offset is the end of the last bag; at first it begins another one. */
  public EmbeddingBag includeLastOffset(boolean wanted) {
    lastOffset = wanted;
    return this;
  }

  @Override
  public List<Variable> forwardAll(List<Variable> inputs) {
    checkInputs(inputs, 1, 3, "the numbers, offsets and weights");
    boolean flat = inputs.getFirst().shape().rank() == 1;
    Variable offsets = flat && inputs.size() > 1 ? inputs.get(1) : null;
    int next = flat ? 2 : 1;
    Variable weights = inputs.size() > next ? inputs.get(next) : null;
    return List.of(forward(inputs.getFirst(), offsets, weights));
  }

  /**
   * Computes the bags.
   *
   * @param x the numbers, {@code (B, N)} or {@code (n)}
   * @param offsets where the bags begin in a vector, or null for one bag
   * @param weights a factor for each number, of the same shape, or null
   */
  public Variable forward(Variable x, @Nullable Variable offsets, @Nullable Variable weights) {
    if (weights != null && (mode != Mode.SUM || !weights.shape().equals(x.shape()))) {
      throw new IllegalArgumentException(
          this
              + ": the weights are "
              + weights.shape()
              + ", the numbers "
              + x.shape()
              + ", the mode "
              + mode
              + ": weights need the numbers' shape and the mode SUM");
    }
    var bags = Bags.of(this, x.value(), offsets == null ? null : offsets.value(), lastOffset);
    Integer padding = table.padding();
    if (padding != null) bags = bags.without(x.value().flatten(0).toLongArray(), padding);
    Variable rows = table.rows(x.flatten(0));
    Variable factors = weights == null ? rows : rows.mul(weights.flatten(0).unsqueeze(1));
    return switch (mode) {
      case SUM -> bags.sum(factors);
      case MEAN -> bags.sum(factors).mul(bags.shares(rows.dtype()));
      case MAX -> bags.max(rows);
    };
  }

  @Override
  public String toString() {
    return table.toString();
  }

  /** Returns zeros of one row a bag. */
  static Variable nothing(long bags, Variable rows) {
    return Variable.constant(Tensor.zeros(Shape.of(bags, rows.shape().size(1)), rows.dtype()));
  }
}
