package dev.gatun.tensor.internal.fusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.internal.testing.ChildJvm;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds compiled loops against the boxed machines: the same bits, whether an element is computed in
 * a vector of any width or alone.
 */
final class CompiledFunctionsTest {
  private static final int COUNT = 4003;
  private static final int MOST_INSTRUCTIONS = 200;

  static Stream<CompiledFunction> functions() {
    return CompiledFunction.all();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void f32LoopsGiveTheBitsOfTheBoxedMachine(CompiledFunction c) {
    float[] x = HardNumbers.floats(COUNT, 1);
    float[] y = HardNumbers.floats(COUNT, 2);
    float[] result = c.run(x, y);
    for (int i = 0; i < COUNT; i++) {
      float expected = c.function().at(x[i], y[i]);
      String what = c + " of " + x[i] + ", " + y[i];
      assertEquals(Float.floatToIntBits(expected), Float.floatToIntBits(result[i]), what);
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void f64LoopsGiveTheBitsOfTheBoxedMachine(CompiledFunction c) {
    double[] x = HardNumbers.doubles(COUNT, 1);
    double[] y = HardNumbers.doubles(COUNT, 2);
    double[] result = c.run(x, y);
    for (int i = 0; i < COUNT; i++) {
      double expected = c.function().at(x[i], y[i]);
      String what = c + " of " + x[i] + ", " + y[i];
      assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(result[i]), what);
    }
  }

  @Test
  void everyVectorWidthAndTheScalarLoopsGiveTheSameBits() throws Exception {
    String expected = ChildJvm.run(FunctionDigest.class);
    assertEquals(expected, ChildJvm.run(FunctionDigest.class, "-XX:MaxVectorSize=32"));
    assertEquals(expected, ChildJvm.run(FunctionDigest.class, "-XX:MaxVectorSize=16"));
    assertEquals(expected, ChildJvm.run(FunctionDigest.class, "-Dgatun.scalar=true"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void functionsAreShortEnoughToBeFused(CompiledFunction c) {
    long f32 = instructions(c, false);
    long f64 = instructions(c, true);
    if (Boolean.getBoolean("gatun.accuracy.print")) {
      System.out.printf("| %s | %d | %d |%n", c, f32, f64);
    }
    assertTrue(Math.max(f32, f64) <= MOST_INSTRUCTIONS, () -> c + ": " + f32 + " and " + f64);
  }

  /** Counts what a loop computes for each element; constants and other views of bits are free. */
  private static long instructions(CompiledFunction c, boolean f64) {
    return Lowering.lower(c.program(), f64, 0, 0).instructions().stream()
        .filter(
            i ->
                switch (i.code()) {
                  case INPUT, MASK_INPUT, ARGUMENT, CONSTANT, INTEGER, BITS, OF_BITS -> false;
                  default -> true;
                })
        .count();
  }
}
