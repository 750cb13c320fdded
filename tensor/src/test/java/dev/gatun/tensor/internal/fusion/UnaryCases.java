package dev.gatun.tensor.internal.fusion;

import static dev.gatun.tensor.internal.fusion.UnaryCase.within;

import java.math.BigDecimal;
import java.util.stream.Stream;

/** The functions of one argument, and what they promise. */
final class UnaryCases {
  private static final double MAX32 = Float.MAX_VALUE;
  private static final double MAX64 = Double.MAX_VALUE;

  private UnaryCases() {}

  static Stream<UnaryCase> all() {
    return Stream.of(exponentials(), logarithms(), trigonometric(), hyperbolic(), gamma(), others())
        .flatMap(s -> s);
  }

  private static Stream<UnaryCase> exponentials() {
    return Stream.of(
        new UnaryCase(
            "exp",
            ExpFunctions::exp,
            StrictMath::exp,
            BigMath::exp,
            within(1, -104, 89, -1, 1),
            within(1, -746, 710, -1, 1)),
        new UnaryCase(
            "exp2",
            ExpFunctions::exp2,
            DoubleFunctions::exp2,
            x -> BigMath.exp(x.multiply(BigMath.LN_2)),
            within(1, -151, 129, -1, 1),
            within(1, -1076, 1025, -1, 1)),
        new UnaryCase(
            "expm1",
            ExpFunctions::expm1,
            StrictMath::expm1,
            BigMath::expm1,
            within(1.6, -30, 89, -1, 1),
            within(1.6, -50, 710, -1, 1)));
  }

  private static Stream<UnaryCase> logarithms() {
    return Stream.of(
        new UnaryCase(
            "log",
            LogFunctions::log,
            StrictMath::log,
            BigMath::log,
            within(1, 0x1p-149, MAX32, 0.5, 2),
            within(1, 0x1p-1074, MAX64, 0.5, 2)),
        new UnaryCase(
            "log2",
            LogFunctions::log2,
            DoubleFunctions::log2,
            x -> BigMath.divide(BigMath.log(x), BigMath.LN_2),
            within(1.6, 0x1p-149, MAX32, 0.5, 2),
            within(1.5, 0x1p-1074, MAX64, 0.5, 2)),
        new UnaryCase(
            "log10",
            LogFunctions::log10,
            StrictMath::log10,
            x -> BigMath.divide(BigMath.log(x), BigMath.log(BigDecimal.TEN)),
            within(2, 0x1p-149, MAX32, 0.5, 2),
            within(1.6, 0x1p-1074, MAX64, 0.5, 2)),
        new UnaryCase(
            "log1p",
            LogFunctions::log1p,
            StrictMath::log1p,
            BigMath::log1p,
            within(1.4, 0, MAX32, -1 + 0x1p-23, 3),
            within(1, 0, MAX64, -1 + 0x1p-52, 3)));
  }

  private static Stream<UnaryCase> trigonometric() {
    return Stream.of(
        new UnaryCase(
            "sin",
            TrigFunctions::sin,
            StrictMath::sin,
            BigMath::sin,
            within(2, -4, 4, -1e5, 1e5, -0x1.fp19, 0x1.fp19),
            within(1.5, -4, 4, -1e9, 1e9, -0x1.fp45, 0x1.fp45)),
        new UnaryCase(
            "cos",
            TrigFunctions::cos,
            StrictMath::cos,
            BigMath::cos,
            within(2.2, -4, 4, -1e5, 1e5, -0x1.fp19, 0x1.fp19),
            within(1.5, -4, 4, -1e9, 1e9, -0x1.fp45, 0x1.fp45)),
        new UnaryCase(
            "tan",
            TrigFunctions::tan,
            StrictMath::tan,
            BigMath::tan,
            within(2.3, -4, 4, -1e5, 1e5, -0x1.fp19, 0x1.fp19),
            within(1.8, -4, 4, -1e9, 1e9, -0x1.fp45, 0x1.fp45)),
        new UnaryCase(
            "asin",
            InverseTrigFunctions::asin,
            StrictMath::asin,
            BigFunctions::asin,
            within(2, -1, 1, 0.49, 0.51),
            within(1.5, -1, 1, 0.49, 0.51)),
        new UnaryCase(
            "acos",
            InverseTrigFunctions::acos,
            StrictMath::acos,
            BigFunctions::acos,
            within(1.3, -1, 1, 0.49, 0.51),
            within(1.3, -1, 1, 0.49, 0.51)),
        new UnaryCase(
            "atan",
            InverseTrigFunctions::atan,
            StrictMath::atan,
            BigMath::atan,
            within(2, -MAX32, MAX32, -3, 3),
            within(1.5, -MAX64, MAX64, -3, 3)));
  }

  private static Stream<UnaryCase> hyperbolic() {
    return Stream.of(
        new UnaryCase(
            "tanh",
            HyperbolicFunctions::tanh,
            StrictMath::tanh,
            BigFunctions::tanh,
            within(2, -11, 11, -1, 1),
            within(2, -21, 21, -1, 1)),
        new UnaryCase(
            "sinh",
            HyperbolicFunctions::sinh,
            StrictMath::sinh,
            BigFunctions::sinh,
            within(1.7, -90, 90, -2, 2),
            within(1.5, -711, 711, -2, 2)),
        new UnaryCase(
            "cosh",
            HyperbolicFunctions::cosh,
            StrictMath::cosh,
            BigFunctions::cosh,
            within(1.4, -90, 90, -2, 2),
            within(1.3, -711, 711, -2, 2)),
        new UnaryCase(
            "asinh",
            InverseHyperbolicFunctions::asinh,
            DoubleFunctions::asinh,
            BigFunctions::asinh,
            within(2.1, -MAX32, MAX32, -3, 3),
            within(1.5, -MAX64, MAX64, -3, 3)),
        new UnaryCase(
            "acosh",
            InverseHyperbolicFunctions::acosh,
            DoubleFunctions::acosh,
            BigFunctions::acosh,
            within(2.1, 1, MAX32, 1, 1.1, 1, 3),
            within(1.8, 1, MAX64, 1, 1.1, 1, 3)),
        new UnaryCase(
            "atanh",
            InverseHyperbolicFunctions::atanh,
            DoubleFunctions::atanh,
            BigFunctions::atanh,
            within(2.2, -1 + 0x1p-24, 1 - 0x1p-24, -0.4, 0.4),
            within(1.7, -1 + 0x1p-53, 1 - 0x1p-53, -0.4, 0.4)));
  }

  private static Stream<UnaryCase> gamma() {
    return Stream.of(
        new UnaryCase(
            "lgamma",
            GammaFunctions::lgamma,
            DoubleFunctions::lgamma,
            BigGamma::lgamma,
            within(3, 0x1p-149, 1e36, 0.1, 10),
            within(2, 0x1p-1074, 1e300, 0.1, 10)),
        new UnaryCase(
            "lgamma of negative",
            GammaFunctions::lgamma,
            DoubleFunctions::lgamma,
            BigGamma::lgamma,
            within(3, -9999.5, -1e-30, -9.9, -1e-3).near(16),
            within(2, -9999.5, -1e-300, -9.9, -1e-3).near(16)),
        new UnaryCase(
            "digamma",
            PolygammaFunctions::digamma,
            DoubleFunctions::digamma,
            BigGamma::digamma,
            within(4, 1e-38, MAX32, 0.1, 10).near(1),
            within(3.5, 1e-307, MAX64, 0.1, 10).near(1)),
        new UnaryCase(
            "digamma of negative",
            PolygammaFunctions::digamma,
            DoubleFunctions::digamma,
            BigGamma::digamma,
            within(6, -9999.5, -1e-30, -9.9, -1e-3).near(4),
            within(5, -9999.5, -1e-300, -9.9, -1e-3).near(4)),
        new UnaryCase(
            "trigamma",
            PolygammaFunctions::trigamma,
            DoubleFunctions::trigamma,
            BigGamma::trigamma,
            within(3, 1e-30, 1e37, 0.1, 10),
            within(2.5, 1e-300, 1e307, 0.1, 10)),
        new UnaryCase(
            "trigamma of negative",
            PolygammaFunctions::trigamma,
            DoubleFunctions::trigamma,
            BigGamma::trigamma,
            within(4, -9999.5, -1e-15, -9.9, -1e-3),
            within(3.5, -9999.5, -1e-140, -9.9, -1e-3)));
  }

  private static Stream<UnaryCase> others() {
    return Stream.of(
        new UnaryCase(
            "sigmoid",
            SigmoidFunctions::sigmoid,
            DoubleFunctions::sigmoid,
            BigFunctions::sigmoid,
            within(2.1, -104, 30),
            within(1.8, -746, 50)),
        new UnaryCase(
            "softplus",
            SigmoidFunctions::softplus,
            DoubleFunctions::softplus,
            BigFunctions::softplus,
            within(1.8, -104, 1000, -5, 5),
            within(1.8, -746, 1000, -5, 5)),
        new UnaryCase(
            "logSigmoid",
            SigmoidFunctions::logSigmoid,
            DoubleFunctions::logSigmoid,
            x -> BigFunctions.softplus(x.negate()).negate(),
            within(2, -1000, 104, -5, 5),
            within(2, -1000, 746, -5, 5)),
        new UnaryCase(
            "gelu",
            GaussianFunctions::gelu,
            DoubleFunctions::gelu,
            BigFunctions::gelu,
            within(1.2, -20, 20, -0.5, 0.5).near(0.25),
            within(2.6, -20, 20, -0.5, 0.5).near(0.25)),
        new UnaryCase(
            "gelu not far below 0",
            GaussianFunctions::gelu,
            DoubleFunctions::gelu,
            BigFunctions::gelu,
            within(1.8, -0.5, 20, -0.5, 0.5).near(0.0625),
            within(1.6, -0.5, 20, -0.5, 0.5).near(0.0625)),
        new UnaryCase(
            "erf",
            ErrorFunctions::erf,
            DoubleFunctions::erf,
            BigFunctions::erf,
            within(1.2, -4, 4, -1, 1),
            within(1.1, -6.1, 6.1, -1, 1)));
  }
}
