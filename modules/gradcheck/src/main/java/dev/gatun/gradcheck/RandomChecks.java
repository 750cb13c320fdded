package dev.gatun.gradcheck;

import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;

/**
 * Checks on random samples, the same in every run. When one fails, smaller samples are tried, and
 * the failure shows the smallest that fails too. For tests that jqwik itself does not run.
 */
@SuppressWarnings("exports") // the types of a library that is optional
public final class RandomChecks {
  private static final int SHRINKS = 300;
  private static final int GENERATED = 1000;

  private RandomChecks() {}

  /**
   * Calls {@code check} with {@code tries} samples.
   *
   * @param seed which samples
   * @throws AssertionError if the check fails, with the smallest sample that was found to fail and
   *     what the check says of it
   */
  public static <S> void forAll(
      Arbitrary<S> samples, int tries, long seed, Consumer<? super S> check) {
    JqwikSession.run(
        () -> {
          RandomGenerator<S> generator = samples.generator(GENERATED, false);
          for (int i = 0; i < tries; i++) check(generator.next(new Random(seed + i)), check);
        });
  }

  private static <S> void check(Shrinkable<S> sample, Consumer<? super S> check) {
    Throwable failure = failure(sample, check);
    if (failure == null) return;
    Shrinkable<S> smallest = smallest(sample, check);
    throw new AssertionError(
        "fails for\n" + smallest.value() + "\n" + failure(smallest, check), failure);
  }

  private static <S> @Nullable Throwable failure(Shrinkable<S> sample, Consumer<? super S> check) {
    try {
      check.accept(sample.value());
      return null;
    } catch (RuntimeException | AssertionError e) {
      return e;
    }
  }

  private static <S> Shrinkable<S> smallest(Shrinkable<S> failing, Consumer<? super S> check) {
    Shrinkable<S> smallest = failing;
    int left = SHRINKS;
    while (left > 0) {
      Shrinkable<S> base = smallest;
      int[] tried = {0};
      Optional<Shrinkable<S>> next =
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
