package dev.gatun.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The arithmetic of positions behind {@link Repeating}, with its error texts. */
final class Repeats {
  private Repeats() {}

  static IllegalArgumentException negative(long repeats) {
    return new IllegalArgumentException("repeat: " + repeats + " times, expected 0 or more");
  }

  static <T extends Algebra<T>> T repeat(T x, long... repeats) {
    int extra = repeats.length - x.shape().rank();
    if (extra < 0) {
      throw new IllegalArgumentException(
          "repeat: repeats "
              + Arrays.toString(repeats)
              + " of "
              + x.shape()
              + ": expected a number for each dimension, or more");
    }
    int n = repeats.length;
    long[] apart = new long[2 * n];
    long[] stretched = new long[2 * n];
    long[] sizes = new long[n];
    for (int d = 0; d < n; d++) {
      if (repeats[d] < 0) throw negative(repeats[d]);
      long size = d < extra ? 1 : x.shape().size(d - extra);
      apart[2 * d] = 1;
      apart[2 * d + 1] = size;
      stretched[2 * d] = repeats[d];
      stretched[2 * d + 1] = size;
      sizes[d] = repeats[d] * size;
    }
    return x.reshape(apart).expand(stretched).reshape(sizes);
  }

  static long[] interleaved(Tensor repeats, Shape shape, int dim) {
    long size = shape.size(dim);
    Tensor each = repeats.shape().count() == 1 ? repeats.reshape(1).expand(size) : repeats;
    if (!each.dtype().isInteger() || !each.shape().equals(Shape.of(size))) {
      throw new IllegalArgumentException(
          "repeatInterleave: repeats are "
              + repeats.dtype()
              + repeats.shape()
              + ", expected "
              + size
              + " integers, one for each element of dimension "
              + dim
              + " of "
              + shape);
    }
    long[] times = each.toLongArray();
    for (long t : times) if (t < 0) throw negative(t);
    return IntStream.range(0, times.length)
        .boxed()
        .flatMapToLong(i -> java.util.stream.LongStream.generate(() -> i).limit(times[i]))
        .toArray();
  }

  static long[] windows(Shape shape, int dim, long size, long step) {
    long all = shape.size(dim);
    if (size < 0 || size > all || step < 1) {
      throw new IllegalArgumentException(
          "unfold: windows of %d in steps of %d along dimension %d of %s: expected a size of at most %d and a step of 1 or more"
              .formatted(size, step, dim, shape, all));
    }
    int n = Math.toIntExact((all - size) / step + 1);
    int width = Math.toIntExact(size);
    long[] from = new long[Math.multiplyExact(n, width)];
    for (int i = 0; i < from.length; i++) from[i] = i / width * step + i % width;
    return from;
  }

  static int[] moved(Shape shape, int[] from, int[] to) {
    int rank = shape.rank();
    Integer[] order = new Integer[rank];
    List<Integer> rest = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    boolean fits = from.length == to.length;
    for (int i = 0; fits && i < from.length; i++) {
      int at = shape.dimension(to[i]);
      Integer moved = shape.dimension(from[i]);
      fits = order[at] == null && rest.remove(/* element */ moved);
      order[at] = moved;
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "movedim: from %s to %s: expected as many different dimensions on both sides"
              .formatted(Arrays.toString(from), Arrays.toString(to)));
    }
    var others = rest.iterator();
    return Arrays.stream(order).mapToInt(d -> d == null ? others.next() : d).toArray();
  }
}
