package dev.gatun.gradcheck.catalogue;

import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/**
 * Runs a check on samples of each row, one test a row, so that one operation's failure does not
 * hide another's. The samples are the same in every run and every JVM. When one fails, jqwik's
 * shrinking looks for the smallest that fails too, and the failure shows that one.
 */
final class Samples {
  private static final int SHRINKS = 300;

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
    JqwikSession.run(
        () -> {
          RandomGenerator<Sample<P>> generator = row.samples().apply(sizes).generator(1000, false);
          for (int i = 0; i < tries; i++) {
            check(row, generator.next(new Random(31L * row.name().hashCode() + i)), check);
          }
        });
  }

  private static <P> void check(Row<P> row, Shrinkable<Sample<P>> sample, Check check) {
    Consumer<Sample<P>> body = s -> check.on(row, s);
    Throwable failure = failure(sample, body);
    if (failure == null) return;
    Shrinkable<Sample<P>> smallest = smallest(sample, body);
    throw new AssertionError(
        row.name() + " fails for\n" + smallest.value() + "\n" + failure(smallest, body), failure);
  }

  private static <P> Throwable failure(Shrinkable<Sample<P>> sample, Consumer<Sample<P>> check) {
    try {
      check.accept(sample.value());
      return null;
    } catch (RuntimeException | AssertionError e) {
      return e;
    }
  }

  private static <P> Shrinkable<Sample<P>> smallest(
      Shrinkable<Sample<P>> failing, Consumer<Sample<P>> check) {
    Shrinkable<Sample<P>> smallest = failing;
    int left = SHRINKS;
    while (left > 0) {
      Shrinkable<Sample<P>> base = smallest;
      int[] tried = {0};
      Optional<Shrinkable<Sample<P>>> next =
          base.shrink()
              .filter(s -> s.distance().compareTo(base.distance()) < 0)
              .limit(left)
              .peek(_ -> tried[0]++)
              .filter(s -> failure(s, check) != null)
              .findFirst();
      left -= tried[0];
      if (next.isEmpty()) return smallest;
      smallest = next.get();
    }
    return smallest;
  }
}
