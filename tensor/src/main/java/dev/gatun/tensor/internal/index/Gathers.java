package dev.gatun.tensor.internal.index;

import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.internal.kernel.View;

/**
 * Reads and additions at the positions that an index lists, along one dimension. Indices are I32 or
 * I64, from 0 to below the size of the dimension; each method throws an {@link
 * IndexOutOfBoundsException} that names the first one that is not, after some of the result may
 * have been written. Additions to one element happen in the order of the index, on any number of
 * threads.
 */
public final class Gathers {
  private Gathers() {}

  /**
   * Writes {@code y[i][j][k] = x[i][index[i][j][k]][k]} for dim 1, and likewise for others.
   *
   * @param x any type; no smaller than {@code index} along the other dimensions
   * @param index of the sizes of {@code y}
   */
  public static void gather(View x, int dim, View index, View y) {
    var reading = new Indexing("gather", index, dim, y, x);
    reading.copy(new CopyTransfer(x.dtype().bytes(), x.segment(), y.segment()));
  }

  /**
   * Writes {@code y[i][index[i][j][k]][k] = source[i][j][k]} for dim 1, and likewise for others; of
   * two elements that go to one place the later one along {@code dim} stays.
   *
   * @param source any type; no smaller than {@code index} along any dimension
   * @param y of the type of {@code source}
   */
  public static void scatter(View index, int dim, View source, View y) {
    var writing = new Indexing("scatter", index, dim, used(source, index), y);
    writing.add(new PutTransfer(source.dtype().bytes(), source.segment(), y.segment()));
  }

  private static View used(View source, View index) {
    return new View(
        source.dtype(), source.segment(), source.offset(), index.sizes(), source.strides());
  }

  /**
   * Adds {@code y[i][index[i][j][k]][k] += source[i][j][k]} for dim 1, and likewise for others.
   *
   * @param source F32, F64 or integers; no smaller than {@code index} along any dimension
   * @param y of the type of {@code source}
   */
  public static void scatterAdd(View index, int dim, View source, View y) {
    var adding = new Indexing("scatterAdd", index, dim, used(source, index), y);
    adding.add(AddTransfer.of(source, y));
  }

  /**
   * Combines {@code y[i][index[i][j][k]][k]} with {@code source[i][j][k]} for dim 1, and likewise
   * for others.
   *
   * @param reducer PROD, MAX or MIN
   * @param source any type but those of 16 bits with a fraction; no smaller than {@code index}
   * @param y of the type of {@code source}
   */
  public static void scatterReduce(View index, int dim, Reducer reducer, View source, View y) {
    var combining = new Indexing("scatterReduce", index, dim, used(source, index), y);
    combining.add(new CombineTransfer(source.dtype(), reducer, source.segment(), y.segment()));
  }

  /**
   * Writes the slices of {@code x} along {@code dim} that the vector {@code index} lists, one
   * behind the other, to {@code y}.
   */
  public static void indexSelect(View x, int dim, View index, View y) {
    var reading = new Indexing("indexSelect", spread(index, dim, y), dim, y, x);
    reading.copy(new CopyTransfer(x.dtype().bytes(), x.segment(), y.segment()));
  }

  /**
   * Adds slice i of {@code source} along {@code dim} to slice {@code index[i]} of {@code y}: the
   * gradient of {@link #indexSelect}.
   */
  public static void indexAdd(View index, int dim, View source, View y) {
    var adding = new Indexing("indexAdd", spread(index, dim, source), dim, source, y);
    adding.add(AddTransfer.of(source, y));
  }

  /** Repeats a vector of indices along the other dimensions of {@code like}. */
  private static View spread(View index, int dim, View like) {
    long[] strides = new long[like.rank()];
    strides[dim] = index.strides()[0];
    return new View(index.dtype(), index.segment(), index.offset(), like.sizes(), strides);
  }
}
