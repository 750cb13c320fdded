package dev.gatun.tensor.internal.index;

import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;

/** Adds elements that lie one behind the other: the template. */
public final class AddLoop implements AddKernel {
  private static final Lanes<?> S = Specializer.constant(MethodHandles.lookup(), Lanes.class);
  private static final int BYTES = S.bytes();

  /** Makes the loop that {@link VectorAdd} specialises. */
  public AddLoop() {}

  @Override
  public void add(MemorySegment from, long f, MemorySegment to, long t, long bytes) {
    add(S, from, f, to, t, bytes);
  }

  private static <E> void add(
      Lanes<E> s, MemorySegment from, long f, MemorySegment to, long t, long bytes) {
    for (long i = 0; i < bytes; i += BYTES) {
      s.store(s.load(to, t + i).add(s.load(from, f + i)), to, t + i);
    }
  }
}
