package dev.gatun.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tensors put together from several, by the names that NumPy gave the ways to do it. */
public final class Blocks {
  private Blocks() {}

  /** Returns {@code tensors} side by side: along dimension 1, or 0 if they are vectors. */
  public static <T extends Algebra<T>> T hstack(List<T> tensors) {
    List<T> all = atLeast(1, tensors);
    return Algebra.cat(all, all.isEmpty() || all.getFirst().shape().rank() == 1 ? 0 : 1);
  }

  /** Returns {@code tensors} one below the other; vectors are rows. */
  public static <T extends Algebra<T>> T vstack(List<T> tensors) {
    return Algebra.cat(atLeast(2, tensors), 0);
  }

  /** Returns {@code tensors} along dimension 2, of which vectors and matrices have one. */
  public static <T extends Algebra<T>> T dstack(List<T> tensors) {
    return Algebra.cat(atLeast(3, tensors), 2);
  }

  /** Returns {@code tensors} side by side; vectors are columns. */
  public static <T extends Algebra<T>> T columnStack(List<T> tensors) {
    return hstack(tensors.stream().map(t -> t.shape().rank() < 2 ? t.reshape(-1, 1) : t).toList());
  }

  private static <T extends Algebra<T>> List<T> atLeast(int rank, List<T> tensors) {
    return tensors.stream().map(t -> atLeast(rank, t)).toList();
  }

  /**
   * Returns {@code x} with at least {@code rank} dimensions, 1 to 3: a vector becomes a row, and a
   * matrix gets a last dimension of size 1.
   *
   * @throws IllegalArgumentException if rank is another
   */
  public static <T extends Algebra<T>> T atLeast(int rank, T x) {
    if (rank < 1 || rank > 3) {
      throw new IllegalArgumentException("atLeast: " + rank + " dimensions, expected 1 to 3");
    }
    T y = x.shape().rank() == 0 ? x.reshape(1) : x;
    if (rank > 1 && y.shape().rank() == 1) y = y.unsqueeze(0);
    return rank > 2 && y.shape().rank() == 2 ? y.unsqueeze(2) : y;
  }

  /**
   * Returns the matrix with {@code blocks} along its diagonal and zeros elsewhere; vectors are
   * rows.
   *
   * @throws IllegalArgumentException if the list is empty or a block has more than two dimensions
   */
  public static <T extends Algebra<T>> T blockDiag(List<T> blocks) {
    List<T> all = atLeast(2, blocks);
    long columns = 0;
    for (T b : all) {
      if (b.shape().rank() > 2) {
        throw new IllegalArgumentException(
            "blockDiag: a block is " + b.shape() + ", expected a matrix, a vector or a number");
      }
      columns += b.shape().size(1);
    }
    List<T> rows = new ArrayList<>();
    long before = 0;
    for (T b : all) {
      long after = columns - before - b.shape().size(1);
      rows.add(b.pad(new long[] {0, before}, new long[] {0, after}, 0));
      before += b.shape().size(1);
    }
    return Algebra.cat(rows, 0);
  }

  /**
   * Returns as rows all choices of an element of each vector, the last changing fastest; of one
   * vector itself.
   */
  public static <T extends Algebra<T>> T cartesianProd(List<T> vectors) {
    if (vectors.size() == 1) return vectors.getFirst();
    Stream<T> grids = Algebra.meshgrid(vectors, false).stream().map(g -> g.reshape(-1));
    return Algebra.stack(grids.toList(), 1);
  }

  /** Returns the product of all matrices, the first and the last of which may be vectors. */
  public static <T extends Algebra<T>> T multiDot(List<T> matrices) {
    return matrices.stream()
        .reduce((a, b) -> a.matmul(b))
        .orElseThrow(
            () -> new IllegalArgumentException("multiDot: the list is empty; pass matrices"));
  }
}
