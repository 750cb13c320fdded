package dev.gatun.tensor.internal.fusion;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares every function with a slow and accurate one at many arguments. */
final class AccuracyTest {
  private static final int F32_SAMPLES = Integer.getInteger("gatun.accuracy.f32", 30_000);
  private static final int F64_SAMPLES = Integer.getInteger("gatun.accuracy.f64", 300);

  static Stream<UnaryCase> cases() {
    return UnaryCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void f32IsAsAccurateAsPromised(UnaryCase c) {
    var worst = new Worst();
    var reference = c.f32Reference();
    for (var interval : c.f32().intervals()) {
      var arguments = new Arguments(interval, 32);
      for (int i = 0; i < F32_SAMPLES; i++) {
        float x = (float) arguments.next(i);
        double exact = reference.applyAsDouble(x);
        worst.see(x, Ulps.between(c.function().at(x), exact, c.f32().least()));
      }
    }
    worst.judge(c.name() + " f32", c.f32().ulps());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void f64IsAsAccurateAsPromised(UnaryCase c) {
    var worst = new Worst();
    for (var interval : c.f64().intervals()) {
      var arguments = new Arguments(interval, 64);
      for (int i = 0; i < F64_SAMPLES; i++) {
        double x = arguments.next(i);
        BigDecimal exact = c.exact().apply(new BigDecimal(x));
        worst.see(x, Ulps.between(c.function().at(x), exact, c.f64().least()));
      }
    }
    worst.judge(c.name() + " f64", c.f64().ulps());
  }

  /** Arguments within an interval: evenly spread ones in turn with evenly spread bit patterns. */
  private static final class Arguments {
    private final SplittableRandom random = new SplittableRandom(42);
    private final UnaryCase.Interval interval;
    private final int bits;

    Arguments(UnaryCase.Interval interval, int bits) {
      this.interval = interval;
      this.bits = bits;
    }

    double next(int i) {
      if (i == 0) return interval.from();
      if (i == 1) return interval.to();
      return i % 2 == 0 ? even() : pattern();
    }

    private double even() {
      double x = random.nextDouble();
      return interval.from() * (1 - x) + interval.to() * x;
    }

    private double pattern() {
      while (true) {
        double x =
            bits == 32
                ? Float.intBitsToFloat(random.nextInt())
                : Double.longBitsToDouble(random.nextLong());
        if (x >= interval.from() && x <= interval.to()) return x;
      }
    }
  }

  private static final class Worst {
    private double ulps;
    private double argument;

    void see(double x, double error) {
      if (!(error <= ulps)) {
        ulps = error;
        argument = x;
      }
    }

    void judge(String name, double promised) {
      if (Boolean.getBoolean("gatun.accuracy.print")) {
        System.out.printf("| %s | %.3f | at %s%n", name, ulps, Double.toHexString(argument));
      }
      assertTrue(
          ulps <= promised,
          () -> name + ": " + ulps + " ulp at " + argument + ", promised " + promised);
    }
  }
}
