package dev.gatun.autograd;

import java.util.function.Supplier;

/** Says whether operations on variables are recorded: yes, unless {@link NoGrad} says otherwise. */
final class Recording {
  private static final ScopedValue<Boolean> ON = ScopedValue.newInstance();

  private Recording() {}

  static boolean isOn() {
    return !ON.isBound() || ON.get();
  }

  static <T> T with(boolean on, Supplier<T> work) {
    return on == isOn() ? work.get() : ScopedValue.where(ON, on).call(work::get);
  }
}
