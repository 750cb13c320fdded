package dev.gatun.gradcheck;

/**
 * How gradients are compared with numerical differences.
 *
 * <p>The default step is 2<sup>-17</sup>, near the cube root of the rounding unit of f64, where the
 * two errors of central differences are equally small (Press et al. 2007, <i>Numerical Recipes</i>,
 * section 5.7): {@code h^2 / 6 |f'''|}, that is 1e-11 |f'''|, is left out, and rounding adds 3e-11
 * |f|. The default tolerance of 1e-6 leaves four digits for functions that bend strongly or add
 * many terms; a wrong factor, sign or term is far outside.
 *
 * @param step how far an element x is moved, times {@code max(1, |x|)}
 * @param tolerance how much entries may differ, times {@code 1 + |numerical|}
 * @param entries a Jacobian of up to so many entries is compared whole, a larger one in random
 *     directions
 * @param seed of the random directions
 */
public record GradCheckOptions(double step, double tolerance, long entries, long seed) {
  /** What is used when nothing is said. */
  public static final GradCheckOptions DEFAULT = new GradCheckOptions(0x1p-17, 1e-6, 1024, 0);

  /**
   * Checks that step and tolerance are positive.
   *
   * @throws IllegalArgumentException if they are not
   */
  public GradCheckOptions {
    if (!(step > 0) || !(tolerance > 0)) {
      throw new IllegalArgumentException(
          "step is " + step + ", tolerance " + tolerance + ": expected positive numbers");
    }
  }

  /** Returns these options with another step. */
  public GradCheckOptions withStep(double step) {
    return new GradCheckOptions(step, tolerance, entries, seed);
  }

  /** Returns these options with another tolerance. */
  public GradCheckOptions withTolerance(double tolerance) {
    return new GradCheckOptions(step, tolerance, entries, seed);
  }

  /** Returns these options with another limit for whole Jacobians. */
  public GradCheckOptions withEntries(long entries) {
    return new GradCheckOptions(step, tolerance, entries, seed);
  }

  /** Returns these options with another seed. */
  public GradCheckOptions withSeed(long seed) {
    return new GradCheckOptions(step, tolerance, entries, seed);
  }
}
