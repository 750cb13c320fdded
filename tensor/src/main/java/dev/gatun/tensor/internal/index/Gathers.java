package dev.gatun.tensor.internal.index;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.View;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Reads and additions at positions that an index lists. */
public final class Gathers {
  private Gathers() {}

  /** Writes {@code y[i][j][k] = x[i][index[i][j][k]][k]} for dim 1, and likewise for others. */
  public static void gather(View x, int dim, View index, View y) {
    var walk = new Walk(index);
    for (long n = walk.count(); n > 0; n--, walk.next()) {
      long at = position(index, walk, x.sizes()[dim]);
      move(x, walk.offset(x, dim, at), y, walk.offset(y));
    }
  }

  /** Adds {@code source} to {@code y} at the positions that {@link #gather} would read. */
  public static void scatterAdd(View index, int dim, View source, View y) {
    var walk = new Walk(index);
    for (long n = walk.count(); n > 0; n--, walk.next()) {
      long at = position(index, walk, y.sizes()[dim]);
      add(source, walk.offset(source), y, walk.offset(y, dim, at));
    }
  }

  /** Writes the slices of {@code x} along {@code dim} that the vector {@code index} lists. */
  public static void indexSelect(View x, int dim, View index, View y) {
    var walk = new Walk(y);
    for (long n = walk.count(); n > 0; n--, walk.next()) {
      long at = position(index, walk.place(dim), x.sizes()[dim]);
      move(x, walk.offset(x, dim, at), y, walk.offset(y));
    }
  }

  /** Adds the slices of {@code source} to {@code y} at the positions in {@code index}. */
  public static void indexAdd(View index, int dim, View source, View y) {
    var walk = new Walk(source);
    for (long n = walk.count(); n > 0; n--, walk.next()) {
      long at = position(index, walk.place(dim), y.sizes()[dim]);
      add(source, walk.offset(source), y, walk.offset(y, dim, at));
    }
  }

  private static long position(View index, Walk walk, long size) {
    return checked(read(index, walk.offset(index)), size);
  }

  private static long position(View index, long i, long size) {
    return checked(read(index, index.offset() + i * index.strides()[0]), size);
  }

  private static long read(View index, long i) {
    return index.dtype() == DType.I64
        ? index.segment().get(ValueLayout.JAVA_LONG, i * 8)
        : index.segment().get(ValueLayout.JAVA_INT, i * 4);
  }

  private static long checked(long i, long size) {
    if (i >= 0 && i < size) return i;
    throw new IndexOutOfBoundsException(
        "index "
            + i
            + " is outside of a dimension of size "
            + size
            + "; expected 0 to "
            + (size - 1));
  }

  private static void move(View x, long from, View y, long to) {
    MemorySegment s = x.segment();
    MemorySegment t = y.segment();
    switch (x.dtype().bytes()) {
      case 1 -> t.set(ValueLayout.JAVA_BYTE, to, s.get(ValueLayout.JAVA_BYTE, from));
      case 2 -> t.set(ValueLayout.JAVA_SHORT, to * 2, s.get(ValueLayout.JAVA_SHORT, from * 2));
      case 4 -> t.set(ValueLayout.JAVA_INT, to * 4, s.get(ValueLayout.JAVA_INT, from * 4));
      default -> t.set(ValueLayout.JAVA_LONG, to * 8, s.get(ValueLayout.JAVA_LONG, from * 8));
    }
  }

  private static void add(View x, long from, View y, long to) {
    MemorySegment s = x.segment();
    MemorySegment t = y.segment();
    switch (x.dtype()) {
      case F32 -> {
        float sum = t.get(ValueLayout.JAVA_FLOAT, to * 4) + s.get(ValueLayout.JAVA_FLOAT, from * 4);
        t.set(ValueLayout.JAVA_FLOAT, to * 4, sum);
      }
      case F64 -> {
        double sum =
            t.get(ValueLayout.JAVA_DOUBLE, to * 8) + s.get(ValueLayout.JAVA_DOUBLE, from * 8);
        t.set(ValueLayout.JAVA_DOUBLE, to * 8, sum);
      }
      case I64 -> {
        long sum = t.get(ValueLayout.JAVA_LONG, to * 8) + s.get(ValueLayout.JAVA_LONG, from * 8);
        t.set(ValueLayout.JAVA_LONG, to * 8, sum);
      }
      case I32 -> {
        int sum = t.get(ValueLayout.JAVA_INT, to * 4) + s.get(ValueLayout.JAVA_INT, from * 4);
        t.set(ValueLayout.JAVA_INT, to * 4, sum);
      }
      default ->
          throw new IllegalArgumentException(
              "adding at positions: "
                  + x.dtype()
                  + " does not add up; convert to f32 or i64 first");
    }
  }

  /** All positions of a view, in row-major order. */
  private static final class Walk {
    private final long[] sizes;
    private final long[] position;
    private final long count;

    Walk(View over) {
      this.sizes = over.sizes();
      this.position = new long[sizes.length];
      this.count = over.count();
    }

    long count() {
      return count;
    }

    long place(int dim) {
      return position[dim];
    }

    void next() {
      for (int d = sizes.length - 1; d >= 0; d--) {
        if (++position[d] < sizes[d]) return;
        position[d] = 0;
      }
    }

    long offset(View v) {
      long o = v.offset();
      for (int d = 0; d < position.length; d++) o += position[d] * v.strides()[d];
      return o;
    }

    /** Returns the offset in {@code v} with the place along {@code dim} replaced. */
    long offset(View v, int dim, long place) {
      return offset(v) + (place - position[dim]) * v.strides()[dim];
    }
  }
}
