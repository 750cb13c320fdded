package dev.gatun.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The sizes of a tensor along its dimensions, outermost first: {@code (N, C, H, W)}. A shape of no
 * dimension is a scalar's; a size of zero makes the tensor empty. Immutable.
 */
public final class Shape {
  /** The shape of a scalar: no dimension, one element. */
  public static final Shape SCALAR = new Shape(new long[0]);

  private final long[] sizes;
  private final long count;

  private Shape(long[] sizes) {
    this.sizes = sizes;
    this.count = product(sizes);
  }

  /**
   * Returns the shape with these sizes.
   *
   * @throws IllegalArgumentException if a size is negative or their product exceeds a long
   */
  public static Shape of(long... sizes) {
    return sizes.length == 0 ? SCALAR : new Shape(sizes.clone());
  }

  private static long product(long[] sizes) {
    long n = 1;
    boolean empty = false;
    for (long s : sizes) {
      if (s < 0) {
        throw new IllegalArgumentException(
            "shape " + text(sizes) + ": size " + s + " is negative; sizes must be 0 or more");
      }
      empty |= s == 0;
    }
    if (empty) return 0;
    for (long s : sizes) {
      if (Math.multiplyHigh(n, s) != 0 || n * s < 0) {
        throw new IllegalArgumentException(
            "shape " + text(sizes) + " has more elements than fit in 63 bits; use smaller sizes");
      }
      n *= s;
    }
    return n;
  }

  /** Returns the number of dimensions. */
  public int rank() {
    return sizes.length;
  }

  /** Returns the number of elements: the product of the sizes. */
  public long count() {
    return count;
  }

  /**
   * Returns the size along dimension {@code dim}; negative dimensions count from the end.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   */
  public long size(int dim) {
    return sizes[dimension(dim)];
  }

  /** Returns the sizes in a fresh array. */
  public long[] toArray() {
    return sizes.clone();
  }

  /**
   * Returns {@code dim} as a number from 0 to rank - 1; negative dimensions count from the end.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   */
  public int dimension(int dim) {
    int d = dim < 0 ? dim + sizes.length : dim;
    if (d < 0 || d >= sizes.length) {
      throw new IndexOutOfBoundsException(
          "dimension "
              + dim
              + " of shape "
              + this
              + ": expected "
              + (sizes.length == 0
                  ? "none, it is a scalar"
                  : "a number from " + -sizes.length + " to " + (sizes.length - 1)));
    }
    return d;
  }

  /** Returns this shape with the size along {@code dim} replaced. */
  public Shape with(int dim, long size) {
    long[] s = sizes.clone();
    s[dimension(dim)] = size;
    return new Shape(s);
  }

  /** Returns this shape without dimension {@code dim}. */
  public Shape without(int dim) {
    int d = dimension(dim);
    long[] s = new long[sizes.length - 1];
    System.arraycopy(sizes, 0, s, 0, d);
    System.arraycopy(sizes, d + 1, s, d, s.length - d);
    return of(s);
  }

  /** Returns this shape with a size inserted before dimension {@code dim} (0 to rank). */
  public Shape inserted(int dim, long size) {
    long[] s = new long[sizes.length + 1];
    System.arraycopy(sizes, 0, s, 0, dim);
    s[dim] = size;
    System.arraycopy(sizes, dim, s, dim + 1, sizes.length - dim);
    return new Shape(s);
  }

  /**
   * Returns the shape that both broadcast to: sizes are aligned at the end, and a size of 1 or a
   * missing one stretches to the other's.
   *
   * @throws IllegalArgumentException if two sizes differ and neither is 1
   */
  public static Shape broadcast(Shape a, Shape b) {
    if (a.equals(b)) return a;
    int rank = Math.max(a.rank(), b.rank());
    long[] s = new long[rank];
    for (int i = 1; i <= rank; i++) {
      long x = i <= a.rank() ? a.sizes[a.rank() - i] : 1;
      long y = i <= b.rank() ? b.sizes[b.rank() - i] : 1;
      if (x != y && x != 1 && y != 1) {
        throw new IllegalArgumentException(
            "shapes "
                + a
                + " and "
                + b
                + " do not broadcast: sizes "
                + x
                + " and "
                + y
                + " at dimension "
                + -i
                + " differ and neither is 1; reshape or unsqueeze one of them");
      }
      s[rank - i] = x == 1 ? y : x;
    }
    return of(s);
  }

  /** Returns the strides, in elements, of a dense row-major tensor of this shape. */
  public long[] rowMajorStrides() {
    long[] strides = new long[sizes.length];
    long step = 1;
    for (int i = sizes.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= Math.max(1, sizes[i]);
    }
    return strides;
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object o) {
    return o instanceof Shape s && Arrays.equals(sizes, s.sizes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sizes);
  }

  /** Returns the sizes as a tuple: {@code (3, 4)}, {@code (5,)} with one dimension. */
  @Override
  public String toString() {
    return text(sizes);
  }

  private static String text(long[] sizes) {
    String inner = LongStream.of(sizes).mapToObj(Long::toString).collect(Collectors.joining(", "));
    return "(" + inner + (sizes.length == 1 ? ",)" : ")");
  }
}
