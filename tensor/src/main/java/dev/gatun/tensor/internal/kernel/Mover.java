package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Moves elements one by one between strided places, converting them on the way. */
abstract class Mover {
  private static final DType[] RAW = {DType.I8, DType.I16, DType.I32, DType.I64};
  private static final Map<Conversion, Mover> MOVERS = new ConcurrentHashMap<>();

  /**
   * Which conversion a mover does. The methods that records come with go through method handles,
   * which takes long until they are compiled.
   */
  record Conversion(DType from, DType to) {
    @Override
    public int hashCode() {
      return 31 * from.hashCode() + to.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof Conversion c && c.from == from && c.to == to;
    }
  }

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
    DType raw = RAW[Integer.numberOfTrailingZeros(to.bytes())];
    var conversion = keepsBits(from, to) ? new Conversion(raw, raw) : new Conversion(from, to);
    Mover m = MOVERS.get(conversion);
    return m != null ? m : MOVERS.computeIfAbsent(conversion, Mover::make);
  }

  private static Mover make(Conversion c) {
    String suffix = "$" + c.from + "$" + c.to;
    return Specializer.specialize(MethodHandles.lookup(), MoverLoop.class, suffix, c, Mover.class);
  }

  /** Tells whether converting leaves the bits of every element as they are. */
  static boolean keepsBits(DType from, DType to) {
    return from == to || (from.bytes() == 1 && to.bytes() == 1 && to != DType.BOOL);
  }
}
