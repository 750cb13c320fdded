package dev.gatun.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** One line a failure. */
final class FailuresTest {

  @Test
  void missingFileIsNamed() {
    assertEquals("no such file: a b.png", Failures.describe(new NoSuchFileException("a b.png")));
  }

  @Test
  void causeOfAnUncheckedExceptionIsNamed() {
    IOException cause = new AccessDeniedException("/x");
    assertEquals("permission denied: /x", Failures.describe(new UncheckedIOException(cause)));
  }

  @Test
  void fullDiskIsNamedWithTheFile() {
    assertEquals(
        "w.safetensors: No space left on device",
        Failures.describe(
            new FileSystemException("w.safetensors", null, "No space left on device")));
  }

  @Test
  void messageOfSeveralLinesBecomesOne() {
    assertEquals(
        "left is (3, 4), right is (5, 2)",
        Failures.describe(new IllegalArgumentException("left is (3, 4),\n  right is (5, 2)\n")));
  }

  @Test
  void mistakeOfGatunsOwnSaysSo() {
    assertEquals(
        "unexpected: java.lang.ArithmeticException: / by zero (--verbose shows where)",
        Failures.describe(new ArithmeticException("/ by zero")));
  }
}
