package dev.gatun.cli;

import static dev.gatun.cli.Commands.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.cli.Program.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./gatun coverage}, with cases of which one is wrong on purpose. */
final class CoverageCommandTest {

  private static final String CASE =
      """
      [{"name": "ReLU", "args": {}, "state": {}, "grad_outputs": [null],
        "inputs": {"x": {"dtype": "float64", "shape": [1], "data": [-1.0]}},
        "outputs": [{"dtype": "float64", "shape": [1], "data": [%s]}]}]
      """;

  @TempDir private static Path folder;
  private static Path lib;

  @BeforeAll
  static void makeLib() throws Exception {
    lib = Lib.in(Files.createDirectory(folder.resolve("lib")), "dev.gatun.cli");
  }

  @Test
  void countsTheNamesThatExistGroupByGroup() throws Exception {
    Outcome outcome = Program.gatun(lib, folder, "", "coverage");
    assertEquals(0, outcome.status(), outcome.toString());
    assertEquals(List.of(), outcome.err());
    List<String> lines = outcome.out();
    assertEquals("torch.nn: layers", lines.getFirst());
    assertTrue(
        lines.stream().anyMatch(line -> line.matches(" +convolution +[3-8] of +8")),
        lines::toString);
    assertFalse(String.join(" ", lines).contains(" Conv2d "), "it is there");
    assertTrue(lines.getLast().matches("\\d+ of \\d{3} names"), lines.getLast());
  }

  @Test
  void saysWhetherTheCasesOfANameAgree() throws Exception {
    assertEquals(0, withCase("0.0", "2 passed, 0 failed, 0 unsupported"));
    assertEquals(1, withCase("0.5", "0 passed, 2 failed, 0 unsupported"));
  }

  /** Runs it with one case of ReLU, whose result should be 0, and returns the exit status. */
  private static int withCase(String result, String counts) throws Exception {
    Path cases = Files.createTempDirectory(folder, "cases");
    Files.writeString(cases.resolve("activation.json"), CASE.formatted(result));
    Outcome outcome = Program.gatun(lib, folder, "", "coverage", "--reference", cases.toString());
    assertContains("names   cases: " + counts, outcome.out().getLast());
    boolean named = String.join("\n", outcome.out()).contains("ReLU (" + counts + ")");
    assertEquals(outcome.status() != 0, named, outcome.toString());
    return outcome.status();
  }
}
