package dev.gatun.autograd;

import dev.gatun.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Runs a function that was written for one example on many at once. The function sees variables
 * without the dimension that counts the examples, and every operation in it is carried out once for
 * all of them. The results are those of a loop, stacked.
 *
 * {@snippet :
 * // the gradient of each example's error with respect to the weights: (N, sizes of w...)
 * Vmap error = Vmap.of((x, y) -> Gradients.of(x.dot(w).sub(y).square()).wrt(w).getFirst());
 * Variable each = error.apply(xs, ys);
 * }
 *
 * <p>It nests, and goes together with all derivatives, inside and outside. Inside, elements cannot
 * be read, since there are many; so no Java {@code if} may depend on them.
 */
public final class Vmap {
  /** As the dimension of an input: all examples share it. */
  public static final int SHARED = Integer.MIN_VALUE;

  private final Function<List<Variable>, List<Variable>> f;
  private final int[] inDims;
  private final int[] outDims;
  private final boolean differentRandomness;

  private Vmap(
      Function<List<Variable>, List<Variable>> f,
      int[] inDims,
      int[] outDims,
      boolean differentRandomness) {
    this.f = f;
    this.inDims = inDims;
    this.outDims = outDims;
    this.differentRandomness = differentRandomness;
  }

  /** Begins with a function of one variable. */
  public static Vmap of(UnaryOperator<Variable> f) {
    return ofAll(in -> List.of(f.apply(in.get(0))));
  }

  /** Begins with a function of two variables. */
  public static Vmap of(BinaryOperator<Variable> f) {
    return ofAll(in -> List.of(f.apply(in.get(0), in.get(1))));
  }

  /** Begins with a function of any number of variables and with any number of results. */
  public static Vmap ofAll(Function<List<Variable>, List<Variable>> f) {
    return new Vmap(f, new int[0], new int[0], false);
  }

  /** Says which dimension of each input counts the examples, or {@link #SHARED}; else it is 0. */
  public Vmap inDims(int... dims) {
    return new Vmap(f, dims.clone(), outDims, differentRandomness);
  }

  /** Says where each result gets the dimension that counts the examples; else it is 0. */
  public Vmap outDims(int... dims) {
    return new Vmap(f, inDims, dims.clone(), differentRandomness);
  }

  /**
   * Lets dropout with one key take other numbers for each example; else they are the same for all,
   * as in a loop.
   */
  public Vmap differentRandomness() {
    return new Vmap(f, inDims, outDims, true);
  }

  /**
   * Returns the only result.
   *
   * @throws IllegalArgumentException if the inputs do not have the same number of examples
   */
  public Variable apply(Variable... inputs) {
    return applyAll(List.of(inputs)).getFirst();
  }

  /**
   * Returns all results.
   *
   * @throws IllegalArgumentException if the inputs do not have the same number of examples
   */
  public List<Variable> applyAll(List<Variable> inputs) {
    int[] dims = dims("inDims", inDims, inputs.size());
    var level = new VmapLevel(examples(inputs, dims), differentRandomness);
    List<Variable> lifted = new ArrayList<>();
    for (int i = 0; i < dims.length; i++) {
      Variable x = inputs.get(i);
      lifted.add(dims[i] == SHARED ? x : lift(level, x, dims[i]));
    }
    List<Variable> results = level.run(() -> f.apply(lifted));
    int[] to = dims("outDims", outDims, results.size());
    List<Variable> all = new ArrayList<>();
    for (int i = 0; i < to.length; i++) all.add(lower(level, results.get(i), to[i]));
    return all;
  }

  private static int[] dims(String name, int[] dims, int n) {
    if (dims.length == 0) return new int[n];
    if (dims.length == n) return dims;
    throw new IllegalArgumentException(
        "vmap: " + name + " is " + Arrays.toString(dims) + ", expected one for each of " + n);
  }

  private static long examples(List<Variable> inputs, int[] dims) {
    long examples = -1;
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] == SHARED) continue;
      long size = inputs.get(i).shape().size(dims[i]);
      if (examples >= 0 && size != examples) {
        throw new IllegalArgumentException(
            "vmap: input "
                + i
                + " "
                + inputs.get(i).shape()
                + " has "
                + size
                + " examples along dimension "
                + dims[i]
                + ", another "
                + examples
                + "; mark what all examples share with inDims(..., Vmap.SHARED)");
      }
      examples = size;
    }
    if (examples < 0) {
      throw new IllegalArgumentException("vmap: no input has examples; call the function itself");
    }
    return examples;
  }

  private static Variable lift(VmapLevel level, Variable x, int dim) {
    Variable first = x.shape().dimension(dim) == 0 ? x : x.movedim(dim, 0);
    return new Lifted(level, first, true).variable(null, 0, x.isInference());
  }

  private static Variable lower(VmapLevel level, Variable y, int dim) {
    Lifted lifted = y.lifted(level);
    Variable below = lifted == null ? y : lifted.below();
    Shape all = below.shape().inserted(0, level.size());
    Variable stacked = lifted != null && lifted.batched() ? below : below.broadcastTo(all);
    return dim == 0 ? stacked : stacked.movedim(0, dim);
  }
}
