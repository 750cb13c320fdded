package dev.gatun.gradcheck;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page on proving an operation shows code that is compiled and run here, and what it says. */
final class GuideTest {
  private static final Path SOURCES = Path.of("src/test/java/dev/gatun/gradcheck");
  private static final Path PAGE = Path.of("../../docs/guide/proving-an-op.md");

  private static void shows(String text) throws IOException {
    assertTrue(Files.readString(PAGE).contains(text), PAGE + " should show:\n" + text);
  }

  /** Returns a source from the declaration of its type on. */
  private static String code(String file, String from) throws IOException {
    String source = Files.readString(SOURCES.resolve(file));
    return source.substring(source.indexOf(from));
  }

  @Test
  void thePageShowsTheOperationAndItsTest() throws IOException {
    shows("```java\n" + code("SoftCap.java", "public record") + "```");
    shows("```java\n" + code("SoftCapTest.java", "final class") + "```");
  }

  @Test
  void thePageShowsWhatAFailureLooksLike() throws IOException {
    var e =
        assertThrows(
            AssertionError.class,
            () -> GradCheck.check(x -> x.apply(new GradCheckTest.Bent()), Tensor.of(0.5, 2.0)));
    shows("```\n" + e.getMessage().strip() + "\n```");
  }
}
