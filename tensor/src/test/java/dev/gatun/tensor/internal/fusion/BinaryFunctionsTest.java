package dev.gatun.tensor.internal.fusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/** Powers, angles of points, lengths and rests, at random arguments and where formats end. */
final class BinaryFunctionsTest {
  private static final int SAMPLES = Integer.getInteger("gatun.accuracy.f32", 30_000);
  private static final int EXACT_SAMPLES = Integer.getInteger("gatun.accuracy.f64", 300);
  private static final BinaryFunction POW = PowFunction::pow;
  private static final BinaryFunction ATAN2 = InverseTrigFunctions::atan2;
  private static final BinaryFunction HYPOT = ArithmeticFunctions::hypot;
  private static final BinaryFunction LOGADDEXP = SigmoidFunctions::logAddExp;
  private static final BinaryFunction FMOD = ArithmeticFunctions::fmod;
  private static final BinaryFunction REMAINDER = ArithmeticFunctions::remainder;
  private static final BinaryFunction FLOOR_DIVIDE = ArithmeticFunctions::floorDivide;
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    0.5,
    -0.5,
    2,
    -2,
    3,
    -3,
    2.5,
    -2.5,
    1e10,
    -1e10,
    0x1p23 + 1,
    0x1p24 + 2,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void powIsAccurate() {
    checkF32("pow", 2, POW, StrictMath::pow, () -> positive(1e-37, 1e37), () -> even(3));
    checkF32("pow of many", 2, POW, StrictMath::pow, () -> positive(0.1, 10), () -> even(100));
    BinaryOperator<BigDecimal> exact = (x, y) -> BigMath.exp(y.multiply(BigMath.log(x)));
    checkF64("pow", 2, POW, exact, () -> positive(1e-300, 1e300), () -> even(3));
    checkF64("pow of many", 2, POW, exact, () -> positive(0.1, 10), () -> even(700));
    checkF64("pow near 1", 2, POW, exact, () -> 1 + even(1e-3), () -> even(700_000));
  }

  @Test
  void powOfSmallIntegersIsExact() {
    for (int x = -12; x <= 12; x++) {
      for (int y = 0; y <= 6; y++) {
        assertEquals((float) StrictMath.pow(x, y), POW.at((float) x, (float) y));
        assertEquals(StrictMath.pow(x, y), POW.at((double) x, (double) y));
      }
    }
  }

  @Test
  void powOfSpecialValuesIsThatOfTheStandard() {
    for (double x : SPECIAL) {
      for (double y : SPECIAL) {
        double expected = ieeePow(x, y);
        String what = "pow(" + x + ", " + y + ")";
        near(what, expected, POW.at(x, y), Math.ulp(expected) * 2);
        float rounded = (float) ieeePow((float) x, (float) y);
        near(what, rounded, POW.at((float) x, (float) y), Math.ulp(rounded) * 2);
      }
    }
  }

  /** Java's pow, but for three cases in which the standard has 1 instead of NaN. */
  private static double ieeePow(double x, double y) {
    if (x == 1 || (x == -1 && Double.isInfinite(y))) return 1;
    return StrictMath.pow(x, y);
  }

  @Test
  void anglesAreAccurate() {
    checkF32("atan2", 2, ATAN2, StrictMath::atan2, () -> even(3), () -> even(3));
    BinaryOperator<BigDecimal> exact = (y, x) -> BigMath.atan(BigMath.divide(y, x));
    checkF64("atan2", 2, ATAN2, exact, () -> even(3), () -> positive(1e-3, 1e3));
  }

  @Test
  void anglesOfSpecialPointsAreThoseOfTheStandard() {
    for (double y : SPECIAL) {
      for (double x : SPECIAL) {
        String what = "atan2(" + y + ", " + x + ")";
        double expected = StrictMath.atan2(y, x);
        near(what, expected, ATAN2.at(y, x), Math.ulp(expected) * 2);
        float rounded = (float) StrictMath.atan2((float) y, (float) x);
        near(what, rounded, ATAN2.at((float) y, (float) x), Math.ulp(rounded) * 2);
      }
    }
  }

  @Test
  void lengthsAreAccurateAndDoNotOverflow() {
    checkF32("hypot", 1.5, HYPOT, StrictMath::hypot, () -> even(3e38), () -> even(3e38));
    checkF32("small hypot", 1.5, HYPOT, StrictMath::hypot, () -> even(1e-38), () -> even(1e-38));
    checkF32("hypot", 1.5, HYPOT, StrictMath::hypot, () -> even(2), () -> even(2));
    BinaryOperator<BigDecimal> exact =
        (x, y) -> BigMath.sqrt(x.multiply(x).add(y.multiply(y), BigMath.PRECISION));
    checkF64("hypot", 1.5, HYPOT, exact, () -> even(1e308), () -> even(1e308));
    checkF64("small hypot", 1.5, HYPOT, exact, () -> even(1e-300), () -> even(1e-305));
    for (double x : SPECIAL) {
      for (double y : SPECIAL) {
        double expected = StrictMath.hypot(x, y);
        near("hypot(" + x + ", " + y + ")", expected, HYPOT.at(x, y), Math.ulp(expected) * 2);
      }
    }
  }

  private static double logAddExp(double a, double b) {
    double difference = a == b ? 0 : Math.abs(a - b);
    return Math.max(a, b) + StrictMath.log1p(StrictMath.exp(-difference));
  }

  @Test
  void logarithmsOfSumsOfExponentialsAreAccurateAndDoNotOverflow() {
    DoubleBinaryOperator f = BinaryFunctionsTest::logAddExp;
    checkF32("logaddexp", 2, LOGADDEXP, f, () -> positive(0.1, 10), () -> positive(0.1, 10));
    checkF32("logaddexp", 1, LOGADDEXP, f, () -> positive(1, 1e30), () -> positive(1, 1e30));
    for (double a : SPECIAL) {
      for (double b : SPECIAL) {
        double expected = logAddExp(a, b);
        double size = Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
        near("logaddexp(" + a + ", " + b + ")", expected, LOGADDEXP.at(a, b), Math.ulp(size) * 2);
      }
    }
  }

  @Test
  void restsAreExact() {
    for (int i = 0; i < SAMPLES; i++) {
      float x = (float) (even(1) * Math.scalb(1.0, random.nextInt(-60, 60)));
      float y = (float) (even(1) * Math.scalb(1.0, random.nextInt(-8, 60)));
      checkRests(x, y);
      checkRests((double) x * 1.1, (double) y * 1.3);
    }
    for (double x : SPECIAL) for (double y : SPECIAL) checkRests(x, y);
  }

  @Test
  void restsOfQuotientsOfAnySizeAreExact() {
    checkRests(1e30f, 1e-20f);
    checkRests(1e300, 1e-20);
    checkRests(Float.MAX_VALUE, 3 * Float.MIN_VALUE);
    checkRests(Double.MAX_VALUE, 3 * Double.MIN_VALUE);
    for (int i = 0; i < 3000; i++) {
      float x = Float.intBitsToFloat(random.nextInt());
      float y = Float.intBitsToFloat(random.nextInt());
      checkRests(x, y);
      checkRests(
          Double.longBitsToDouble(random.nextLong()), Double.longBitsToDouble(random.nextLong()));
    }
  }

  @Test
  void floorsOfQuotientsAreThoseOfTheExactQuotient() {
    for (int i = 0; i < SAMPLES; i++) {
      float x = (float) (even(1) * Math.scalb(1.0, random.nextInt(-20, 20)));
      float y = (float) (even(1) * Math.scalb(1.0, random.nextInt(-4, 20)));
      checkFloor(x, y, FLOOR_DIVIDE.at(x, y), 0x1p-23);
      double a = x * 1.1;
      double b = y * 1.3;
      checkFloor(a, b, FLOOR_DIVIDE.at(a, b), 0x1p-52);
    }
    assertEquals(9, FLOOR_DIVIDE.at(1.0, 0.1));
    assertEquals(-10, FLOOR_DIVIDE.at(-1.0, 0.1));
  }

  /** Quotients near or beyond the last fractions of the format may miss by one or by a step. */
  private static void checkFloor(double x, double y, double actual, double step) {
    BigDecimal quotient = new BigDecimal(x).divide(new BigDecimal(y), MathContext.DECIMAL128);
    double floor = quotient.setScale(0, RoundingMode.FLOOR).doubleValue();
    double most = Math.abs(floor) < 0.25 / step ? 0 : Math.max(1, Math.abs(floor) * step);
    assertTrue(Math.abs(actual - floor) <= most, () -> x + " // " + y + " is " + actual);
  }

  /** The values are those of {@code torch.floor_divide}. */
  @Test
  void floorsOfSpecialQuotientsAreThoseOfPython() {
    double infinity = Double.POSITIVE_INFINITY;
    double[][] cases = {
      {1, 0, infinity},
      {-1, 0, -infinity},
      {0, 0, Double.NaN},
      {infinity, 2, Double.NaN},
      {3, infinity, 0},
      {-3, infinity, -1},
      {3, -infinity, -1},
      {-0.0, 2, -0.0},
      {1e30, 1e-8, 1e38},
      {7, -2, -4},
      {-7, -2, 3},
      {Double.NaN, 1, Double.NaN}
    };
    for (double[] c : cases) {
      String what = c[0] + " // " + c[1];
      assertEquals(c[2], FLOOR_DIVIDE.at(c[0], c[1]), what);
      float rounded = (float) c[2];
      near(what, rounded, FLOOR_DIVIDE.at((float) c[0], (float) c[1]), Math.ulp(rounded));
    }
  }

  private static void checkRests(float x, float y) {
    assertEquals(0, Float.compare(x % y, FMOD.at(x, y)), () -> x + " % " + y);
    float signed = x % y;
    if (signed != 0 && signed < 0 != y < 0) signed += y;
    assertEquals(0, Float.compare(signed, REMAINDER.at(x, y)), "remainder of " + x + ", " + y);
  }

  private static void checkRests(double x, double y) {
    assertEquals(0, Double.compare(x % y, FMOD.at(x, y)), () -> x + " % " + y);
    double signed = x % y;
    if (signed != 0 && signed < 0 != y < 0) signed += y;
    assertEquals(0, Double.compare(signed, REMAINDER.at(x, y)), "remainder of " + x + ", " + y);
  }

  private interface Argument {
    double next();
  }

  private double even(double most) {
    return most * (2 * random.nextDouble() - 1);
  }

  private double positive(double from, double to) {
    double low = StrictMath.log(from);
    return StrictMath.exp(low + random.nextDouble() * (StrictMath.log(to) - low));
  }

  private static void checkF32(
      String name,
      double ulps,
      BinaryFunction f,
      DoubleBinaryOperator exact,
      Argument a,
      Argument b) {
    double worst = 0;
    for (int i = 0; i < SAMPLES; i++) {
      float x = (float) a.next();
      float y = (float) b.next();
      worst = Math.max(worst, Ulps.between(f.at(x, y), exact.applyAsDouble(x, y), 0));
    }
    judge(name + " f32", ulps, worst);
  }

  private static void checkF64(
      String name,
      double ulps,
      BinaryFunction f,
      BinaryOperator<BigDecimal> exact,
      Argument a,
      Argument b) {
    double worst = 0;
    for (int i = 0; i < EXACT_SAMPLES; i++) {
      double x = a.next();
      double y = b.next();
      BigDecimal expected = exact.apply(new BigDecimal(x), new BigDecimal(y));
      worst = Math.max(worst, Ulps.between(f.at(x, y), expected, 0));
    }
    judge(name + " f64", ulps, worst);
  }

  private static void judge(String name, double promised, double ulps) {
    if (Boolean.getBoolean("gatun.accuracy.print")) {
      System.out.printf("| %s | %.3f |%n", name, ulps);
    }
    assertTrue(ulps <= promised, () -> name + ": " + ulps + " ulp, promised " + promised);
  }

  private static void near(String what, double expected, double actual, double most) {
    if (Double.isFinite(expected) && expected != 0) {
      assertTrue(Math.abs(actual - expected) <= most, () -> what + " is " + actual);
    } else {
      assertEquals(0, Double.compare(expected, actual), () -> what + " is " + actual);
    }
  }
}
