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

  /**
   * Some lines of elements.
   *
   * @param offset the byte where the first line begins
   * @param line how many bytes lie between two lines
   * @param step how many bytes lie between two elements of a line
   */
  record Lines(MemorySegment segment, long offset, long line, long step) {
    private long at(long i) {
      return offset + i * line;
    }
  }

  /** Combines {@code n} elements along each of {@code lines} lines, at most {@link #LINES}. */
  final void run(DType dtype, Lines from, Lines to, long lines, long n) {
    if (lines >= FEW && from.line == dtype.bytes() && to.line == dtype.bytes()) {
      across(from, to, (int) lines, n);
      return;
    }
    for (long i = 0; i < lines; i++) {
      along(from.segment, from.at(i), from.step, to.segment, to.at(i), to.step, n);
    }
  }

  /** Combines elements {@code fStep} bytes apart and puts the results {@code tStep} bytes apart. */
  abstract void along(
      MemorySegment from, long f, long fStep, MemorySegment to, long t, long tStep, long n);

  /** Combines {@code n} elements along each of {@code lines} lines that lie side by side. */
  abstract void across(Lines from, Lines to, int lines, long n);

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
