package dev.gatun.tensor.internal.index;

import dev.gatun.tensor.internal.index.Transfer.Path;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.parallel.Parallel;

/**
 * One reading or addition: the index, the direct side with a place for each index, and the indexed
 * side.
 *
 * <p>Dimensions behind the indexed one that go on with the same index, and lie in one piece on both
 * sides, form a run that moves as a whole. Without one, the last dimension is gone through inside
 * of the indexed one, since that is how memory lies. Either is cut into parts of {@link #PART},
 * each of which goes through the index in its order: so what is added to one element comes in that
 * order, whoever runs which part.
 */
final class Indexing {
  private static final long BLOCK = 1 << 15;
  private static final long PART = 1 << 6;
  private static final long PIECE = 1 << 10;

  private final Indices indices;
  private final View index;
  private final View direct;
  private final View indexed;
  private final int dim;
  private final int last;
  private final long along;
  private final long run;
  private final long across;
  private final long[] outer;

  /** Takes the views; the sizes of {@code direct} are those of {@code index}. */
  Indexing(String operation, View index, int dim, View direct, View indexed) {
    this.indices = new Indices(operation, index, dim, indexed.sizes()[dim]);
    this.index = index;
    this.direct = direct;
    this.indexed = indexed;
    this.dim = dim;
    this.last = index.rank() - 1;
    this.along = index.sizes()[dim];
    this.outer = index.sizes().clone();
    outer[dim] = 1;
    long n = 1;
    for (int d = last; d > dim && continues(d, n); d--) {
      n *= outer[d];
      outer[d] = 1;
    }
    this.run = n;
    this.across = outer[last];
    outer[last] = 1;
  }

  private boolean continues(int d, long run) {
    return index.sizes()[d] == 1
        || (index.strides()[d] == 0 && direct.strides()[d] == run && indexed.strides()[d] == run);
  }

  /** Copies everything: runs whole, and the index in pieces. */
  void copy(Transfer transfer) {
    split(transfer, run > 1 ? run : PART, PIECE);
  }

  /** Adds everything: parts of runs, and the index from its beginning to its end. */
  void add(Transfer transfer) {
    split(transfer, PART, along);
  }

  private void split(Transfer transfer, long part, long piece) {
    if (index.count() == 0) return;
    long width = Math.max(run, across);
    long parts = Math.ceilDiv(width, part);
    long pieces = Math.ceilDiv(along, piece);
    long units = index.count() / width / along * parts * pieces;
    long work = Math.min(width, part) * Math.min(along, piece);
    long perBlock = Math.max(1, BLOCK / work);
    Parallel.run(
        Math.toIntExact(Math.ceilDiv(units, perBlock)),
        b -> {
          var walk = new Odometer(outer);
          for (long u = b * perBlock; u < Math.min(units, (b + 1) * perBlock); u++) {
            walk.go(u / parts / pieces);
            long column = u / pieces % parts * part;
            long first = u % pieces * piece;
            long columns = Math.min(part, width - column);
            unit(transfer, walk, column, columns, first, Math.min(piece, along - first));
          }
        });
  }

  /** Goes through {@code n} indices from {@code first} on, for some columns. */
  private void unit(
      Transfer transfer, Odometer walk, long column, long columns, long first, long n) {
    long i = walk.place(index) + first * index.strides()[dim];
    long d = walk.place(direct) + first * direct.strides()[dim];
    long base = walk.place(indexed);
    if (run > 1) runs(transfer, i, d + column, base + column, columns, n);
    else if (across > 1) rows(transfer, i, d, base, column, columns, n);
    else transfer.elements(indices, path(n, i, d, base, dim, 0));
  }

  private void runs(Transfer transfer, long i, long d, long base, long columns, long n) {
    for (long k = 0; k < n; k++) {
      long at = base + indices.at(i + k * index.strides()[dim]) * indexed.strides()[dim];
      transfer.run(d + k * direct.strides()[dim], at, columns);
    }
  }

  private void rows(
      Transfer transfer, long i, long d, long base, long column, long columns, long n) {
    long toIndex = i + column * index.strides()[last];
    long toDirect = d + column * direct.strides()[last];
    long to = base + column * indexed.strides()[last];
    for (long k = 0; k < n; k++) {
      long atIndex = toIndex + k * index.strides()[dim];
      long atDirect = toDirect + k * direct.strides()[dim];
      long step = indexed.strides()[last];
      transfer.elements(indices, path(columns, atIndex, atDirect, to, last, step));
    }
  }

  private Path path(long n, long i, long d, long base, int inner, long step) {
    long stride = indexed.strides()[dim];
    return new Path(n, i, index.strides()[inner], d, direct.strides()[inner], base, step, stride);
  }
}
