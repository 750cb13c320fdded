package dev.gatun.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Times sides in turn, so that whatever disturbs the machine disturbs all of them.
 *
 * <p>A round gives every side one turn. A turn begins with a pause, longer than the worker threads
 * of either side spin, so that no side computes against the other's idle threads. Short steps are
 * repeated within a turn, after one that is not timed and that wakes the workers.
 */
public final class Comparison {
  /** Longer than libtorch's threads (none under a passive wait policy) and Gatun's (2 ms) spin. */
  private static final Duration PAUSE = Duration.ofMillis(6);

  private static final long TURN_NANOS = Duration.ofMillis(20).toNanos();
  private static final long SHORT_STEP_NANOS = Duration.ofMillis(10).toNanos();
  private static final long WARM_UP_NANOS = Duration.ofSeconds(6).toNanos();
  private static final int WARM_UP_STEPS = 5;

  /** After this time neither warm-up nor rounds go on for the sake of their number. */
  private static final long ENOUGH_NANOS = Duration.ofMinutes(1).toNanos();

  private final int rounds;
  private final Duration budget;

  /**
   * Creates a comparison.
   *
   * @param rounds the number of rounds at least, unless they take more than a minute
   * @param budget the time to go on with further rounds, for all sides together
   */
  public Comparison(int rounds, Duration budget) {
    this.rounds = rounds;
    this.budget = budget;
  }

  /**
   * Warms every side up, then times the sides in turn; the timings are in the order of the sides.
   */
  public List<Timing> run(List<Side> sides) {
    var turns = sides.stream().map(Comparison::warmUp).toList();
    long start = System.nanoTime();
    for (int round = 0; goesOn(round, rounds, start, budget.toNanos()); round++) {
      turns.forEach(Turns::take);
    }
    return turns.stream().map(Turns::timing).toList();
  }

  private static boolean goesOn(int done, int wanted, long start, long nanos) {
    long passed = System.nanoTime() - start;
    return passed < nanos || (done < wanted && passed < ENOUGH_NANOS);
  }

  private static Turns warmUp(Side side) {
    long start = System.nanoTime();
    long fastest = Long.MAX_VALUE;
    for (int i = 0; goesOn(i, WARM_UP_STEPS, start, WARM_UP_NANOS); i++) {
      fastest = Math.min(fastest, time(side));
    }
    return new Turns(side, fastest < SHORT_STEP_NANOS);
  }

  private static long time(Side side) {
    long start = System.nanoTime();
    side.step();
    return System.nanoTime() - start;
  }

  private static final class Turns {
    private final Side side;
    private final boolean shortSteps;
    private final LongStream.Builder nanos = LongStream.builder();

    Turns(Side side, boolean shortSteps) {
      this.side = side;
      this.shortSteps = shortSteps;
    }

    void take() {
      pause();
      if (shortSteps) {
        side.step();
      }
      long end = System.nanoTime() + TURN_NANOS;
      do {
        nanos.add(time(side));
      } while (shortSteps && System.nanoTime() < end);
    }

    Timing timing() {
      return Timing.ofNanos(nanos.build().toArray());
    }

    private static void pause() {
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the comparison was interrupted", e);
      }
    }
  }
}
