package dev.gatun.autograd;

import dev.gatun.tensor.AttentionOp;
import dev.gatun.tensor.Cumulation;
import dev.gatun.tensor.CustomOp;
import dev.gatun.tensor.ElementwiseFunction;
import dev.gatun.tensor.Expr;
import dev.gatun.tensor.Locating;
import dev.gatun.tensor.MatrixFunction;
import dev.gatun.tensor.Normalization;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.SequenceOp;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Spectral;
import dev.gatun.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The derivative of every operation: given the gradient g of its result, the gradient of each
 * operand, null where it is zero or not wanted. An operation with several results that can be
 * differentiated is given a gradient for each, null where none has arrived. All are written in
 * operations that have derivatives in turn. What they read of operands and results is listed in
 * {@link Retention}.
 */
final class Derivatives {
  private static final ElementwiseFunction SOFTMAX =
      inRows("softmax'", (y, g, sum) -> y.mul(g.sub(sum)));

  private static final ElementwiseFunction LOG_SOFTMAX =
      inRows("log_softmax'", (y, g, sum) -> g.sub(y.exp().mul(sum)));

  /** The second argument, zero, where y is -0, whose reciprocal is minus infinity. */
  private static final ElementwiseFunction DROPOUT =
      ElementwiseFunction.of(
          "dropout'",
          2,
          2,
          in -> {
            Expr y = in.operands().get(0);
            Expr g = in.operands().get(1);
            Expr dropped = y.eq(0).logicalAnd(y.reciprocal().lt(0));
            return in.arguments().get(1).where(dropped, g.mul(in.arguments().get(0)));
          });

  /** The gradient of an element, from the result, its gradient and a sum along the row. */
  private interface InRow {
    Expr gradient(Expr y, Expr g, Expr sum);
  }

  private Derivatives() {}

  static @Nullable Variable[] of(Node n, @Nullable Variable[] results) {
    return switch (n.op()) {
      case Op.Pointwise p -> PointwiseDerivatives.of(n, p, first(n, results));
      case Op.Reduction r -> one(reduction(n, r, first(n, results)));
      case Op.Motion m -> motion(n, m, first(n, results));
      case Op.Product p -> product(n, p, first(n, results));
      case Op.Window w -> window(n, w, first(n, results));
      case Op.Index i -> IndexDerivatives.of(n, i, first(n, results));
      case Op.Scan s -> one(scan(n, s, first(n, results)));
      case Cumulation c -> CumulationDerivatives.of(n, c, first(n, results));
      case Locating l -> one(located(n, l, first(n, results)));
      case Op.Cast _ -> one(first(n, results));
      case Op.Dropout(double p, var _) -> one(dropout(n.result(0), first(n, results), p));
      case MatrixFunction m -> MatrixDerivatives.of(n, m, results);
      case Normalization m -> NormalizationDerivatives.of(n, m, results);
      case SequenceOp s -> SequenceDerivatives.of(n, s, results);
      case AttentionOp a -> AttentionDerivatives.of(n, a, results);
      case Spectral.FourierTransform f -> one(first(n, results).apply(f.adjoint()));
      case CustomOp c -> custom(n, c, first(n, results));
    };
  }

  /** Returns the gradient of the only result that can be differentiated: the first. */
  static Variable first(Node n, @Nullable Variable[] results) {
    Variable g = results[0];
    if (g == null) throw new IllegalStateException(n + ": its first result has no gradient");
    return g;
  }

  private static @Nullable Variable[] one(@Nullable Variable gradient) {
    return new Variable[] {gradient};
  }

  private static @Nullable Variable reduction(Node n, Op.Reduction op, Variable g) {
    return switch (op) {
      case Op.Reduce r -> reduce(n, r, g);
      case Op.ArgReduce _ -> null;
    };
  }

  private static @Nullable Variable reduce(Node n, Op.Reduce r, Variable g) {
    Shape kept = n.shape(0);
    for (int d : r.dims()) kept = kept.with(d, 1);
    Variable wide = g.apply(new Op.Reshape(kept));
    return switch (r.reducer()) {
      case SUM -> wide.broadcastTo(n.shape(0));
      case MAX, MIN -> {
        Variable x = n.operand(0).detach();
        Variable chosen = x.eq(n.result(0).detach().apply(new Op.Reshape(kept))).to(g.dtype());
        Variable count = chosen.apply(new Op.Reduce(Reducer.SUM, r.dims(), true));
        yield wide.mul(chosen.div(count));
      }
      case PROD -> wide.mul(productOfOthers(n.operand(0), r));
      case ANY, ALL -> null;
    };
  }

  private static Variable productOfOthers(Variable x, Op.Reduce r) {
    Variable zero = x.detach().eq(0);
    Variable product = x.filled(1).where(zero, x).apply(new Op.Reduce(r.reducer(), r.dims(), true));
    Variable zeros = zero.to(x.dtype()).apply(new Op.Reduce(Reducer.SUM, r.dims(), true));
    Variable zeroSum = x.where(zero, x.filled(0)).apply(new Op.Reduce(Reducer.SUM, r.dims(), true));
    return new Factors(product, zeros, zeroSum).others(x);
  }

  private static @Nullable Variable[] motion(Node n, Op.Motion op, Variable g) {
    Shape x = n.shape(0);
    return switch (op) {
      case Op.Reshape _ -> one(g.apply(new Op.Reshape(x)));
      case Op.Permute(var dims) -> {
        Integer[] back = new Integer[dims.size()];
        for (int i = 0; i < back.length; i++) back[dims.get(i)] = i;
        yield one(g.apply(new Op.Permute(List.of(back))));
      }
      case Op.Expand _ -> one(g.sumTo(x));
      case Op.Slice(var start, var step, var _) -> one(g.apply(new Op.Unslice(start, step, x)));
      case Op.Unslice(var start, var step, var _) -> one(g.apply(new Op.Slice(start, step, x)));
      case Op.Pad(var before, var after, var _) ->
          one(g.apply(new Op.Pad(negative(before), negative(after), 0)));
      case Op.Cat(int dim) -> cat(n, dim, g);
      case Op.Contiguous _ -> one(g);
    };
  }

  private static List<Long> negative(List<Long> numbers) {
    return numbers.stream().map(v -> -v).toList();
  }

  private static @Nullable Variable[] cat(Node n, int dim, Variable g) {
    @Nullable Variable[] pieces = new Variable[n.inputs().length];
    long start = 0;
    for (int i = 0; i < pieces.length; i++) {
      long size = n.shape(i).size(dim);
      if (n.wants(i)) pieces[i] = g.narrow(dim, start, size);
      start += size;
    }
    return pieces;
  }

  private static @Nullable Variable[] product(Node n, Op.Product op, Variable g) {
    return switch (op) {
      case Op.Matmul _ ->
          new Variable[] {
            n.wants(0) ? g.apply(op, n.operand(1).transpose()).sumTo(n.shape(0)) : null,
            n.wants(1) ? n.operand(0).transpose().apply(op, g).sumTo(n.shape(1)) : null
          };
      case Op.MatmulTransposed _ ->
          new Variable[] {
            n.wants(0) ? g.apply(new Op.Matmul(), n.operand(1)).sumTo(n.shape(0)) : null,
            n.wants(1) ? g.transpose().apply(new Op.Matmul(), n.operand(0)).sumTo(n.shape(1)) : null
          };
      case Op.Affine(boolean rectified) ->
          affine(n, rectified ? PointwiseDerivatives.relu(n.result(0), g) : g);
    };
  }

  private static @Nullable Variable[] affine(Node n, Variable g) {
    var product = new Op.Matmul();
    return new Variable[] {
      n.wants(0) ? g.apply(product, n.operand(1)) : null,
      n.wants(1) ? g.transpose().apply(product, n.operand(0)) : null,
      n.wants(2) ? g.sum(0) : null
    };
  }

  private static @Nullable Variable[] window(Node n, Op.Window op, Variable g) {
    return switch (op) {
      case Op.Convolution c -> convolution(n, c, g);
      case Op.ConvolutionRelu(var c) ->
          convolution(n, c, PointwiseDerivatives.relu(n.result(0), g));
      case Op.ConvolutionInputGradient(var c, var _) ->
          new Variable[] {
            n.wants(0) ? g.apply(c, n.operand(1)) : null,
            n.wants(1)
                ? g.apply(new Op.ConvolutionWeightGradient(c, n.shape(1)), n.operand(0))
                : null
          };
      case Op.ConvolutionWeightGradient(var c, var _) ->
          new Variable[] {
            n.wants(0)
                ? n.operand(1).apply(new Op.ConvolutionInputGradient(c, n.shape(0)), g)
                : null,
            n.wants(1) ? n.operand(0).apply(c, g) : null
          };
      case Op.MaxPool(var w) -> one(g.apply(new Op.MaxPoolGradient(w, n.shape(0)), n.result(1)));
      case Op.MaxPoolGradient(var w, var _) ->
          new Variable[] {g.apply(new Op.MaxPoolGather(w), n.operand(1)), null};
      case Op.MaxPoolGather(var w) ->
          new Variable[] {g.apply(new Op.MaxPoolGradient(w, n.shape(0)), n.operand(1)), null};
      case Op.AvgPool pool -> one(g.apply(new Op.AvgPoolGradient(pool, n.shape(0))));
      case Op.AvgPoolGradient(var pool, var _) -> one(g.apply(pool));
    };
  }

  private static @Nullable Variable[] convolution(Node n, Op.Convolution c, Variable g) {
    @Nullable Variable[] gradients = new Variable[n.inputs().length];
    if (n.wants(0)) {
      gradients[0] = g.apply(new Op.ConvolutionInputGradient(c, n.shape(0)), n.operand(1));
    }
    if (n.wants(1)) {
      gradients[1] = n.operand(0).apply(new Op.ConvolutionWeightGradient(c, n.shape(1)), g);
    }
    if (gradients.length > 2 && n.wants(2)) gradients[2] = sumOfChannels(g);
    return gradients;
  }

  private static Variable sumOfChannels(Variable g) {
    int[] dims = new int[g.shape().rank() - 1];
    for (int i = 1; i < dims.length; i++) dims[i] = i + 1;
    return g.sum(dims);
  }

  private static @Nullable Variable located(Node n, Locating op, Variable g) {
    return switch (op) {
      case Locating.Sort(int dim, var _) -> zeros(n, 0).scatterAdd(dim, n.result(1), g);
      case Locating.TopK(var _, int dim, var _) -> zeros(n, 0).scatterAdd(dim, n.result(1), g);
      case Locating.CumExtreme(int dim, var _) -> zeros(n, 0).scatterAdd(dim, n.result(1), g);
      case Locating.NonZero _, Locating.RavelIndex _ -> null;
    };
  }

  static Variable zeros(Node n, int i) {
    return Variable.constant(Tensor.zeros(n.shape(i), n.dtype(i)));
  }

  private static Variable scan(Node n, Op.Scan op, Variable g) {
    return switch (op) {
      case Op.Softmax(int dim) -> {
        Variable y = n.result(0);
        yield SOFTMAX.of(y, g, g.mul(y).sum(dim, true));
      }
      case Op.LogSoftmax(int dim) -> LOG_SOFTMAX.of(n.result(0), g, g.sum(dim, true));
      case Op.CumSum(int dim, boolean reverse) -> g.apply(new Op.CumSum(dim, !reverse));
    };
  }

  private static Variable dropout(Variable y, Variable g, double p) {
    return DROPOUT.of(y, g, p == 1 ? 0 : 1 / (1 - p), 0);
  }

  private static ElementwiseFunction inRows(String name, InRow f) {
    return ElementwiseFunction.of(
        name,
        3,
        0,
        in -> f.gradient(in.operands().get(0), in.operands().get(1), in.operands().get(2)));
  }

  private static @Nullable Variable[] custom(Node n, CustomOp op, Variable g) {
    if (op instanceof GivenDerivative given) return given.gradients(n, g);
    List<Variable> operands = n.operands();
    List<Variable> gradients = op.gradient(operands, n.result(0), g);
    if (gradients.size() != operands.size()) {
      throw new IllegalStateException(
          op
              + ": gradient returned "
              + gradients.size()
              + " values for "
              + operands.size()
              + " operands; return one for each");
    }
    return gradients.toArray(Variable[]::new);
  }
}
