package dev.gatun.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Functions that repeat, turn and cut up tensors along their dimensions. Negative dimensions count
 * from the end.
 *
 * @param <T> the type that has these methods
 */
public interface Repeating<T extends Algebra<T>> extends Host<T> {
  /**
   * Returns this value {@code repeats[d]} times one behind the other along each dimension d; more
   * numbers than dimensions add dimensions in front.
   *
   * @throws IllegalArgumentException if there are fewer numbers than dimensions, or one is negative
   */
  default T repeat(long... repeats) {
    return Repeats.repeat(self(), repeats);
  }

  /** Returns {@link #repeat}, with 1 for each leading dimension that {@code repeats} leaves out. */
  default T tile(long... repeats) {
    long[] all = new long[Math.max(repeats.length, shape().rank())];
    Arrays.fill(all, 1);
    System.arraycopy(repeats, 0, all, all.length - repeats.length, repeats.length);
    return repeat(all);
  }

  /**
   * Returns each element {@code repeats} times in a row along dimension {@code dim}.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   * @throws IllegalArgumentException if {@code repeats} is negative
   */
  default T repeatInterleave(long repeats, int dim) {
    if (repeats < 0) throw Repeats.negative(repeats);
    int d = shape().dimension(dim);
    long[] sizes = shape().inserted(d + 1, repeats).toArray();
    return self().unsqueeze(d + 1).expand(sizes).flatten(d, d + 1);
  }

  /**
   * Returns element i along dimension {@code dim} {@code repeats[i]} times in a row.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   * @throws IllegalArgumentException if there is not one number, 0 or more, for each element
   */
  default T repeatInterleave(Tensor repeats, int dim) {
    int d = shape().dimension(dim);
    long[] from = Repeats.interleaved(repeats, shape(), d);
    return self().indexSelect(d, self().lifted(Tensor.of(from)));
  }

  /**
   * Returns the windows of {@code size} elements along dimension {@code dim} that begin {@code
   * step} apart; the elements of a window lie along a new last dimension.
   *
   * @throws IndexOutOfBoundsException if there is no such dimension
   * @throws IllegalArgumentException if no window fits, or the step is not positive
   */
  default T unfold(int dim, long size, long step) {
    if (shape().rank() == 0) return self().unsqueeze(0).unfold(0, size, step).squeeze(0);
    int d = shape().dimension(dim);
    long[] from = Repeats.windows(shape(), d, size, step);
    T windows = self().indexSelect(d, self().lifted(Tensor.of(from)));
    long count = (shape().size(d) - size) / step + 1;
    return windows.unflatten(d, count, size).movedim(d + 1, -1);
  }

  /**
   * Returns this value turned {@code k} times by 90 degrees, from dimension {@code from} towards
   * dimension {@code to}.
   *
   * @throws IllegalArgumentException if both are one dimension
   */
  default T rot90(int k, int from, int to) {
    int a = shape().dimension(from);
    int b = shape().dimension(to);
    if (a == b) {
      throw new IllegalArgumentException(
          "rot90: dimensions " + from + " and " + to + " of " + shape() + " are the same one");
    }
    return switch (Math.floorMod(k, 4)) {
      case 1 -> self().flip(b).transpose(a, b);
      case 2 -> self().flip(a, b);
      case 3 -> self().flip(a).transpose(a, b);
      default -> self();
    };
  }

  /** Returns this value with dimension {@code from[i]} moved to position {@code to[i]}. */
  default T movedim(int[] from, int[] to) {
    return self().permute(Repeats.moved(shape(), from, to));
  }

  /**
   * Returns the elements shifted by {@code shifts[i]} along {@code dims[i]}; the last become the
   * first.
   *
   * @throws IllegalArgumentException if there is not one dimension for each shift
   */
  default T roll(long[] shifts, int[] dims) {
    if (shifts.length != dims.length) {
      throw new IllegalArgumentException(
          "roll: shifts "
              + Arrays.toString(shifts)
              + " along dims "
              + Arrays.toString(dims)
              + ": expected one for each");
    }
    T y = self();
    for (int i = 0; i < dims.length; i++) y = y.roll(shifts[i], dims[i]);
    return y;
  }

  /** Returns the elements, in row-major order, shifted by {@code shift}. */
  default T roll(long shift) {
    return self().reshape(-1).roll(shift, 0).reshape(shape().toArray());
  }

  /**
   * Returns at most {@code chunks} pieces along dimension {@code dim}, all of one size but for the
   * last.
   *
   * @throws IllegalArgumentException if {@code chunks} is not positive
   */
  default List<T> chunk(int chunks, int dim) {
    if (chunks < 1) {
      throw new IllegalArgumentException("chunk: chunks is " + chunks + ", expected 1 or more");
    }
    long size = shape().size(dim);
    if (size == 0) return IntStream.range(0, chunks).mapToObj(_ -> self()).toList();
    return splitEvery(Math.ceilDiv(size, chunks), dim);
  }

  /**
   * Returns pieces of {@code size} elements along dimension {@code dim}; the last may be smaller.
   *
   * @throws IllegalArgumentException if the size is not positive
   */
  default List<T> splitEvery(long size, int dim) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "splitEvery: the size is " + size + ", expected 1 or more");
    }
    long all = shape().size(dim);
    List<T> pieces = new ArrayList<>();
    for (long at = 0; at < Math.max(1, all); at += size) {
      pieces.add(self().narrow(dim, at, Math.min(size, all - at)));
    }
    return pieces;
  }
}
