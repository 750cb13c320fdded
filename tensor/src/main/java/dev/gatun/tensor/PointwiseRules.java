package dev.gatun.tensor;

import java.util.List;

/**
 * The derivatives of the pointwise primitives: the calculus that expressions, and through them all
 * fused kernels and variables, are differentiated with.
 */
final class PointwiseRules {
  private static final double LN2 = StrictMath.log(2);
  private static final double LN10 = StrictMath.log(10);
  private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

  private PointwiseRules() {}

  /**
   * Returns the gradient with respect to operand {@code i} of {@code y = op(operands)}, where
   * {@code g} is that of y. The constant 0 means that y does not change with the operand.
   */
  static Expr gradient(Op.Primitive op, int i, List<Expr> operands, Expr y, Expr g) {
    Expr x = operands.get(0);
    return switch (op) {
      case Op.Unary u -> unary(u, x, y, g);
      case Op.Binary b ->
          i == 0 ? left(b, x, operands.get(1), y, g) : right(b, x, operands.get(1), y, g);
      case Op.Ternary t -> ternary(t, i, x, g);
    };
  }

  private static Expr unary(Op.Unary op, Expr x, Expr y, Expr g) {
    return switch (op) {
      case NEG -> g.neg();
      case ABS -> g.mul(x.sign());
      case SIGN, FLOOR, CEIL, ROUND, TRUNC, IS_NAN, NOT -> zero(g);
      case RECIPROCAL -> g.mul(y).mul(y).neg();
      case SQUARE -> g.mul(x).mul(2);
      case SQRT -> g.div(y.mul(2));
      case RSQRT -> g.mul(y).mul(y).mul(y).mul(-0.5);
      case EXP -> g.mul(y);
      case EXP2 -> g.mul(y).mul(LN2);
      case EXPM1 -> g.mul(y.add(1));
      case LOG -> g.div(x);
      case LOG2 -> g.div(x.mul(LN2));
      case LOG10 -> g.div(x.mul(LN10));
      case LOG1P -> g.div(x.add(1));
      case SIN -> g.mul(x.cos());
      case COS -> g.mul(x.sin()).neg();
      case TAN -> g.mul(y.mul(y).add(1));
      case ASIN -> g.div(x.mul(x).rsub(1).sqrt());
      case ACOS -> g.div(x.mul(x).rsub(1).sqrt()).neg();
      case ATAN -> g.div(x.mul(x).add(1));
      case SINH -> g.mul(x.cosh());
      case COSH -> g.mul(x.sinh());
      case TANH -> g.mul(y.mul(y).rsub(1));
      case ASINH -> g.div(x.mul(x).add(1).sqrt());
      case ACOSH -> g.div(x.sub(1).sqrt().mul(x.add(1).sqrt()));
      case ATANH -> g.div(x.mul(x).rsub(1));
      case SIGMOID -> g.mul(y).mul(y.rsub(1));
      case SOFTPLUS -> g.mul(x.sigmoid());
      case LOG_SIGMOID -> g.mul(x.neg().sigmoid());
      case RELU -> g.where(y.gt(0), zero(g));
      case GELU -> g.mul(geluSlope(x));
      case ERF -> g.mul(x.square().neg().exp()).mul(TWO_OVER_SQRT_PI);
      case LGAMMA -> g.mul(x.digamma());
      case DIGAMMA -> g.mul(x.apply(Op.Unary.TRIGAMMA));
      case TRIGAMMA ->
          throw new IllegalArgumentException(
              "lgamma can be differentiated twice, not three times: there is no tetragamma");
    };
  }

  /** Returns the normal distribution's area left of {@code x}, and {@code x} times its density. */
  private static Expr geluSlope(Expr x) {
    Expr area = x.mul(Math.sqrt(0.5)).erf().add(1).mul(0.5);
    Expr density = x.square().mul(-0.5).exp().mul(1 / Math.sqrt(2 * Math.PI));
    return area.add(x.mul(density));
  }

  private static Expr left(Op.Binary op, Expr a, Expr b, Expr y, Expr g) {
    return switch (op) {
      case ADD, SUB, FMOD, REMAINDER -> g;
      case MUL -> g.mul(b);
      case DIV -> g.div(b);
      case MAXIMUM -> chosen(a.gt(b), a.eq(b), g);
      case MINIMUM -> chosen(a.lt(b), a.eq(b), g);
      case POW -> g.mul(b.mul(a.pow(b.sub(1)))).where(b.ne(0), zero(g));
      case ATAN2 -> g.mul(b).div(a.mul(a).add(b.mul(b)));
      case HYPOT -> g.mul(a).div(y);
      case LOGADDEXP -> g.mul(a.sub(b).sigmoid());
      case FLOOR_DIVIDE, EQ, NE, LT, LE, GT, GE, AND, OR, XOR -> zero(g);
    };
  }

  private static Expr right(Op.Binary op, Expr a, Expr b, Expr y, Expr g) {
    return switch (op) {
      case ADD -> g;
      case SUB -> g.neg();
      case MUL -> g.mul(a);
      case DIV -> g.mul(y).div(b).neg();
      case MAXIMUM -> chosen(b.gt(a), a.eq(b), g);
      case MINIMUM -> chosen(b.lt(a), a.eq(b), g);
      case POW -> zero(g).where(a.eq(0).logicalAnd(b.ge(0)), g.mul(y).mul(a.log()));
      case ATAN2 -> g.mul(a).div(a.mul(a).add(b.mul(b))).neg();
      case HYPOT -> g.mul(b).div(y);
      case LOGADDEXP -> g.mul(b.sub(a).sigmoid());
      case FMOD -> g.mul(a.div(b).trunc()).neg();
      case REMAINDER -> g.mul(a.div(b).floor()).neg();
      case FLOOR_DIVIDE, EQ, NE, LT, LE, GT, GE, AND, OR, XOR -> zero(g);
    };
  }

  private static Expr ternary(Op.Ternary op, int i, Expr mask, Expr g) {
    return switch (op) {
      case WHERE ->
          switch (i) {
            case 1 -> g.where(mask, zero(g));
            case 2 -> zero(g).where(mask, g);
            default -> zero(g);
          };
    };
  }

  /** All of the gradient where the operand was chosen, half of it where both were equal. */
  private static Expr chosen(Expr chosen, Expr equal, Expr g) {
    return g.where(chosen, g.mul(0.5).where(equal, zero(g)));
  }

  private static Expr zero(Expr g) {
    return g.trace().constant(0);
  }
}
