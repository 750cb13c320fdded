package dev.gatun.tensor.internal.fusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;

/** Laws that hold whatever the coefficients are. */
final class FunctionPropertiesTest {
  private static final List<UnaryFunction> ODD =
      List.of(TrigFunctions::sin, HyperbolicFunctions::tanh, ErrorFunctions::erf);
  private static final List<UnaryFunction> RISING =
      List.of(
          ExpFunctions::exp,
          ExpFunctions::expm1,
          HyperbolicFunctions::tanh,
          SigmoidFunctions::sigmoid,
          SigmoidFunctions::softplus,
          ErrorFunctions::erf);

  @Property
  void oddFunctionsChangeTheirSignWithTheArgument(@ForAll float x, @ForAll double y) {
    for (var f : ODD) {
      assertEquals(-f.at(x), f.at(-x));
      assertEquals(-f.at(y), f.at(-y));
    }
  }

  @Property
  void cosineIsEven(@ForAll float x, @ForAll double y) {
    UnaryFunction cos = TrigFunctions::cos;
    assertEquals(cos.at(x), cos.at(-x));
    assertEquals(cos.at(y), cos.at(-y));
  }

  @Property
  void squaresOfSineAndCosineAddUpToOne(@ForAll @DoubleRange(min = -1e9, max = 1e9) double x) {
    UnaryFunction sin = TrigFunctions::sin;
    UnaryFunction cos = TrigFunctions::cos;
    assertEquals(1, sin.at(x) * sin.at(x) + cos.at(x) * cos.at(x), 0x1p-50);
  }

  @Property
  void exponentialUndoesLogarithm(
      @ForAll @DoubleRange(min = 1, max = 2) double fraction,
      @ForAll @IntRange(min = -1000, max = 1000) int exponent) {
    double x = Math.scalb(fraction, exponent);
    UnaryFunction log = LogFunctions::log;
    UnaryFunction exp = ExpFunctions::exp;
    double error = 2 * Math.ulp(log.at(x)) + 0x1p-51;
    assertEquals(x, exp.at(log.at(x)), x * error);
  }

  @Property
  void sigmoidsOfOppositesAddUpToOne(@ForAll @FloatRange(min = -100, max = 100) float x) {
    UnaryFunction sigmoid = SigmoidFunctions::sigmoid;
    assertEquals(1f, sigmoid.at(x) + sigmoid.at(-x), 2e-7f);
  }

  @Property
  void risingFunctionsDoNotFallByMoreThanTheirError(
      @ForAll @FloatRange(min = -100, max = 88) float x,
      @ForAll @FloatRange(min = 0, max = 1) float step) {
    for (var f : RISING) {
      float low = f.at(x);
      float high = f.at(Math.min(x + step, 88));
      assertTrue(high >= low - 3 * Math.ulp(low), () -> low + " at " + x + ", then " + high);
    }
  }
}
