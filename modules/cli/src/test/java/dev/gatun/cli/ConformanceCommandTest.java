package dev.gatun.cli;

import static dev.gatun.cli.Commands.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.cli.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./gatun conformance reference} on cases of which some are wrong on purpose. */
final class ConformanceCommandTest {

  private static final String SQUARE =
      """
      {"name": "square", "args": {}, "state": {}, "inputs": {"x": %s}, "outputs": [%s],
       "grad_outputs": [%s], "grad_inputs": {"x": %s}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeCases() throws IOException {
    String right =
        SQUARE.formatted(
            array("3.0, -2.0"), array("9.0, 4.0"), array("1.0, 1.0"), array("6.0, -4.0"));
    String wrong =
        SQUARE.formatted(
            array("3.0, -2.0"), array("9.0, 4.5"), array("1.0, 1.0"), array("6.0, -4.0"));
    String gradient =
        SQUARE.formatted(
            array("3.0, -2.0"), array("9.0, 4.0"), array("1.0, 1.0"), array("6.0, 4.0"));
    String unknown = right.replace("square", "cube_of_my_own");
    String relu =
        SQUARE.formatted(
            array("3.0, -2.0"), array("3.0, 0.0"), array("1.0, 1.0"), array("1.0, 0.0"));
    write("activation", "[" + relu.replace("square", "ReLU") + "]");
    write("unary", "[" + String.join(",", right, wrong, gradient, unknown) + "]");
    write("index", "{\"unary\": []}");
  }

  private void write(String family, String text) throws IOException {
    Files.writeString(folder.resolve(family + ".json"), text);
  }

  private static String array(String data) {
    return "{\"dtype\": \"float64\", \"shape\": [2], \"data\": [" + data + "]}";
  }

  @Test
  void countsCasesAFamilyAndType() {
    Outcome outcome = run("--family", "activation");
    assertEquals(0, outcome.status(), outcome.toString());
    assertEquals(3, outcome.out().size());
    assertTrue(
        outcome.out().get(0).matches("activation +float64 +1 passed +0 failed +0 unsupported"));
    assertTrue(
        outcome.out().get(1).matches("activation +float32 +1 passed +0 failed +0 unsupported"));
    assertEquals("2 passed, 0 failed, 0 unsupported", outcome.out().getLast());
  }

  @Test
  void namesEveryFailureAndFails() {
    Outcome outcome = run("--family", "unary", "--dtype", "float64");
    assertEquals(1, outcome.status());
    List<String> failed = outcome.out().stream().filter(l -> l.startsWith("FAILED")).toList();
    assertEquals(2, failed.size(), outcome.toString());
    assertContains("unary square[1] float64", failed.get(0));
    assertContains("output 0", failed.get(0));
    assertContains("unary square[2] float64", failed.get(1));
    assertContains("gradient of x", failed.get(1));
    assertEquals("1 passed, 2 failed, 1 unsupported", outcome.out().getLast());
  }

  @Test
  void runsAllFamiliesWithoutTheIndex() {
    Outcome outcome = run("--dtype", "float32");
    assertEquals("2 passed, 2 failed, 1 unsupported", outcome.out().getLast());
    assertFalse(outcome.out().stream().anyMatch(line -> line.startsWith("index")));
  }

  @Test
  void namesTheFamilyThatIsNotThere() {
    String line = Commands.failure("conformance", "reference", folder, "--family", "unary,quantum");
    assertContains(folder + " has no cases of [quantum]", line);
  }

  @Test
  void namesTheFolderThatIsNotThere() {
    Path gone = folder.resolve("gone");
    assertEquals(
        "gatun conformance: no such file: " + gone,
        Commands.failure("conformance", "reference", gone));
  }

  @Test
  void namesTheFileThatIsNoJson() throws IOException {
    write("unary", "[{\"name\": ");
    String line = Commands.failure("conformance", "reference", folder, "--family", "unary");
    assertContains(folder.resolve("unary.json").toString(), line);
    assertContains("is not JSON", line);
  }

  @Test
  void refusesOtherTypesAndKinds() {
    assertContains(
        "--dtype: got float16, expected float32 or float64",
        Commands.refusal("conformance", "reference", folder, "--dtype", "float16"));
    assertContains(
        "unknown kind onnx; expected reference", Commands.refusal("conformance", "onnx", folder));
  }

  private Outcome run(String... options) {
    Object[] arguments = new Object[options.length + 3];
    System.arraycopy(new Object[] {"conformance", "reference", folder}, 0, arguments, 0, 3);
    System.arraycopy(options, 0, arguments, 3, options.length);
    return Commands.run(arguments);
  }
}
