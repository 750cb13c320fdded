package dev.gatun.nn;

import dev.gatun.tensor.Generator;
import dev.gatun.tensor.RandomKey;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether layers train or predict. They predict unless called inside {@link #train}; each thread
 * for itself, so one may predict while another trains.
 */
public final class Mode {
  private static final ScopedValue<Generator> TRAINING = ScopedValue.newInstance();

  private Mode() {}

  /**
   * Runs {@code work} in training mode; layers that need chance, such as dropout, ask generator.
   */
  public static <T> T train(Generator generator, Supplier<T> work) {
    return ScopedValue.where(TRAINING, generator).call(work::get);
  }

  /** Tells whether the current thread is inside {@link #train}. */
  public static boolean isTraining() {
    return TRAINING.isBound();
  }

  /** Returns a fresh key in training mode, else null. */
  public static @Nullable RandomKey nextKey() {
    return TRAINING.isBound() ? TRAINING.get().next() : null;
  }
}
