package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Moves elements one by one between strided places, converting them on the way. */
abstract class Mover {
  private static final DType[] RAW = {DType.I8, DType.I16, DType.I32, DType.I64};
  private static final int TYPES = DType.values().length;
  private static final AtomicReferenceArray<@Nullable Mover> MOVERS =
      new AtomicReferenceArray<>(TYPES * TYPES);

  /** Which conversion a mover does. */
  record Conversion(DType from, DType to) {}

  /**
   * Moves {@code rows} times {@code columns} elements from byte {@code f} of {@code from}, those of
   * a row {@code fStep} bytes apart and rows {@code fRow}, to byte {@code t} of {@code to}.
   */
  abstract void move(
      MemorySegment from,
      long f,
      long fRow,
      long fStep,
      MemorySegment to,
      long t,
      long tRow,
      long tStep,
      long rows,
      long columns);

  /** Returns the mover for these types. */
  static Mover of(DType from, DType to) {
    int place = from.ordinal() * TYPES + to.ordinal();
    Mover m = MOVERS.get(place);
    return m != null ? m : make(from, to, place);
  }

  private static synchronized Mover make(DType from, DType to, int place) {
    Mover m = MOVERS.get(place);
    if (m != null) return m;
    DType raw = RAW[Integer.numberOfTrailingZeros(to.bytes())];
    boolean moves = keepsBits(from, to) && !(from == raw && to == raw);
    m = moves ? of(raw, raw) : specialise(new Conversion(from, to));
    MOVERS.set(place, m);
    return m;
  }

  private static Mover specialise(Conversion c) {
    String suffix = "$" + c.from + "$" + c.to;
    return Specializer.specialize(MethodHandles.lookup(), MoverLoop.class, suffix, c, Mover.class);
  }

  /** Tells whether converting leaves the bits of every element as they are. */
  static boolean keepsBits(DType from, DType to) {
    return from == to || (from.bytes() == 1 && to.bytes() == 1 && to != DType.BOOL);
  }
}
