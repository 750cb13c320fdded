package dev.gatun.tensor;

/**
 * Functions of each element by itself. Operands of two broadcast: sizes are aligned at the end, and
 * a size of 1 stretches. Masks are operands of type {@link DType#BOOL}.
 *
 * @param <T> the type that has these methods
 */
public interface Elementwise<T extends Elementwise<T>> extends Operand<T> {
  /** Returns the negative: {@code -x}. */
  default T neg() {
    return apply(Op.Unary.NEG);
  }

  /** Returns the absolute value; gradient 0 at 0. */
  default T abs() {
    return apply(Op.Unary.ABS);
  }

  /** Returns -1, 0 or 1. */
  default T sign() {
    return apply(Op.Unary.SIGN);
  }

  /** Returns {@code 1 / x}. */
  default T reciprocal() {
    return apply(Op.Unary.RECIPROCAL);
  }

  /** Returns {@code x * x}. */
  default T square() {
    return apply(Op.Unary.SQUARE);
  }

  /** Returns the square root. */
  default T sqrt() {
    return apply(Op.Unary.SQRT);
  }

  /** Returns {@code 1 / sqrt(x)}. */
  default T rsqrt() {
    return apply(Op.Unary.RSQRT);
  }

  /** Returns {@code e^x}. */
  default T exp() {
    return apply(Op.Unary.EXP);
  }

  /** Returns {@code 2^x}. */
  default T exp2() {
    return apply(Op.Unary.EXP2);
  }

  /** Returns {@code e^x - 1}, exact near 0. */
  default T expm1() {
    return apply(Op.Unary.EXPM1);
  }

  /** Returns the natural logarithm. */
  default T log() {
    return apply(Op.Unary.LOG);
  }

  /** Returns the logarithm to base 2. */
  default T log2() {
    return apply(Op.Unary.LOG2);
  }

  /** Returns the logarithm to base 10. */
  default T log10() {
    return apply(Op.Unary.LOG10);
  }

  /** Returns {@code log(1 + x)}, exact near 0. */
  default T log1p() {
    return apply(Op.Unary.LOG1P);
  }

  /** Returns the sine of x in radians. */
  default T sin() {
    return apply(Op.Unary.SIN);
  }

  /** Returns the cosine of x in radians. */
  default T cos() {
    return apply(Op.Unary.COS);
  }

  /** Returns the tangent of x in radians. */
  default T tan() {
    return apply(Op.Unary.TAN);
  }

  /** Returns the arc sine, in radians. */
  default T asin() {
    return apply(Op.Unary.ASIN);
  }

  /** Returns the arc cosine, in radians. */
  default T acos() {
    return apply(Op.Unary.ACOS);
  }

  /** Returns the arc tangent, in radians. */
  default T atan() {
    return apply(Op.Unary.ATAN);
  }

  /** Returns the hyperbolic sine. */
  default T sinh() {
    return apply(Op.Unary.SINH);
  }

  /** Returns the hyperbolic cosine. */
  default T cosh() {
    return apply(Op.Unary.COSH);
  }

  /** Returns the hyperbolic tangent. */
  default T tanh() {
    return apply(Op.Unary.TANH);
  }

  /** Returns the inverse hyperbolic sine. */
  default T asinh() {
    return apply(Op.Unary.ASINH);
  }

  /** Returns the inverse hyperbolic cosine. */
  default T acosh() {
    return apply(Op.Unary.ACOSH);
  }

  /** Returns the inverse hyperbolic tangent. */
  default T atanh() {
    return apply(Op.Unary.ATANH);
  }

  /** Returns {@code 1 / (1 + e^-x)}. */
  default T sigmoid() {
    return apply(Op.Unary.SIGMOID);
  }

  /** Returns {@code log(1 + e^x)}, without overflow. */
  default T softplus() {
    return apply(Op.Unary.SOFTPLUS);
  }

  /** Returns {@code log(sigmoid(x))}, without overflow. */
  default T logSigmoid() {
    return apply(Op.Unary.LOG_SIGMOID);
  }

  /** Returns {@code max(x, 0)}; gradient 0 at 0. */
  default T relu() {
    return apply(Op.Unary.RELU);
  }

  /** Returns {@code x * (1 + erf(x / sqrt 2)) / 2} (Hendrycks and Gimpel 2016). */
  default T gelu() {
    return apply(Op.Unary.GELU);
  }

  /**
   * Returns the error function, {@code 2 / sqrt(pi)} times the integral of {@code e^-t^2} from 0 to
   * x.
   */
  default T erf() {
    return apply(Op.Unary.ERF);
  }

  /** Returns the logarithm of the absolute value of the gamma function. */
  default T lgamma() {
    return apply(Op.Unary.LGAMMA);
  }

  /** Returns the derivative of {@link #lgamma}. */
  default T digamma() {
    return apply(Op.Unary.DIGAMMA);
  }

  /** Returns the largest whole number not above x. */
  default T floor() {
    return apply(Op.Unary.FLOOR);
  }

  /** Returns the smallest whole number not below x. */
  default T ceil() {
    return apply(Op.Unary.CEIL);
  }

  /** Returns the nearest whole number, the even one of two. */
  default T round() {
    return apply(Op.Unary.ROUND);
  }

  /** Returns x without its fraction. */
  default T trunc() {
    return apply(Op.Unary.TRUNC);
  }

  /** Returns a mask of the elements that are not a number. */
  default T isNan() {
    return apply(Op.Unary.IS_NAN);
  }

  /** Returns the opposite of a mask. */
  default T logicalNot() {
    return apply(Op.Unary.NOT);
  }

  /** Returns {@code a + b}. */
  default T add(T b) {
    return apply(Op.Binary.ADD, b);
  }

  /** Returns {@code a + b}. */
  default T add(double b) {
    return apply(new Op.WithScalar(Op.Binary.ADD, b, false));
  }

  /** Returns {@code a - b}. */
  default T sub(T b) {
    return apply(Op.Binary.SUB, b);
  }

  /** Returns {@code a - b}. */
  default T sub(double b) {
    return apply(new Op.WithScalar(Op.Binary.SUB, b, false));
  }

  /** Returns {@code a * b}. */
  default T mul(T b) {
    return apply(Op.Binary.MUL, b);
  }

  /** Returns {@code a * b}. */
  default T mul(double b) {
    return apply(new Op.WithScalar(Op.Binary.MUL, b, false));
  }

  /** Returns {@code a / b}; integers become f32 first. */
  default T div(T b) {
    return apply(Op.Binary.DIV, b);
  }

  /** Returns {@code a / b}; integers become f32 first. */
  default T div(double b) {
    return apply(new Op.WithScalar(Op.Binary.DIV, b, false));
  }

  /** Returns the larger of each pair; of equal ones each gets half the gradient. */
  default T maximum(T b) {
    return apply(Op.Binary.MAXIMUM, b);
  }

  /** Returns the larger of each pair; of equal ones each gets half the gradient. */
  default T maximum(double b) {
    return apply(new Op.WithScalar(Op.Binary.MAXIMUM, b, false));
  }

  /** Returns the smaller of each pair; of equal ones each gets half the gradient. */
  default T minimum(T b) {
    return apply(Op.Binary.MINIMUM, b);
  }

  /** Returns the smaller of each pair; of equal ones each gets half the gradient. */
  default T minimum(double b) {
    return apply(new Op.WithScalar(Op.Binary.MINIMUM, b, false));
  }

  /** Returns {@code a^b}. */
  default T pow(T b) {
    return apply(Op.Binary.POW, b);
  }

  /** Returns {@code a^b}. */
  default T pow(double b) {
    return apply(new Op.WithScalar(Op.Binary.POW, b, false));
  }

  /** Returns the angle of the point (b, a), in radians from -pi to pi. */
  default T atan2(T b) {
    return apply(Op.Binary.ATAN2, b);
  }

  /** Returns {@code sqrt(a^2 + b^2)}, without overflow. */
  default T hypot(T b) {
    return apply(Op.Binary.HYPOT, b);
  }

  /** Returns {@code log(e^a + e^b)}, without overflow. */
  default T logaddexp(T b) {
    return apply(Op.Binary.LOGADDEXP, b);
  }

  /** Returns the remainder of {@code a / b} with the sign of a. */
  default T fmod(T b) {
    return apply(Op.Binary.FMOD, b);
  }

  /** Returns the remainder of {@code a / b} with the sign of a. */
  default T fmod(double b) {
    return apply(new Op.WithScalar(Op.Binary.FMOD, b, false));
  }

  /** Returns the remainder of {@code a / b} with the sign of b. */
  default T remainder(T b) {
    return apply(Op.Binary.REMAINDER, b);
  }

  /** Returns the remainder of {@code a / b} with the sign of b. */
  default T remainder(double b) {
    return apply(new Op.WithScalar(Op.Binary.REMAINDER, b, false));
  }

  /** Returns a mask of {@code a == b}. */
  default T eq(T b) {
    return apply(Op.Binary.EQ, b);
  }

  /** Returns a mask of {@code a == b}. */
  default T eq(double b) {
    return apply(new Op.WithScalar(Op.Binary.EQ, b, false));
  }

  /** Returns a mask of {@code a != b}. */
  default T ne(T b) {
    return apply(Op.Binary.NE, b);
  }

  /** Returns a mask of {@code a != b}. */
  default T ne(double b) {
    return apply(new Op.WithScalar(Op.Binary.NE, b, false));
  }

  /** Returns a mask of {@code a < b}. */
  default T lt(T b) {
    return apply(Op.Binary.LT, b);
  }

  /** Returns a mask of {@code a < b}. */
  default T lt(double b) {
    return apply(new Op.WithScalar(Op.Binary.LT, b, false));
  }

  /** Returns a mask of {@code a <= b}. */
  default T le(T b) {
    return apply(Op.Binary.LE, b);
  }

  /** Returns a mask of {@code a <= b}. */
  default T le(double b) {
    return apply(new Op.WithScalar(Op.Binary.LE, b, false));
  }

  /** Returns a mask of {@code a > b}. */
  default T gt(T b) {
    return apply(Op.Binary.GT, b);
  }

  /** Returns a mask of {@code a > b}. */
  default T gt(double b) {
    return apply(new Op.WithScalar(Op.Binary.GT, b, false));
  }

  /** Returns a mask of {@code a >= b}. */
  default T ge(T b) {
    return apply(Op.Binary.GE, b);
  }

  /** Returns a mask of {@code a >= b}. */
  default T ge(double b) {
    return apply(new Op.WithScalar(Op.Binary.GE, b, false));
  }

  /** Returns where both masks are true. */
  default T logicalAnd(T b) {
    return apply(Op.Binary.AND, b);
  }

  /** Returns where one mask or both are true. */
  default T logicalOr(T b) {
    return apply(Op.Binary.OR, b);
  }

  /** Returns where just one mask is true. */
  default T logicalXor(T b) {
    return apply(Op.Binary.XOR, b);
  }

  /** Returns {@code a - x} for a number a. */
  default T rsub(double a) {
    return apply(new Op.WithScalar(Op.Binary.SUB, a, true));
  }

  /** Returns {@code a / x} for a number a. */
  default T rdiv(double a) {
    return apply(new Op.WithScalar(Op.Binary.DIV, a, true));
  }

  /** Returns this element where {@code mask} is true, else that of {@code other}. */
  default T where(T mask, T other) {
    return mask.apply(Op.Ternary.WHERE, self(), other);
  }

  /** Returns the nearest number from {@code min} to {@code max}; gradient 1 at both. */
  default T clamp(double min, double max) {
    return BlendFunctions.CLAMP.of(self(), min, max);
  }
}
