package dev.gatun.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What indices mean for a shape: a slice, its shape, and positions picked from that. */
final class Selection {
  private final Shape from;
  private final List<Long> start = new ArrayList<>();
  private final List<Long> step = new ArrayList<>();
  private final List<Long> taken = new ArrayList<>();
  private final List<Long> kept = new ArrayList<>();
  private final List<Integer> pickedDims = new ArrayList<>();
  private final List<Tensor> picks = new ArrayList<>();

  Selection(Shape from, Index... indices) {
    this.from = from;
    int free = from.rank() - Arrays.stream(indices).mapToInt(Selection::dimensions).sum();
    long rests = Arrays.stream(indices).filter(Index.Rest.class::isInstance).count();
    if (free < 0 || rests > 1) throw tooMany(rests, indices);
    for (Index i : indices) add(i, free);
    while (start.size() < from.rank()) add(Index.all(), 0);
  }

  private static int dimensions(Index index) {
    return switch (index) {
      case Index.Rest _, Index.NewDim _ -> 0;
      case Index.At _, Index.Range _ -> 1;
      case Index.Pick(Tensor where) -> where.dtype() == DType.BOOL ? where.shape().rank() : 1;
    };
  }

  private IllegalArgumentException tooMany(long rests, Index... indices) {
    return new IllegalArgumentException(
        "index: "
            + Arrays.toString(indices)
            + " of "
            + from
            + ": expected indices for at most "
            + from.rank()
            + " dimensions"
            + (rests > 1 ? ", and only one Rest ('...')" : ""));
  }

  private void add(Index index, int free) {
    switch (index) {
      case Index.Rest _ -> {
        for (int i = 0; i < free; i++) add(Index.all(), 0);
      }
      case Index.NewDim _ -> kept.add(1L);
      case Index.At(long position) -> {
        int d = start.size();
        slice(Reshaping.position("index", position, d, from.size(d)), 1, 1);
      }
      case Index.Range r -> kept.add(range(r));
      case Index.Pick(Tensor where) when where.dtype() == DType.BOOL -> mask(where);
      case Index.Pick(Tensor where) -> pick(where);
    }
  }

  private void slice(long first, long by, long length) {
    start.add(first);
    step.add(by);
    taken.add(length);
  }

  private long range(Index.Range r) {
    long size = from.size(start.size());
    long first = r.start() != null ? r.start() : r.step() > 0 ? 0 : size - 1;
    long end = r.stop() != null ? r.stop() : r.step() > 0 ? size : -size - 1;
    var range = Reshaping.range(size, first, end, r.step());
    slice(range.start(), r.step(), range.length());
    return range.length();
  }

  private void pick(Tensor where) {
    long size = from.size(start.size());
    slice(0, 1, size);
    pickedDims.add(kept.size());
    picks.add(where);
    kept.add(size);
  }

  private void mask(Tensor mask) {
    int d = start.size();
    long[] sizes = Arrays.copyOfRange(from.toArray(), d, d + mask.shape().rank());
    if (!mask.shape().equals(Shape.of(sizes)) || sizes.length == 0) {
      throw new IllegalArgumentException(
          "index: the mask is "
              + mask.shape()
              + ", expected the sizes "
              + Arrays.toString(sizes)
              + " of "
              + from
              + " from dimension "
              + d
              + " on");
    }
    Tensor positions = mask.nonzero();
    for (int i = 0; i < sizes.length; i++) pick(positions.select(1, i));
  }

  /** Returns what is selected of {@code x}. */
  <T extends Algebra<T>> T of(T x) {
    T part = x;
    Shape shape = shape(taken);
    boolean whole = shape.equals(from) && step.stream().allMatch(s -> s == 1);
    if (!whole) part = part.apply(new Op.Slice(start, step, shape));
    part = part.reshape(shape(kept).toArray());
    return picks.isEmpty() ? part : picked(part);
  }

  private static Shape shape(List<Long> sizes) {
    return Shape.of(sizes.stream().mapToLong(Long::longValue).toArray());
  }

  private <T extends Algebra<T>> T picked(T part) {
    int n = picks.size();
    List<Long> sizes = pickedDims.stream().map(kept::get).toList();
    T flat =
        part.lifted(picks.getFirst())
            .applyAll(
                new Locating.RavelIndex(sizes),
                picks.subList(1, n).stream().map(part::lifted).toList())
            .getFirst();
    int[] rest = IntStream.range(0, kept.size()).filter(d -> !pickedDims.contains(d)).toArray();
    int[] order =
        IntStream.concat(pickedDims.stream().mapToInt(d -> d), Arrays.stream(rest)).toArray();
    long count = sizes.stream().reduce(1L, (a, b) -> a * b);
    long[] others = Arrays.stream(rest).mapToLong(kept::get).toArray();
    T rows = part.permute(order).reshape(joined(new long[] {count}, others));
    T found = rows.indexSelect(0, flat.reshape(flat.shape().count()));
    return placed(found.reshape(joined(flat.shape().toArray(), others)), flat.shape().rank());
  }

  private static long[] joined(long[] a, long[] b) {
    long[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  /** Moves the leading dimensions, which positions gave, to where the first of them stood. */
  private <T extends Algebra<T>> T placed(T found, int given) {
    int first = pickedDims.getFirst();
    boolean together = pickedDims.getLast() - first == pickedDims.size() - 1;
    if (!together || first == 0) return found;
    int[] order = IntStream.range(0, found.shape().rank()).toArray();
    for (int d = 0; d < first; d++) order[d] = given + d;
    for (int d = 0; d < given; d++) order[first + d] = d;
    return found.permute(order);
  }

  /** Returns the vector {@code index} along dimension {@code dim} of {@code shape}, repeated. */
  static <T extends Algebra<T>> T along(String what, T index, int dim, Shape shape) {
    if (index.shape().rank() > 1
        || shape.rank() <= dim
        || shape.size(dim) != index.shape().count()) {
      throw new IllegalArgumentException(
          what
              + ": the index is "
              + index.shape()
              + ", the source "
              + shape
              + ": expected a vector with a position for each slice along dimension "
              + dim);
    }
    long[] sizes = new long[shape.rank()];
    Arrays.fill(sizes, 1);
    sizes[dim] = index.shape().count();
    return index.reshape(sizes).broadcastTo(shape);
  }
}
