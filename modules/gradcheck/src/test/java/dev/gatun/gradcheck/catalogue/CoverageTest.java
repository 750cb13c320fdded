package dev.gatun.gradcheck.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page on what is proved says what the catalogue says. */
final class CoverageTest {
  private static final Path PAGE = Path.of("../../docs/coverage.md");

  @Test
  void thePageIsUpToDate() throws IOException {
    if (Boolean.getBoolean("gatun.coverage.write")) Files.writeString(PAGE, Coverage.page());
    assertEquals(
        Coverage.page(),
        Files.readString(PAGE),
        PAGE + " is out of date; run the tests with -Dgatun.coverage.write=true to write it anew");
  }
}
