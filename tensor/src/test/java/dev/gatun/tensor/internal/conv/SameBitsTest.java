package dev.gatun.tensor.internal.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the same products and convolutions in virtual machines with narrower vectors, or none. */
final class SameBitsTest {
  @Test
  void everyVectorWidthAndThePlainKernelsGiveTheSameBits() throws Exception {
    String expected = digest("6");
    assertEquals(expected, digest("6", "-XX:MaxVectorSize=32"));
    assertEquals(expected, digest("6", "-XX:MaxVectorSize=16"));
    assertEquals(expected, digest("6", "-Dgatun.scalar=true"));
  }

  @Test
  void machinesWithoutFusedMultiplyAddGiveTheSameBits() throws Exception {
    assertEquals(digest("1"), digest("1", "-XX:UseAVX=1"));
  }

  private static String digest(String scale, String... options)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-Xmx256m"));
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Digest.class.getName(), scale));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), () -> command + " printed " + output);
    assertTrue(output.startsWith("f32 ") && output.contains("f64 "), output);
    return output;
  }
}
