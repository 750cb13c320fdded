package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Combines the elements of lines one after the other. Lines side by side advance together, in loops
 * that the compiler turns into vectors by itself.
 */
abstract class Scan {
  /** The most lines that a scan takes at once. */
  static final int LINES = 512;

  private static final int FEW = 8;

  private static final Map<Key, Scan> SCANS = new ConcurrentHashMap<>();

  /** What a scan is specialised on. */
  record Key(DType dtype, Reducer op) {}

  /** Combines {@code n} elements along each of {@code lines} lines, at most {@link #LINES}. */
  final void run(DType dtype, Bundle from, Bundle to, long lines, long n) {
    if (lines >= FEW && from.line() == dtype.bytes() && to.line() == dtype.bytes()) {
      across(from, to, (int) lines, n);
      return;
    }
    for (long i = 0; i < lines; i++) {
      long f = from.offset() + i * from.line();
      long t = to.offset() + i * to.line();
      along(from.segment(), f, from.step(), to.segment(), t, to.step(), n);
    }
  }

  /** Combines elements {@code fStep} bytes apart and puts the results {@code tStep} bytes apart. */
  abstract void along(
      MemorySegment from, long f, long fStep, MemorySegment to, long t, long tStep, long n);

  /** Combines {@code n} elements along each of {@code lines} lines that lie side by side. */
  abstract void across(Bundle from, Bundle to, int lines, long n);

  /** Returns the scan of elements of F32, F64 or I64. */
  static Scan of(DType dtype, Reducer op) {
    return SCANS.computeIfAbsent(new Key(dtype, op), Scan::make);
  }

  private static Scan make(Key key) {
    Class<?> template = key.dtype.isFloat() ? FloatScan.class : LongScan.class;
    String suffix = "$" + key.op + "$" + key.dtype;
    return Specializer.specialize(MethodHandles.lookup(), template, suffix, key, Scan.class);
  }
}
