package dev.gatun.benchmarks;

import static java.util.Objects.requireNonNull;

import java.util.SequencedMap;

/** Compares the results of two sides: {@code |got - want| <= 1e-4 (1 + |want|)} everywhere. */
public final class Agreement {
  /** The factor of {@code 1 + |want|} that a result may be off. */
  public static final double TOLERANCE = 1e-4;

  private Agreement() {}

  /**
   * Requires that all results agree.
   *
   * @param want the results of the reference
   * @param got the results of the other side
   * @throws IllegalStateException if names or sizes differ or a value is off or not a number
   */
  public static void require(
      SequencedMap<String, float[]> want, SequencedMap<String, float[]> got) {
    if (!want.keySet().equals(got.keySet())) {
      throw new IllegalStateException(
          "the sides compute different results: %s and %s".formatted(want.keySet(), got.keySet()));
    }
    got.forEach((name, values) -> require(name, requireNonNull(want.get(name)), values));
  }

  private static void require(String name, float[] want, float[] got) {
    if (want.length != got.length) {
      throw new IllegalStateException(
          "%s has %d values on one side, %d on the other".formatted(name, want.length, got.length));
    }
    for (int i = 0; i < want.length; i++) {
      double allowed = TOLERANCE * (1 + Math.abs(want[i]));
      if (!(Math.abs((double) got[i] - want[i]) <= allowed)) {
        throw new IllegalStateException(
            "%s: value %d is %s instead of %s, allowed are %.1e"
                .formatted(name, i, got[i], want[i], allowed));
      }
    }
  }
}
