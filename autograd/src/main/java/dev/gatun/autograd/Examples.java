package dev.gatun.autograd;

import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The operands of an operation that is to be carried out for many examples: those that are batched
 * have the examples along dimension 0, the others are shared by all.
 */
record Examples(VmapLevel level, List<Variable> below, List<Boolean> batched) {

  long size() {
    return level.size();
  }

  boolean isBatched(int i) {
    return batched.get(i);
  }

  /** Returns the shape of operand {@code i} of one example. */
  Shape shape(int i) {
    Shape all = below.get(i).shape();
    return batched.get(i) ? all.without(0) : all;
  }

  /** Returns operand {@code i} with the examples along dimension 0, repeated if it is shared. */
  Variable full(int i) {
    Variable x = below.get(i);
    return batched.get(i) ? x : x.broadcastTo(with(x.shape()));
  }

  /** Returns the shape of all examples, of which each has {@code shape}. */
  Shape with(Shape shape) {
    return shape.inserted(0, size());
  }

  private int rank() {
    return IntStream.range(0, below.size()).map(i -> shape(i).rank()).max().orElse(0);
  }

  /** Returns the operands so that they broadcast as those of one example do. */
  List<Variable> aligned() {
    int rank = rank();
    return IntStream.range(0, below.size()).mapToObj(i -> aligned(i, rank)).toList();
  }

  /** Returns operand {@code i} with as many dimensions for each example as {@code rank}. */
  Variable aligned(int i, int rank) {
    Variable x = below.get(i);
    int missing = rank + 1 - x.shape().rank();
    if (!batched.get(i) || missing == 0) return x;
    long[] sizes = new long[rank + 1];
    Arrays.fill(sizes, 1);
    sizes[0] = size();
    for (int d = 1; d < x.shape().rank(); d++) sizes[missing + d] = x.shape().size(d);
    return x.reshape(sizes);
  }

  /**
   * Applies {@code op} to one example after the other and stacks the results: right for every
   * operation, and the rule of those that have no better one.
   */
  List<Variable> loop(Op op) {
    if (size() == 0) {
      throw new IllegalArgumentException(
          "vmap: " + op + " is applied to one example after the other, and there is none");
    }
    List<List<Variable>> results = new ArrayList<>();
    for (long i = 0; i < size(); i++) {
      List<Variable> one = new ArrayList<>();
      for (int k = 0; k < below.size(); k++) {
        one.add(batched.get(k) ? below.get(k).select(0, i) : below.get(k));
      }
      Op each = op instanceof CustomCall call ? call.another() : op;
      results.add(one.getFirst().applyAll(each, one.subList(1, one.size())));
    }
    return IntStream.range(0, results.getFirst().size())
        .mapToObj(r -> Algebra.stack(results.stream().map(list -> list.get(r)).toList(), 0))
        .toList();
  }
}
