package dev.gatun.autograd;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What happens to operations on variables besides being computed. They are recorded for gradients,
 * unless {@link NoGrad} or {@link Inference} say otherwise.
 *
 * @param isOn whether they are recorded for gradients
 * @param inference whether their results may never be
 * @param anomaly whether they are searched for NaN
 * @param tape what writes them down to repeat them
 */
record Recording(boolean isOn, boolean inference, boolean anomaly, @Nullable Tape tape) {
  private static final Recording DEFAULT = new Recording(true, false, false, null);
  private static final ScopedValue<Recording> CURRENT = ScopedValue.newInstance();

  static Recording now() {
    return CURRENT.orElse(DEFAULT);
  }

  static boolean isOnNow() {
    return now().isOn;
  }

  /** Runs {@code work} with operations recorded or not. */
  static <T> T with(boolean on, Supplier<T> work) {
    Recording now = now();
    return on == now.isOn ? work.get() : new Recording(on, false, now.anomaly, now.tape).call(work);
  }

  static <T> T inference(Supplier<T> work) {
    return new Recording(false, true, now().anomaly, now().tape).call(work);
  }

  static <T> T anomaly(Supplier<T> work) {
    return new Recording(now().isOn, now().inference, true, now().tape).call(work);
  }

  static <T> T tape(@Nullable Tape tape, Supplier<T> work) {
    return new Recording(now().isOn, now().inference, now().anomaly, tape).call(work);
  }

  private <T> T call(Supplier<T> work) {
    return ScopedValue.where(CURRENT, this).call(work::get);
  }
}
