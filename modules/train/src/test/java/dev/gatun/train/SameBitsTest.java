package dev.gatun.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trained weights are the same, bit for bit, on any number of threads and any vector width. */
class SameBitsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dgatun.threads=1",
        "-Dgatun.threads=2",
        "-Dgatun.threads=4",
        "-Dgatun.scalar=true",
        "-XX:MaxVectorSize=16",
        "-XX:MaxVectorSize=32",
        "-XX:UseAVX=2",
        "-XX:UseAVX=1"
      })
  void weightsAreTheSame(String option) throws Exception {
    assertEquals(TinyRun.digest(), run(option));
  }

  private static String run(String option) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                option,
                "-cp",
                System.getProperty("java.class.path"),
                TinyRun.class.getName()));
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (InputStream in = child.getInputStream()) {
      String out = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      assertTrue(child.waitFor() == 0, option + " is refused or fails: " + out);
      return out.lines().reduce("", (_, last) -> last);
    }
  }
}
