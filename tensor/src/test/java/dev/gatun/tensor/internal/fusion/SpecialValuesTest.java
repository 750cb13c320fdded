package dev.gatun.tensor.internal.fusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares every function with its strict twin where formats end and signs of zero matter. */
final class SpecialValuesTest {
  private static final double[] SPECIAL = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    0.0,
    -0.0,
    1,
    -1,
    2,
    -2,
    0.5,
    -0.5
  };

  static Stream<UnaryCase> cases() {
    return UnaryCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void specialValuesAreThoseOfTheStrictFunction(UnaryCase c) {
    for (double x : SPECIAL) {
      double expected = c.strict().applyAsDouble(x);
      double ulp = Math.ulp(Math.max(Math.abs(expected), c.f64().least()));
      check(c, x, expected, c.function().at(x), ulp * (c.f64().ulps() + 1));
      float rounded = (float) expected;
      float ulpOfFloat = Math.ulp(Math.max(Math.abs(rounded), (float) c.f32().least()));
      check(c, x, rounded, c.function().at((float) x), ulpOfFloat * (c.f32().ulps() + 1));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSmallestNumbersAreNotLost(UnaryCase c) {
    for (float x : new float[] {Float.MIN_VALUE, Float.MIN_NORMAL, 1e-40f, 1e-30f}) {
      for (float signed : new float[] {x, -x}) {
        float expected = (float) c.strict().applyAsDouble(signed);
        float tolerance = Math.ulp(expected) * 2;
        check(c, signed, expected, c.function().at(signed), tolerance);
      }
    }
    for (double x : new double[] {Double.MIN_VALUE, Double.MIN_NORMAL, 1e-310, 1e-300}) {
      for (double signed : new double[] {x, -x}) {
        double expected = c.strict().applyAsDouble(signed);
        check(c, signed, expected, c.function().at(signed), Math.ulp(expected) * 2);
      }
    }
  }

  private static void check(UnaryCase c, double x, double expected, double actual, double most) {
    String what = c.name() + "(" + x + ") is " + actual + ", expected " + expected;
    if (Double.isFinite(expected) && expected != 0) {
      assertTrue(Math.abs(actual - expected) <= most, what);
    } else {
      assertEquals(0, Double.compare(expected, actual), what);
    }
  }

  @Test
  void activationsOfLargeNumbersNeitherOverflowNorVanish() {
    UnaryFunction softplus = SigmoidFunctions::softplus;
    UnaryFunction logSigmoid = SigmoidFunctions::logSigmoid;
    UnaryFunction sigmoid = SigmoidFunctions::sigmoid;
    assertEquals(1000f, softplus.at(1000f));
    assertEquals(0f, softplus.at(-1000f));
    assertEquals(-1000f, logSigmoid.at(-1000f));
    assertEquals(0f, logSigmoid.at(1000f));
    assertEquals(0f, sigmoid.at(-800f));
    assertEquals(1f, sigmoid.at(800f));
    assertEquals(1000.0, softplus.at(1000.0));
    assertEquals(-1000.0, logSigmoid.at(-1000.0));
    assertEquals(StrictMath.exp(-700), sigmoid.at(-700.0), StrictMath.exp(-700) * 1e-15);
  }
}
