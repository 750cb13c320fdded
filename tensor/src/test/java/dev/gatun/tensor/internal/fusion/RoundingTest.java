package dev.gatun.tensor.internal.fusion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Compares rounding with that of {@link Math}, which is exact: so must ours be, signs included. */
final class RoundingTest {
  @Test
  void roundGoesToTheEvenOfTwoNeighbours() {
    check(Rounding::round, Math::rint);
  }

  @Test
  void floorGoesDown() {
    check(Rounding::floor, Math::floor);
  }

  @Test
  void ceilGoesUp() {
    check(Rounding::ceil, Math::ceil);
  }

  @Test
  void truncGoesTowardsZero() {
    check(Rounding::trunc, x -> x < 0 ? Math.ceil(x) : Math.floor(x));
  }

  @Test
  void signIsThatOfMath() {
    check(ArithmeticFunctions::sign, Math::signum);
  }

  @Test
  void reciprocalIsCorrectlyRounded() {
    UnaryFunction reciprocal = ArithmeticFunctions::reciprocal;
    UnaryFunction rsqrt = ArithmeticFunctions::rsqrt;
    var random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      float x = Float.intBitsToFloat(random.nextInt());
      same((float) (1.0 / x), reciprocal.at(x), x);
      float exact = (float) (1 / Math.sqrt(x));
      if (x > 0) assertEquals(exact, rsqrt.at(x), Math.ulp(exact) * 1.5);
    }
  }

  private static void check(UnaryFunction f, DoubleUnaryOperator expected) {
    var random = new SplittableRandom(1);
    double[] hard = {
      0.0,
      -0.0,
      0.5,
      -0.5,
      1.5,
      2.5,
      -2.5,
      -0.2,
      0.49999999999999994,
      0x1p22 + 0.5,
      0x1p23 - 0.5,
      0x1p23 + 1,
      0x1p51 + 0.5,
      0x1p52 - 0.5,
      0x1p52 + 1,
      1e300,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.MIN_VALUE,
      -Double.MIN_VALUE
    };
    for (double x : hard) checkAt(f, expected, x);
    for (int i = 0; i < 100_000; i++) {
      double x = random.nextDouble(-10, 10) * Math.scalb(1.0, random.nextInt(-4, 60));
      checkAt(f, expected, x);
      checkAt(f, expected, Math.rint(x) + 0.5);
    }
  }

  private static void checkAt(UnaryFunction f, DoubleUnaryOperator expected, double x) {
    same(expected.applyAsDouble(x), f.at(x), x);
    same(expected.applyAsDouble((float) x), f.at((float) x), (float) x);
  }

  private static void same(double expected, double actual, double x) {
    assertEquals(0, Double.compare(expected, actual), () -> actual + " at " + x);
  }
}
