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
      List.of(
          TrigFunctions::sin,
          TrigFunctions::tan,
          InverseTrigFunctions::asin,
          InverseTrigFunctions::atan,
          HyperbolicFunctions::sinh,
          HyperbolicFunctions::tanh,
          InverseHyperbolicFunctions::asinh,
          InverseHyperbolicFunctions::atanh,
          ErrorFunctions::erf);
  private static final List<UnaryFunction> RISING =
      List.of(
          ExpFunctions::exp,
          ExpFunctions::expm1,
          HyperbolicFunctions::tanh,
          SigmoidFunctions::sigmoid,
          SigmoidFunctions::softplus,
          InverseTrigFunctions::atan,
          InverseHyperbolicFunctions::asinh,
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
  void arcTangentUndoesTangent(@ForAll @DoubleRange(min = -1.5, max = 1.5) double x) {
    UnaryFunction tan = TrigFunctions::tan;
    UnaryFunction atan = InverseTrigFunctions::atan;
    assertEquals(x, atan.at(tan.at(x)), 4 * Math.ulp(x));
  }

  @Property
  void arcSineAndArcCosineAddUpToARightAngle(@ForAll @DoubleRange(min = -1, max = 1) double x) {
    UnaryFunction asin = InverseTrigFunctions::asin;
    UnaryFunction acos = InverseTrigFunctions::acos;
    assertEquals(Math.PI / 2, asin.at(x) + acos.at(x), 5 * Math.ulp(2.0));
  }

  @Property
  void powersOfOneBaseMultiply(
      @ForAll @DoubleRange(min = 0.1, max = 10) double x,
      @ForAll @DoubleRange(min = -20, max = 20) double y,
      @ForAll @DoubleRange(min = -20, max = 20) double z) {
    BinaryFunction pow = PowFunction::pow;
    double exact = pow.at(x, y) * pow.at(x, z);
    double roundingOfTheSum = Math.ulp(y + z) * Math.abs(StrictMath.log(x));
    assertEquals(exact, pow.at(x, y + z), exact * (roundingOfTheSum + 0x1p-50));
  }

  @Property
  void gammaFollowsItsRecurrence(@ForAll @DoubleRange(min = 0.01, max = 100) double x) {
    UnaryFunction lgamma = GammaFunctions::lgamma;
    UnaryFunction digamma = PolygammaFunctions::digamma;
    UnaryFunction trigamma = PolygammaFunctions::trigamma;
    double size = 1e-14 * (1 + Math.abs(lgamma.at(x + 1)));
    assertEquals(lgamma.at(x + 1), lgamma.at(x) + StrictMath.log(x), size);
    assertEquals(digamma.at(x + 1), digamma.at(x) + 1 / x, 1e-14 * (1 + 1 / x));
    assertEquals(trigamma.at(x + 1), trigamma.at(x) - 1 / (x * x), 1e-14 * (1 + 1 / (x * x)));
  }

  @Property
  void floorAndCeilEncloseTheArgument(@ForAll float x) {
    UnaryFunction floor = Rounding::floor;
    UnaryFunction ceil = Rounding::ceil;
    assertTrue(floor.at(x) <= x && x <= ceil.at(x));
    assertTrue(ceil.at(x) - floor.at(x) <= 1);
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

  @Property
  void theExponentialOfNegativeNumbersHasTheBitsOfAnyExponential(
      @ForAll @FloatRange(max = 110) float x, @ForAll @DoubleRange(max = 760) double y) {
    UnaryFunction ofAny = ExpFunctions::exp;
    UnaryFunction ofNegative = ExpFunctions::expOfNegative;
    assertEquals(ofAny.at(-x), ofNegative.at(-x));
    assertEquals(ofAny.at(-y), ofNegative.at(-y));
  }
}
