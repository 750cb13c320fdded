package dev.gatun.tensor.internal.fusion;

import dev.gatun.tensor.Op;

/** What each unary primitive is on the abstract machine. */
final class UnaryLowering {
  private UnaryLowering() {}

  static <R> R lower(Machine<R, R, R> m, Op.Unary op, R x) {
    return switch (op) {
      case NEG -> m.neg(x);
      case ABS -> m.abs(x);
      case SIGN -> ArithmeticFunctions.sign(m, x);
      case RECIPROCAL -> m.div(m.constant(1), x);
      case SQUARE -> m.mul(x, x);
      case SQRT -> m.sqrt(x);
      case RSQRT -> m.div(m.constant(1), m.sqrt(x));
      case EXP -> ExpFunctions.exp(m, x);
      case EXP2 -> ExpFunctions.exp2(m, x);
      case EXPM1 -> ExpFunctions.expm1(m, x);
      case LOG -> LogFunctions.log(m, x);
      case LOG2 -> LogFunctions.log2(m, x);
      case LOG10 -> LogFunctions.log10(m, x);
      case LOG1P -> LogFunctions.log1p(m, x);
      case SIN -> TrigFunctions.sin(m, x);
      case COS -> TrigFunctions.cos(m, x);
      case TAN -> TrigFunctions.tan(m, x);
      case ASIN -> InverseTrigFunctions.asin(m, x);
      case ACOS -> InverseTrigFunctions.acos(m, x);
      case ATAN -> InverseTrigFunctions.atan(m, x);
      case SINH -> HyperbolicFunctions.sinh(m, x);
      case COSH -> HyperbolicFunctions.cosh(m, x);
      case TANH -> HyperbolicFunctions.tanh(m, x);
      case ASINH -> InverseHyperbolicFunctions.asinh(m, x);
      case ACOSH -> InverseHyperbolicFunctions.acosh(m, x);
      case ATANH -> InverseHyperbolicFunctions.atanh(m, x);
      case SIGMOID -> SigmoidFunctions.sigmoid(m, x);
      case SOFTPLUS -> SigmoidFunctions.softplus(m, x);
      case LOG_SIGMOID -> SigmoidFunctions.logSigmoid(m, x);
      case RELU -> m.select(m.le(x, m.constant(0)), m.constant(0), x);
      case GELU -> GaussianFunctions.gelu(m, x);
      case ERF -> ErrorFunctions.erf(m, x);
      case LGAMMA -> GammaFunctions.lgamma(m, x);
      case DIGAMMA -> PolygammaFunctions.digamma(m, x);
      case TRIGAMMA -> PolygammaFunctions.trigamma(m, x);
      case FLOOR -> Rounding.floor(m, x);
      case CEIL -> Rounding.ceil(m, x);
      case ROUND -> Rounding.round(m, x);
      case TRUNC -> Rounding.trunc(m, x);
      case IS_NAN -> m.not(m.eq(x, x));
      case NOT -> throw new IllegalStateException("NOT takes a mask");
    };
  }
}
