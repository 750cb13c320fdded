package dev.gatun.gradcheck.catalogue;

import dev.gatun.gradcheck.RandomChecks;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/**
 * Runs a check on samples of each row, one test a row, so that one operation's failure does not
 * hide another's. A failure shows the smallest sample that fails.
 */
final class Samples {
  private Samples() {}

  /** A check of one row with one of its samples. */
  interface Check {
    <P> void on(Row<P> row, Sample<P> sample);
  }

  /** Returns a test for each row, which checks {@code tries} samples. */
  static Stream<DynamicTest> tests(Stream<Row<?>> rows, Sizes sizes, int tries, Check check) {
    return rows.filter(Samples::isChosen)
        .map(row -> test(row, () -> forEach(row, sizes, tries, check)));
  }

  /** Tells whether a row is among those that {@code -Dgatun.rows=REGEX} names; at first all are. */
  private static boolean isChosen(Row<?> row) {
    return row.name().matches(System.getProperty("gatun.rows", ".*"));
  }

  private static DynamicTest test(Row<?> row, Executable body) {
    return DynamicTest.dynamicTest(row.name(), body);
  }

  /** Checks {@code tries} samples of a row. */
  static <P> void forEach(Row<P> row, Sizes sizes, int tries, Check check) {
    long seed = 31L * row.name().hashCode();
    RandomChecks.forAll(row.samples().apply(sizes), tries, seed, sample -> check.on(row, sample));
  }
}
