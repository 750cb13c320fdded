package dev.gatun.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Functions that move elements without computing. Most return a view, which shares its memory with
 * the original. Negative dimensions count from the end.
 *
 * @param <T> the type that has these methods
 */
public interface Movement<T extends Algebra<T>> extends Host<T> {
  /**
   * Returns the same elements in row-major order under other sizes, of which one may be -1: it
   * follows from the others.
   *
   * @throws IllegalArgumentException if the number of elements differs
   */
  default T reshape(long... sizes) {
    Shape to = Reshaping.infer(shape(), sizes);
    return to.equals(shape()) ? self() : apply(new Op.Reshape(to));
  }

  /** Returns the dimensions from {@code start} on as one. */
  default T flatten(int start) {
    return flatten(start, -1);
  }

  /** Returns the dimensions from {@code start} to {@code end}, both included, as one. */
  default T flatten(int start, int end) {
    return reshape(Reshaping.flatten(shape(), start, end));
  }

  /** Returns dimension {@code dim} split into {@code sizes}, of which one may be -1. */
  default T unflatten(int dim, long... sizes) {
    return reshape(Reshaping.unflatten(shape(), dim, sizes));
  }

  /** Returns this value without dimension {@code dim}, or as it is if its size is not 1. */
  default T squeeze(int dim) {
    int d = shape().dimension(dim);
    return shape().size(d) == 1 ? apply(new Op.Reshape(shape().without(d))) : self();
  }

  /** Returns this value without its dimensions of size 1. */
  default T squeeze() {
    return reshape(LongStream.of(shape().toArray()).filter(s -> s != 1).toArray());
  }

  /** Returns this value with a dimension of size 1 inserted before {@code dim}. */
  default T unsqueeze(int dim) {
    int d = dim < 0 ? dim + shape().rank() + 1 : dim;
    if (d < 0 || d > shape().rank()) {
      throw new IndexOutOfBoundsException(
          "unsqueeze: dimension " + dim + " of " + shape() + " cannot be inserted");
    }
    return apply(new Op.Reshape(shape().inserted(d, 1)));
  }

  /**
   * Returns the dimensions in another order: dimension i of the result is {@code dims[i]}.
   *
   * @throws IllegalArgumentException if {@code dims} does not name each dimension once
   */
  default T permute(int... dims) {
    var list = Reshaping.dimensions(shape(), dims);
    if (list.size() != shape().rank() || !Reshaping.areDistinct(list)) {
      throw new IllegalArgumentException(
          "permute: dims "
              + Arrays.toString(dims)
              + " of "
              + shape()
              + ": expected each of its "
              + shape().rank()
              + " dimensions once");
    }
    return apply(new Op.Permute(list));
  }

  /** Returns this value with two dimensions exchanged. */
  default T transpose(int a, int b) {
    int i = shape().dimension(a);
    int j = shape().dimension(b);
    Integer[] dims = new Integer[shape().rank()];
    for (int d = 0; d < dims.length; d++) dims[d] = d == i ? j : d == j ? i : d;
    return apply(new Op.Permute(List.of(dims)));
  }

  /** Returns this value with the last two dimensions exchanged. */
  default T transpose() {
    return transpose(-2, -1);
  }

  /** Returns this value with dimension {@code from} moved to position {@code to}. */
  default T movedim(int from, int to) {
    var dims = new ArrayList<>(IntStream.range(0, shape().rank()).boxed().toList());
    Integer moved = dims.remove(/* index */ shape().dimension(from));
    dims.add(shape().dimension(to), moved);
    return permute(dims.stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * Returns this value stretched to {@code shape}: sizes of 1, and missing ones in front, repeat.
   *
   * @throws IllegalArgumentException if another size differs
   */
  default T broadcastTo(Shape shape) {
    if (shape().equals(shape)) return self();
    if (!Shape.broadcast(shape(), shape).equals(shape)) {
      throw new IllegalArgumentException(
          shape() + " does not broadcast to " + shape + "; only sizes of 1 stretch");
    }
    return apply(new Op.Expand(shape));
  }

  /** Returns this value stretched to {@code sizes}, of which -1 means: as it is. */
  default T expand(long... sizes) {
    return broadcastTo(Reshaping.expand(shape(), sizes));
  }

  /** Returns the elements of dimension {@code dim} from {@code start}, {@code length} of them. */
  default T narrow(int dim, long start, long length) {
    return slice(dim, start, start + length, 1);
  }

  /**
   * Returns of dimension {@code dim} the elements from {@code start} up to {@code stop}, {@code
   * step} apart. Negative positions count from the end; positions outside are moved inside, as in
   * NumPy. A negative step goes backwards.
   *
   * @throws IllegalArgumentException if the step is 0
   */
  default T slice(int dim, long start, long stop, long step) {
    int d = shape().dimension(dim);
    var range = Reshaping.range(shape().size(d), start, stop, step);
    return sliced(d, range.start(), step, range.length());
  }

  private T sliced(int d, long start, long step, long length) {
    if (start == 0 && step == 1 && length == shape().size(d)) return self();
    List<Long> starts = new ArrayList<>();
    List<Long> steps = new ArrayList<>();
    for (int i = 0; i < shape().rank(); i++) {
      starts.add(i == d ? start : 0L);
      steps.add(i == d ? step : 1L);
    }
    return apply(new Op.Slice(starts, steps, shape().with(d, length)));
  }

  /**
   * Returns what lies at position {@code index} of dimension {@code dim}, without that dimension.
   *
   * @throws IndexOutOfBoundsException if there is no such position
   */
  default T select(int dim, long index) {
    int d = shape().dimension(dim);
    long size = shape().size(d);
    long i = index < 0 ? index + size : index;
    if (i < 0 || i >= size) {
      throw new IndexOutOfBoundsException(
          "select: index " + index + " of dimension " + d + " of " + shape() + " is outside");
    }
    T one = sliced(d, i, 1, 1);
    return one.apply(new Op.Reshape(shape().without(d)));
  }

  /** Returns the elements in reverse order along {@code dims}. */
  default T flip(int... dims) {
    List<Long> starts = new ArrayList<>();
    List<Long> steps = new ArrayList<>();
    var flipped = Arrays.stream(dims).map(d -> shape().dimension(d)).boxed().toList();
    for (int d = 0; d < shape().rank(); d++) {
      boolean turn = flipped.contains(d);
      starts.add(turn ? Math.max(0, shape().size(d) - 1) : 0L);
      steps.add(turn ? -1L : 1L);
    }
    return apply(new Op.Slice(starts, steps, shape()));
  }

  /** Returns the elements shifted by {@code shift} along {@code dim}; the last become the first. */
  default T roll(long shift, int dim) {
    long size = shape().size(dim);
    if (size == 0) return self();
    long cut = Math.floorMod(-shift, size);
    if (cut == 0) return self();
    return Algebra.cat(List.of(narrow(dim, cut, size - cut), narrow(dim, 0, cut)), dim);
  }

  /**
   * Returns this value with {@code before} and {@code after} elements of {@code value} around each
   * dimension. Negative numbers take elements away.
   */
  default T pad(long[] before, long[] after, double value) {
    return apply(
        new Op.Pad(
            LongStream.of(before).boxed().toList(), LongStream.of(after).boxed().toList(), value));
  }

  /** Returns pieces of {@code sizes} along dimension {@code dim}, which they must fill. */
  default List<T> split(int dim, long... sizes) {
    if (LongStream.of(sizes).sum() != shape().size(dim)) {
      throw new IllegalArgumentException(
          "split: sizes "
              + Arrays.toString(sizes)
              + " must add up to "
              + shape().size(dim)
              + ", the size of dimension "
              + dim
              + " of "
              + shape());
    }
    List<T> pieces = new ArrayList<>();
    long start = 0;
    for (long s : sizes) {
      pieces.add(narrow(dim, start, s));
      start += s;
    }
    return pieces;
  }

  /** Returns the elements dense and row-major in memory; itself if they are. */
  default T contiguous() {
    return apply(new Op.Contiguous());
  }
}
