package dev.gatun.tensor.internal.fusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sine, cosine and tangent of angles of many turns, against decimal arithmetic. */
final class LargeAnglesTest {
  private static final MathContext DIGITS = new MathContext(400, RoundingMode.HALF_EVEN);

  /** Machin's formula (1706). */
  private static final BigDecimal TURN =
      atanOfInverse(5)
          .multiply(BigDecimal.valueOf(32))
          .subtract(atanOfInverse(239).multiply(BigDecimal.valueOf(8)));

  private static final UnaryFunction[] FUNCTIONS = {
    TrigFunctions::sin, TrigFunctions::cos, TrigFunctions::tan
  };

  private static BigDecimal atanOfInverse(long n) {
    BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), DIGITS);
    BigDecimal sum = power;
    for (int i = 3; power.precision() - power.scale() > -400; i += 2) {
      power = power.divide(BigDecimal.valueOf(-n * n), DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(i), DIGITS));
    }
    return sum;
  }

  @Test
  void anglesOfAnySizeAreReducedExactly() {
    var random = new SplittableRandom(3);
    for (int i = 0; i < 100; i++) {
      check(Math.scalb(random.nextDouble(1, 2), random.nextInt(15, 127)));
      checkDouble(Math.scalb(random.nextDouble(-2, -1), random.nextInt(40, 1023)));
    }
    for (double x : new double[] {0x1p20, 0x1p46, -0x1p100, Float.MAX_VALUE}) {
      for (double near : new double[] {Math.nextDown(x), x, Math.nextUp(x)}) check(near);
    }
    check(Math.nextDown(0x1p20f));
    checkDouble(Double.MAX_VALUE);
  }

  @Test
  void infiniteAnglesHaveNone() {
    for (var f : FUNCTIONS) {
      for (float x : new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN}) {
        assertTrue(Float.isNaN(f.at(x)));
        assertTrue(Double.isNaN(f.at((double) x)));
      }
    }
  }

  private static void check(double x) {
    checkDouble(x);
    float single = (float) x;
    double[] exact = exact(single);
    for (int k = 0; k < exact.length; k++) {
      float expected = (float) exact[k];
      float most = 2.5f * Math.ulp(expected);
      assertEquals(expected, FUNCTIONS[k].at(single), most, k + " of " + single);
    }
  }

  private static void checkDouble(double x) {
    double[] exact = exact(x);
    for (int k = 0; k < exact.length; k++) {
      assertEquals(exact[k], FUNCTIONS[k].at(x), 2 * Math.ulp(exact[k]), k + " of " + x);
    }
  }

  private static double[] exact(double x) {
    var decimal = new BigDecimal(x);
    BigDecimal turns = decimal.divide(TURN, 0, RoundingMode.HALF_EVEN);
    BigDecimal angle = decimal.subtract(turns.multiply(TURN));
    return new double[] {
      BigMath.sin(angle).doubleValue(),
      BigMath.cos(angle).doubleValue(),
      BigMath.tan(angle).doubleValue()
    };
  }
}
