package dev.gatun.gradcheck.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No operation computes with memory that was given back. */
final class ReclamationTest {

  @Test
  void noWrongNumberWhileTheCollectorRuns() throws Exception {
    check(100, false);
  }

  @Test
  @Tag("slow")
  void noWrongNumberInALongTime() throws Exception {
    check(1000, true);
  }

  private static void check(int millisecondsForEachRow, boolean all) throws Exception {
    List<String> lines =
        ChildJvm.run(
            Reclamation.class,
            List.of("-XX:+UseParallelGC", "-Xmx128m"),
            List.of(Integer.toString(millisecondsForEachRow), Boolean.toString(all)));
    assertEquals("wrong 0", lines.getLast(), String.join("\n", lines));
  }
}
