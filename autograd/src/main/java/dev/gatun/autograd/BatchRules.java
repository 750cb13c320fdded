package dev.gatun.autograd;

import dev.gatun.tensor.AttentionOp;
import dev.gatun.tensor.Cumulation;
import dev.gatun.tensor.CustomOp;
import dev.gatun.tensor.Locating;
import dev.gatun.tensor.MatrixFunction;
import dev.gatun.tensor.Normalization;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.SequenceOp;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Spectral;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How each operation is carried out for many examples at once: which operation on the operands with
 * the examples along dimension 0 gives the results with the examples along dimension 0. For an
 * operation that has no better rule, {@code x.loop(op)} is right.
 */
final class BatchRules {
  private BatchRules() {}

  static List<Variable> of(Op op, Examples x) {
    return switch (op) {
      case Op.Pointwise p -> Variable.applyTo(p, x.aligned(), 1);
      case Op.Reduction r -> one(x.full(0).apply(reduction(r)));
      case Op.Motion m -> one(motion(m, x));
      case Op.Affine a -> one(affine(a, x));
      case Op.Product p -> Variable.applyTo(p, x.aligned(), 1);
      case Op.Window w -> WindowBatchRules.of(w, x);
      case Op.Index i -> one(index(i, x));
      case Op.Scan s -> one(x.full(0).apply(scan(s)));
      case Op.Cast c -> one(x.full(0).apply(c));
      case Op.Dropout d -> one(dropout(d, x));
      case MatrixFunction m -> matrices(m, x.aligned());
      case Spectral _, Normalization _, SequenceOp _, Cumulation _, Locating _ -> x.loop(op);
      case AttentionOp a -> attention(a, x);
      case CustomOp c -> x.loop(c);
    };
  }

  private static List<Variable> one(Variable result) {
    return List.of(result);
  }

  /** With one map the examples are more rows. */
  private static Variable affine(Op.Affine op, Examples x) {
    if (x.isBatched(1) || x.isBatched(2)) {
      Variable y =
          x.full(0).apply(new Op.MatmulTransposed(), x.full(1)).add(x.full(2).unsqueeze(1));
      return op.rectified() ? y.relu() : y;
    }
    Variable in = x.full(0);
    Variable y = in.flatten(0, 1).apply(op, x.below().get(1), x.below().get(2));
    return y.reshape(in.shape().with(2, y.shape().size(1)).toArray());
  }

  private static Op reduction(Op.Reduction op) {
    return switch (op) {
      case Op.Reduce(var reducer, var dims, boolean keepDim) ->
          new Op.Reduce(reducer, dims.stream().map(d -> d + 1).toList(), keepDim);
      case Op.ArgReduce(boolean max, int dim, boolean keepDim) ->
          new Op.ArgReduce(max, dim + 1, keepDim);
    };
  }

  private static Variable motion(Op.Motion op, Examples x) {
    return switch (op) {
      case Op.Reshape(var shape) -> x.full(0).apply(new Op.Reshape(x.with(shape)));
      case Op.Permute(var dims) ->
          x.full(0).apply(new Op.Permute(prefixed(0, dims.stream().map(d -> d + 1).toList())));
      case Op.Expand(var shape) -> x.aligned(0, shape.rank()).apply(new Op.Expand(x.with(shape)));
      case Op.Slice(var start, var step, var shape) ->
          x.full(0).apply(new Op.Slice(prefixed(0L, start), prefixed(1L, step), x.with(shape)));
      case Op.Unslice(var start, var step, var shape) ->
          x.full(0).apply(new Op.Unslice(prefixed(0L, start), prefixed(1L, step), x.with(shape)));
      case Op.Pad(var before, var after, double value) ->
          x.full(0).apply(new Op.Pad(prefixed(0L, before), prefixed(0L, after), value));
      case Op.Cat(int dim) -> {
        List<Variable> all = new ArrayList<>();
        for (int i = 0; i < x.below().size(); i++) all.add(x.full(i));
        yield all.getFirst().applyAll(new Op.Cat(dim + 1), all.subList(1, all.size())).getFirst();
      }
      case Op.Contiguous c -> x.full(0).apply(c);
    };
  }

  private static <N> List<N> prefixed(N first, List<N> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }

  /** The examples are more dimensions before those of the matrices. */
  private static List<Variable> matrices(MatrixFunction op, List<Variable> operands) {
    return operands.getFirst().applyAll(op, operands.subList(1, operands.size()));
  }

  /** All but the mask have the examples as more heads; the mask broadcasts. */
  private static List<Variable> attention(AttentionOp op, Examples x) {
    int full = op instanceof AttentionOp.Attention ? 3 : 6;
    List<Variable> all = new ArrayList<>();
    for (int i = 0; i < x.below().size(); i++) {
      all.add(i < full ? x.full(i) : x.aligned(i, x.shape(1).rank()));
    }
    return all.getFirst().applyAll(op, all.subList(1, all.size()));
  }

  private static Variable index(Op.Index op, Examples x) {
    return switch (op) {
      case Op.Scatter s -> x.loop(s).getFirst();
      case Op.Gather(int dim) -> x.full(0).apply(new Op.Gather(dim + 1), x.full(1));
      case Op.ScatterAdd(int dim) ->
          x.full(0).apply(new Op.ScatterAdd(dim + 1), x.full(1), x.full(2));
      case Op.ScatterReduce(int dim, Reducer reducer) ->
          x.full(0).apply(new Op.ScatterReduce(dim + 1, reducer), x.full(1), x.full(2));
      case Op.IndexSelect(int dim) ->
          x.isBatched(1)
              ? x.full(0).apply(new Op.Gather(dim + 1), listed(x, dim, x.shape(0)))
              : x.full(0).apply(new Op.IndexSelect(dim + 1), x.below().get(1));
      case Op.IndexAdd(int dim) ->
          x.isBatched(1)
              ? x.full(0).apply(new Op.ScatterAdd(dim + 1), listed(x, dim, x.shape(2)), x.full(2))
              : x.full(0).apply(new Op.IndexAdd(dim + 1), x.below().get(1), x.full(2));
    };
  }

  /** Returns each example's list of indices along {@code dim}, repeated along the others. */
  private static Variable listed(Examples x, int dim, Shape shape) {
    Variable index = x.full(1);
    long length = index.shape().size(1);
    long[] sizes = new long[shape.rank() + 1];
    java.util.Arrays.fill(sizes, 1);
    sizes[0] = x.size();
    sizes[dim + 1] = length;
    return index.reshape(sizes).broadcastTo(x.with(shape.with(dim, length)));
  }

  private static Op scan(Op.Scan op) {
    return switch (op) {
      case Op.Softmax(int dim) -> new Op.Softmax(dim + 1);
      case Op.LogSoftmax(int dim) -> new Op.LogSoftmax(dim + 1);
      case Op.CumSum(int dim, boolean reverse) -> new Op.CumSum(dim + 1, reverse);
    };
  }

  /** One key means the same numbers for each example, unless the user wants others. */
  private static Variable dropout(Op.Dropout op, Examples x) {
    if (x.level().differentRandomness()) return x.full(0).apply(op);
    Tensor ones = Tensor.full(x.shape(0), 1, x.full(0).dtype());
    return x.full(0).mul(ones.apply(op));
  }
}
