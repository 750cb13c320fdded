package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A thread's own working memory, kept from call to call unless it is very large. */
public final class Scratch {
  private static final int KEEP = 1 << 24;
  private static final ThreadLocal<Scratch> CURRENT = ThreadLocal.withInitial(Scratch::new);

  /** What an array is for: two that are in use at a time have different slots. */
  public enum Slot {
    /** The left operand of tiles. */
    LEFT,
    /** The right operand of tiles. */
    RIGHT,
    /** What is on its way into a panel. */
    TRANSIT,
    /** Weights that all threads read. */
    SHARED
  }

  private final Map<Slot, Object> floats = new EnumMap<>(Slot.class);
  private final Map<Slot, Object> doubles = new EnumMap<>(Slot.class);
  private @Nullable MemorySegment segment;

  private Scratch() {}

  /** Returns the current thread's. */
  public static Scratch current() {
    return CURRENT.get();
  }

  /** Returns an array of at least {@code length} elements, whose contents are undefined. */
  public Object array(DType type, Slot slot, long length) {
    Map<Slot, Object> arrays = type == DType.F32 ? floats : doubles;
    Object kept = arrays.get(slot);
    if (kept != null && Elements.length(kept) >= length) return kept;
    Object fresh = Elements.array(type, size(length));
    if (length <= KEEP) arrays.put(slot, fresh);
    return fresh;
  }

  /** Returns off-heap memory of at least {@code bytes}, whose contents are undefined. */
  public MemorySegment segment(long bytes) {
    MemorySegment kept = segment;
    if (kept != null && kept.byteSize() >= bytes) return kept;
    MemorySegment fresh = Arena.ofAuto().allocate(bytes, 64);
    if (bytes <= 8L * KEEP) segment = fresh;
    return fresh;
  }

  private static int size(long length) {
    if (length > Integer.MAX_VALUE - 64) {
      throw new IllegalArgumentException(
          "one block of this product needs "
              + length
              + " elements of working memory: at most 2^31 are possible; split the operands");
    }
    return (int) Math.min(Integer.MAX_VALUE - 64, Math.max(length + length / 8, 1024));
  }
}
