package dev.gatun.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.cli.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./gatun jshell} shows of the lines that the README has, and of some more. */
final class JShellTest {

  private static final Pattern PRINTED = Pattern.compile("^    jshell> (.*)$", Pattern.MULTILINE);

  private static final List<String> MORE =
      List.of(
          "Tensor.of(new float[] {1, 2, 3, -4, 5, 6.5f}, Shape.of(2, 3))",
          "Variable.of(Tensor.of(3.0)).mul(2)",
          "Tensor.ones(3, 4).matmul(Tensor.ones(5, 2))",
          "Tensor.ones(3).add(Tensor.ones(2, 4))",
          "new Linear(2).forward(new NoSuchThing())",
          "Sequential.of(new Linear(3), new ReLU())");

  @TempDir private static Path folder;
  private static String shown;

  @BeforeAll
  static void type() throws Exception {
    Path lib = Lib.in(Files.createDirectory(folder.resolve("lib")), "dev.gatun.cli");
    String typed = String.join("\n", printed()) + "\n" + String.join("\n", MORE) + "\n";
    Outcome shell = Program.gatun(lib, folder, typed, "jshell");
    assertEquals(List.of(), shell.err());
    assertEquals(0, shell.status());
    shown = String.join("\n", shell.out());
  }

  private static List<String> printed() throws IOException {
    Path readme = Path.of("").toAbsolutePath().getParent().getParent().resolve("README.md");
    List<String> lines =
        PRINTED.matcher(Files.readString(readme)).results().map(m -> m.group(1)).toList();
    assertEquals(3, lines.size(), "the README has three lines to type");
    return lines;
  }

  @Test
  void theReadmesLinesEndWithTheGradient() {
    assertShown("x ==> tensor f32(3,) [1., 2., 3.]  <- variable");
    assertShown("$3 ==> tensor f32(3,) [2., 4., 6.]");
  }

  @Test
  void tensorsPrintLikeNumPys() {
    assertShown(
        """
        tensor f32(2, 3)
        [[ 1.0,  2.0,  3.0],
         [-4.0,  5.0,  6.5]]
        """);
  }

  @Test
  void variablesPrintTheirValueAndOrigin() {
    assertShown("tensor f64(1,) [6.]  <- WithScalar[op=MUL, scalar=2.0");
  }

  @Test
  void shapeErrorsNameBothOperands() {
    assertShown("matmul: left is (3, 4), right is (5, 2)");
    assertShown("shapes (3,) and (2, 4) do not broadcast");
  }

  @Test
  void layersPrintWhatTheyAre() {
    assertShown("Sequential(Linear(3), ReLU)");
  }

  @Test
  void mistakesAreShownWithoutTheWarningOfTheIncubator() {
    assertShown("class NoSuchThing");
    assertFalse(shown.contains("incubat"), shown);
  }

  private static void assertShown(String text) {
    assertTrue(shown.contains(text.strip()), () -> text + " is not in\n" + shown);
  }
}
