package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds elements by keys: longs that are equal for what counts as equal, and the larger the better
 * an element is.
 */
abstract class Finder {
  private static final Map<Key, Finder> FINDERS = new ConcurrentHashMap<>();

  /** What a finder is specialised on. */
  record Key(DType dtype, boolean max) {}

  /** Returns the key of the element at byte {@code at}. */
  abstract long key(MemorySegment m, long at);

  /** Returns which of {@code n} elements from byte {@code at} on is the first of the best. */
  abstract long largest(MemorySegment m, long at, long n);

  /** Returns which of {@code n} elements from byte {@code at} on is the first with this key. */
  abstract long first(MemorySegment m, long at, long n, long key);

  /** Returns the finder of the largest elements, or of the smallest; not for F16 and BF16. */
  static Finder of(DType dtype, boolean max) {
    return FINDERS.computeIfAbsent(new Key(dtype, max), Finder::make);
  }

  private static Finder make(Key key) {
    String suffix = "$" + (key.max ? "MAX" : "MIN") + "$" + key.dtype;
    return Specializer.specialize(
        MethodHandles.lookup(), FinderLoop.class, suffix, key, Finder.class);
  }
}
