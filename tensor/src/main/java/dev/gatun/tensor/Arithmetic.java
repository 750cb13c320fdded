package dev.gatun.tensor;

/**
 * Sums, quotients, bounds and rounding with the arguments that the plain methods do not have.
 * Operands broadcast.
 *
 * @param <T> the type that has these methods
 */
public interface Arithmetic<T extends Algebra<T>> extends Host<T> {
  /**
   * Returns {@code a + alpha b}.
   *
   * @throws IllegalArgumentException if both are whole numbers and alpha is not
   */
  default T add(T b, double alpha) {
    if (alpha == 1) return self().add(b);
    if (computesReal(b)) return BlendFunctions.ADD_SCALED.of(self(), b, alpha);
    return self().add(scaled("add", b, alpha)).to(Promotion.result(self(), b));
  }

  /**
   * Returns {@code a - alpha b}.
   *
   * @throws IllegalArgumentException if both are whole numbers and alpha is not
   */
  default T sub(T b, double alpha) {
    if (alpha == 1) return self().sub(b);
    if (computesReal(b)) return BlendFunctions.SUB_SCALED.of(self(), b, alpha);
    return self().sub(scaled("sub", b, alpha)).to(Promotion.result(self(), b));
  }

  private boolean computesReal(T b) {
    return dtype().isFloat() || b.dtype().isFloat();
  }

  private T scaled(String what, T b, double alpha) {
    if (alpha != Math.rint(alpha)) {
      throw new IllegalArgumentException(
          what
              + ": alpha is "
              + alpha
              + " for operands of "
              + dtype()
              + " and "
              + b.dtype()
              + ", expected a whole number; convert one of them with to(DType.F32)");
    }
    return b.to(DType.I64).mul(alpha);
  }

  /**
   * Returns {@code a / b}, rounded as {@code mode} says; whole numbers stay so unless the mode is
   * {@link DivMode#TRUE}. Gradient 0 where it is rounded.
   *
   * @throws ArithmeticException if whole numbers are divided by zero and rounded
   */
  default T div(T b, DivMode mode) {
    return switch (mode) {
      case TRUE -> self().div(b);
      case FLOOR -> floorDivide(b);
      case TRUNC ->
          computesReal(b)
              ? self().div(b).trunc()
              : self().sub(self().fmod(b)).apply(Op.Binary.FLOOR_DIVIDE, b);
    };
  }

  /** Returns {@code a / b}, rounded as {@code mode} says. */
  default T div(double b, DivMode mode) {
    return switch (mode) {
      case TRUE -> self().div(b);
      case FLOOR -> floorDivide(b);
      case TRUNC ->
          dtype().isFloat() || b != Math.rint(b)
              ? self().div(b).trunc()
              : self().sub(self().fmod(b)).floorDivide(b);
    };
  }

  /**
   * Returns the largest whole number not above {@code a / b}, as if the quotient were not rounded
   * first; gradient 0.
   *
   * @throws ArithmeticException if whole numbers are divided by zero
   */
  default T floorDivide(T b) {
    return apply(Op.Binary.FLOOR_DIVIDE, b);
  }

  /** Returns the largest whole number not above {@code a / b}. */
  default T floorDivide(double b) {
    return apply(new Op.WithScalar(Op.Binary.FLOOR_DIVIDE, b, false));
  }

  /**
   * Returns x rounded to {@code decimals} digits behind the decimal point, or so many before it if
   * negative: {@code round(x 10^decimals) / 10^decimals}. Gradient 0.
   *
   * @throws IllegalArgumentException if the elements are whole numbers and decimals is not 0
   */
  default T round(int decimals) {
    if (decimals == 0) return self().round();
    if (!dtype().isFloat()) {
      throw new IllegalArgumentException(
          "round: " + decimals + " decimals of " + dtype() + "; convert first with to(DType.F32)");
    }
    double scale = StrictMath.pow(10, Math.abs(decimals));
    return decimals > 0
        ? self().mul(scale).round().div(scale)
        : self().div(scale).round().mul(scale);
  }

  /**
   * Returns the nearest number from {@code min} to {@code max}, and max where min is above it. The
   * gradient goes to x where it lies within or at a bound, else to the bound.
   */
  default T clamp(T min, T max) {
    boolean real = computesReal(min) || max.dtype().isFloat();
    return real
        ? BlendFunctions.CLAMP_BETWEEN.of(self(), min, max)
        : self().maximum(min).minimum(max);
  }

  /** Returns x, but no less than {@code min}; of equal ones x gets the gradient. */
  default T clampMin(T min) {
    return computesReal(min) ? BlendFunctions.CLAMP_MIN.of(self(), min) : self().maximum(min);
  }

  /** Returns x, but no less than {@code min}; gradient 1 there. */
  default T clampMin(double min) {
    return self().clamp(min, Double.POSITIVE_INFINITY);
  }

  /** Returns x, but no more than {@code max}; of equal ones x gets the gradient. */
  default T clampMax(T max) {
    return computesReal(max) ? BlendFunctions.CLAMP_MAX.of(self(), max) : self().minimum(max);
  }

  /** Returns x, but no more than {@code max}; gradient 1 there. */
  default T clampMax(double max) {
    return self().clamp(Double.NEGATIVE_INFINITY, max);
  }
}
