package dev.gatun.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code doctor} advises on machines that are not as they should be. */
final class DiagnosisTest {

  private static final long GIGABYTE = 1L << 30;

  @Test
  void goodMachineNeedsNothing() {
    assertEquals(List.of(), Diagnosis.of(machine(true, true, true, 32, 16 * GIGABYTE)));
  }

  @Test
  void missingVectorModuleNamesTheOption() {
    assertAdvice(
        "--add-modules jdk.incubator.vector", machine(false, true, true, 32, 16 * GIGABYTE));
  }

  @Test
  void missingCompilerNamesTheOptions() {
    assertAdvice("-XX:TieredStopAtLevel", machine(true, false, true, 0, 16 * GIGABYTE));
  }

  @Test
  void missingFmaSaysHowSlowThatIs() {
    assertAdvice("10,000 times slower", machine(true, true, false, 32, 16 * GIGABYTE));
  }

  @Test
  void narrowVectorsSayHowNarrow() {
    assertAdvice("128 bits", machine(true, true, true, 16, 16 * GIGABYTE));
  }

  @Test
  void littleMemorySaysHowLittle() {
    assertAdvice("1024 MB", machine(true, true, true, 32, GIGABYTE));
  }

  @Test
  void thisMachineHasFacts() {
    Machine here = Machine.here();
    assertTrue(here.processors() > 0 && here.memory() > here.heap() && here.heap() > 0);
    assertTrue(here.jdk().contains(Runtime.version().toString()), here.jdk());
  }

  private static void assertAdvice(String expected, Machine machine) {
    List<String> advice = Diagnosis.of(machine);
    assertEquals(1, advice.size(), advice.toString());
    assertTrue(advice.getFirst().contains(expected), advice.getFirst());
  }

  private static Machine machine(
      boolean vectors, boolean compiler, boolean fma, int vectorBytes, long memory) {
    return new Machine("25", List.of(), vectors, compiler, fma, vectorBytes, 2, memory, GIGABYTE);
  }
}
