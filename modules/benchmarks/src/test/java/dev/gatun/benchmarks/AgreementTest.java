package dev.gatun.benchmarks;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

final class AgreementTest {
  @Test
  void allowsTheTolerance() {
    assertDoesNotThrow(() -> Agreement.require(results(0, 9), results(0.00009f, 9.0009f)));
  }

  @Test
  void rejectsWhatIsOffAndSaysWhere() {
    var error =
        assertThrows(
            IllegalStateException.class,
            () -> Agreement.require(results(0, 9), results(0, 9.002f)));
    assertTrue(error.getMessage().contains("value 1 is 9.002 instead of 9.0"), error.getMessage());
  }

  @Test
  void rejectsWhatIsNoNumber() {
    assertThrows(
        IllegalStateException.class, () -> Agreement.require(results(0, 9), results(Float.NaN, 9)));
  }

  @Test
  void rejectsOtherNamesAndSizes() {
    assertThrows(
        IllegalStateException.class, () -> Agreement.require(results(0), new LinkedHashMap<>()));
    assertThrows(IllegalStateException.class, () -> Agreement.require(results(0), results(0, 0)));
  }

  private static SequencedMap<String, float[]> results(float... values) {
    var results = new LinkedHashMap<String, float[]>();
    results.put("output", values);
    return results;
  }
}
