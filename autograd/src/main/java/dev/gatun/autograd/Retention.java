package dev.gatun.autograd;

import dev.gatun.tensor.AttentionOp;
import dev.gatun.tensor.Cumulation;
import dev.gatun.tensor.CustomOp;
import dev.gatun.tensor.ElementwiseFunction.Partial;
import dev.gatun.tensor.Locating;
import dev.gatun.tensor.MatrixFunction;
import dev.gatun.tensor.Normalization;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.SequenceOp;
import dev.gatun.tensor.Spectral;

/**
 * What the derivative of an operation needs to be kept: operands and results, a bit each.
 *
 * @param operands the operands, the first in the lowest bit
 * @param results the results
 */
record Retention(long operands, long results) {
  static final Retention NOTHING = new Retention(0, 0);
  static final Retention OPERANDS = new Retention(-1, 0);
  private static final Retention ALL = new Retention(-1, -1);
  private static final Retention FIRST = new Retention(1, 0);
  private static final Retention INDICES = new Retention(0, 2);
  private static final Retention SECOND = new Retention(2, 0);
  private static final Retention THREE = new Retention(7, 0);
  private static final Retention RESULT = new Retention(0, 1);

  boolean operand(int i) {
    return (operands >> i & 1) != 0;
  }

  boolean result(int i) {
    return (results >> i & 1) != 0;
  }

  /** Returns what {@link Derivatives} reads of {@code op} for the operands that are wanted. */
  static Retention of(Op op, boolean[] wants) {
    return switch (op) {
      case Op.Pointwise p -> pointwise(p, wants);
      case Op.Reduction r -> reduction(r);
      case Op.Motion _, Op.Cast _, Spectral _ -> NOTHING;
      case Op.Dropout _ -> RESULT;
      case Op.Affine a -> new Retention(otherFactor(wants).operands(), a.rectified() ? 1 : 0);
      case Op.Product _ -> otherFactor(wants);
      case Op.Window w -> window(w, wants);
      case Op.Index i -> i instanceof Op.ScatterReduce ? new Retention(7, 1) : SECOND;
      case Cumulation c ->
          c instanceof Cumulation.Recurrence && !wants[0] ? FIRST : new Retention(1, 1);
      case Locating _ -> INDICES;
      case Op.Scan s -> s instanceof Op.CumSum ? NOTHING : RESULT;
      case MatrixFunction m -> MatrixDerivatives.retention(m, wants);
      case Normalization _ -> THREE;
      case AttentionOp a -> a instanceof AttentionOp.Attention ? ALL : OPERANDS;
      case SequenceOp s -> s instanceof SequenceOp.Unroll ? ALL : OPERANDS;
      case CustomOp c -> c instanceof GivenDerivative d ? d.retention() : ALL;
    };
  }

  private static Retention pointwise(Op.Pointwise op, boolean[] wants) {
    var function = PointwiseDerivatives.function(op);
    if (function == null) return NOTHING;
    long operands = 0;
    long results = 0;
    for (int i = 0; i < wants.length; i++) {
      if (!wants[i]) continue;
      Partial p = function.partial(PointwiseDerivatives.position(op, i));
      for (int k = 0; k < wants.length; k++) {
        if (p.needs().get(PointwiseDerivatives.position(op, k))) operands |= 1L << k;
      }
      if (p.needsResult()) results |= 1;
    }
    return new Retention(operands, results);
  }

  private static Retention reduction(Op.Reduction op) {
    return switch (op) {
      case Op.Reduce r -> r.reducer() == Reducer.SUM ? NOTHING : new Retention(1, 1);
      case Op.ArgReduce _ -> NOTHING;
    };
  }

  private static Retention otherFactor(boolean[] wants) {
    return new Retention((wants[0] ? 2 : 0) | (wants[1] ? 1 : 0), 0);
  }

  private static Retention window(Op.Window op, boolean[] wants) {
    return switch (op) {
      case Op.Convolution _, Op.ConvolutionInputGradient _, Op.ConvolutionWeightGradient _ ->
          otherFactor(wants);
      case Op.ConvolutionRelu _ -> new Retention(otherFactor(wants).operands(), 1);
      case Op.MaxPool _ -> new Retention(0, 2);
      case Op.MaxPoolGradient _, Op.MaxPoolGather _ -> SECOND;
      case Op.AvgPool _, Op.AvgPoolGradient _ -> NOTHING;
    };
  }
}
