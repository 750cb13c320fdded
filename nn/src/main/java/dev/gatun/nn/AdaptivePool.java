package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What layers share that pool to a given size: along each spatial dimension, place i of the result
 * sees the places from {@code floor(i in / out)} up to {@code ceil((i + 1) in / out)}.
 */
public abstract sealed class AdaptivePool extends Layer
    permits AdaptiveAvgPool1d,
        AdaptiveAvgPool2d,
        AdaptiveAvgPool3d,
        AdaptiveMaxPool1d,
        AdaptiveMaxPool2d,
        AdaptiveMaxPool3d {
  private final int dims;
  private final @Nullable Integer[] sizes;

  /** Creates a layer with these sizes, of which null stands for the input's. */
  AdaptivePool(int dims, @Nullable Integer... sizes) {
    this.dims = dims;
    this.sizes = sizes.length == 1 ? new Integer[dims] : sizes.clone();
    if (sizes.length == 1) Arrays.fill(this.sizes, sizes[0]);
    if (this.sizes.length != dims) {
      throw new IllegalArgumentException(
          this + ": got " + Arrays.toString(sizes) + ", expected one size or " + dims);
    }
  }

  @Override
  public final Variable forward(Variable x) {
    int outer = x.shape().rank() - dims;
    if (outer != 1 && outer != 2) {
      throw new IllegalArgumentException(
          this + ": the input is " + x.shape() + ", expected " + Spatial.expected(dims));
    }
    Variable y = x;
    for (int i = dims - 1; i >= 0; i--) {
      Integer size = sizes[i];
      int dim = outer + i;
      if (size != null && size != x.shape().size(dim)) y = pool(y, dim, size);
    }
    return y;
  }

  /** Pools along one dimension. */
  abstract Variable pool(Variable x, int dim, int size);

  /** Returns the mean of each window along one dimension. */
  static Variable mean(Variable x, int dim, int size) {
    long from = x.shape().size(dim);
    if (size == 1) return x.mean(dim, true);
    if (size > 0 && from % size == 0) {
      return x.unflatten(dim, size, from / size).mean(dim + 1, false);
    }
    double[] shares = new double[Math.toIntExact(from * size)];
    for (int i = 0; i < size; i++) {
      long start = start(i, from, size);
      long end = end(i, from, size);
      for (long k = start; k < end; k++) shares[(int) (k * size + i)] = 1.0 / (end - start);
    }
    DType type = x.dtype() == DType.F64 ? DType.F64 : DType.F32;
    Tensor weights = Tensor.of(shares, Shape.of(from, size)).to(type);
    return x.movedim(dim, -1).matmul(weights).movedim(-1, dim);
  }

  /** Returns the largest element of each window along one dimension, of equal ones the first. */
  static Variable max(Variable x, int dim, int size) {
    long from = x.shape().size(dim);
    long widest = 0;
    for (int i = 0; i < size; i++) {
      widest = Math.max(widest, end(i, from, size) - start(i, from, size));
    }
    long[] places = new long[Math.toIntExact(widest * size)];
    for (int i = 0; i < size; i++) {
      long last = end(i, from, size) - 1;
      for (int k = 0; k < widest; k++) {
        places[(int) (i * widest + k)] = Math.min(start(i, from, size) + k, last);
      }
    }
    Variable index = Variable.constant(Tensor.of(places, Shape.of(places.length)));
    Variable windows = x.indexSelect(dim, index).unflatten(dim, size, widest);
    return windows.gather(dim + 1, windows.argmax(dim + 1, true)).squeeze(dim + 1);
  }

  private static long start(long i, long from, long size) {
    return i * from / size;
  }

  private static long end(long i, long from, long size) {
    return ((i + 1) * from + size - 1) / size;
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + Arrays.toString(sizes).replace('[', '(').replace(']', ')');
  }
}
