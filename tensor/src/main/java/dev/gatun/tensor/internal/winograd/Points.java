package dev.gatun.tensor.internal.winograd;

/**
 * The numbers at which the method evaluates polynomials: 0, plus and minus {@link #A}, plus and
 * minus {@link #B}, and infinity.
 *
 * <p>Four neighbouring outputs of a kernel of three are the coefficients that a product of two
 * polynomials has, so six values of that product, one multiplication each, replace twelve (Winograd
 * 1980; Lavin and Gray 2016 for images, where 36 replace 144). Which six decides how much rounding
 * costs: these, whose product is 1, lose one bit against the plain sum, where the usual 1 and 2
 * lose two to three.
 */
final class Points {
  static final double A = 2.0 / 3;
  static final double B = 1.5;
  static final double A2 = A * A;
  static final double B2 = B * B;
  static final double A3 = A2 * A;
  static final double B3 = B2 * B;

  /** The sum and the product of the squares. */
  static final double SUM = A2 + B2;

  static final double PRODUCT = A2 * B2;

  /** What the kernel's values are divided by at 0, A and B. */
  static final double AT_ZERO = 1 / PRODUCT;

  static final double AT_A = 1 / (2 * A2 * (A2 - B2));
  static final double AT_B = 1 / (2 * B2 * (B2 - A2));

  private Points() {}
}
