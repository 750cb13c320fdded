package dev.gatun.tensor.internal.index;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/** Copies elements of any type from the direct side to the indexed one. */
record PutTransfer(int bytes, MemorySegment from, MemorySegment to) implements Transfer {
  @Override
  public void run(long direct, long indexed, long n) {
    MemorySegment.copy(from, direct * bytes, to, indexed * bytes, n * bytes);
  }

  @Override
  public void elements(Indices indices, Path p) {
    switch (bytes) {
      case 1 -> bytes(indices, p);
      case 2 -> shorts(indices, p);
      case 4 -> ints(indices, p);
      default -> longs(indices, p);
    }
  }

  private void bytes(Indices indices, Path p) {
    for (long k = 0; k < p.n(); k++) {
      to.set(JAVA_BYTE, p.indexed(indices, k), from.get(JAVA_BYTE, p.direct(k)));
    }
  }

  private void shorts(Indices indices, Path p) {
    for (long k = 0; k < p.n(); k++) {
      short v = from.get(JAVA_SHORT_UNALIGNED, p.direct(k) * Short.BYTES);
      to.set(JAVA_SHORT_UNALIGNED, p.indexed(indices, k) * Short.BYTES, v);
    }
  }

  private void ints(Indices indices, Path p) {
    for (long k = 0; k < p.n(); k++) {
      int v = from.get(JAVA_INT_UNALIGNED, p.direct(k) * Integer.BYTES);
      to.set(JAVA_INT_UNALIGNED, p.indexed(indices, k) * Integer.BYTES, v);
    }
  }

  private void longs(Indices indices, Path p) {
    for (long k = 0; k < p.n(); k++) {
      long v = from.get(JAVA_LONG_UNALIGNED, p.direct(k) * Long.BYTES);
      to.set(JAVA_LONG_UNALIGNED, p.indexed(indices, k) * Long.BYTES, v);
    }
  }
}
