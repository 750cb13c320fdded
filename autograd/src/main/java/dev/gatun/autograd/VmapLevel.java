package dev.gatun.autograd;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of a function under {@link Vmap}; runs inside it are deeper. */
final class VmapLevel {
  private static final ScopedValue<VmapLevel> CURRENT = ScopedValue.newInstance();

  private final int depth;
  private final long size;
  private final boolean differentRandomness;
  private boolean open = true;

  VmapLevel(long size, boolean differentRandomness) {
    this.depth = CURRENT.isBound() ? CURRENT.get().depth + 1 : 1;
    this.size = size;
    this.differentRandomness = differentRandomness;
  }

  /** Returns the innermost run that the current thread is in. */
  static @Nullable VmapLevel current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  <T> T run(Supplier<T> work) {
    try {
      return ScopedValue.where(CURRENT, this).call(work::get);
    } finally {
      open = false;
    }
  }

  int depth() {
    return depth;
  }

  /** Returns the number of examples. */
  long size() {
    return size;
  }

  boolean differentRandomness() {
    return differentRandomness;
  }

  void checkOpen() {
    if (!open) {
      throw new IllegalStateException(
          "a variable left the function that Vmap ran, where it stands for one example of many;"
              + " return it from the function to have those of all examples");
    }
  }
}
