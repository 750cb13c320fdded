package dev.gatun.tensor;

import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.window.Pooling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs the pooling operations. */
final class PoolRunner {
  private PoolRunner() {}

  /** Returns the shape of the pooled result, or says what does not fit. */
  static Shape output(PoolWindow w, Shape x) {
    int n = x.rank() - 2;
    if (n < 1
        || n > 3
        || w.kernel().size() != n
        || w.stride().size() != n
        || w.padding().size() != n
        || w.dilation().size() != n) {
      throw new IllegalArgumentException(
          "pool: input is "
              + x
              + ", window is "
              + w
              + ": expected (N, C, ...) with 1 to 3 further"
              + " sizes and as many numbers in each list");
    }
    Shape out = x;
    for (int i = 0; i < n; i++) {
      if (w.padding().get(i) * 2 > w.kernel().get(i)) {
        throw new IllegalArgumentException(
            "pool: padding " + w.padding() + " exceeds half the kernel " + w.kernel());
      }
      long size =
          Pooling.outputSize(
              x.size(i + 2),
              w.kernel().get(i),
              w.stride().get(i),
              w.padding().get(i),
              w.dilation().get(i),
              w.ceil());
      if (size < 1) {
        throw new IllegalArgumentException(
            "pool: input is " + x + ", the window of " + w.kernel() + " does not fit into it");
      }
      out = out.with(i + 2, size);
    }
    return out;
  }

  static List<Tensor> max(Op.MaxPool op, Tensor x) {
    Shape shape = output(op.window(), x.shape());
    Tensor in = x.to(Promotion.computing(x.dtype()));
    Tensor y = like(in, shape, in.dtype());
    Tensor index = like(in, shape, DType.I32);
    Pooling.max(five(in), three(op.window()), five(y), five(index));
    Reachable.until(in);
    return List.of(y, index);
  }

  static Tensor maxGradient(Op.MaxPoolGradient op, Tensor dy, Tensor index) {
    Tensor at = Strides.isDense(index.shape(), index.stridesShared()) ? index : index.copy();
    Tensor dx = like(at, op.input(), dy.dtype());
    Tensor grad = sameLayout(dy, at);
    Pooling.maxGradient(five(grad), three(op.window()), five(at), five(dx));
    Reachable.until(grad);
    Reachable.until(at);
    return dx;
  }

  /** Reads where the indices say: the adjoint of {@link #maxGradient}. */
  static Tensor maxGather(Tensor x, Tensor index) {
    Tensor flat = index.to(DType.I64).flatten(2);
    return x.flatten(2).gather(2, flat).reshape(index.shape().toArray());
  }

  static Tensor avg(Op.AvgPool op, Tensor x) {
    Tensor in = x.to(Promotion.computing(x.dtype()));
    Tensor y = like(in, output(op.window(), x.shape()), in.dtype());
    Pooling.avg(five(in), three(op.window()), op.includePadding(), op.divisor(), five(y));
    Reachable.until(in);
    return y;
  }

  static Tensor avgGradient(Op.AvgPoolGradient op, Tensor dy) {
    Tensor dx = like(dy, op.input(), dy.dtype());
    Op.AvgPool pool = op.pool();
    Pooling.avgGradient(
        five(dy), three(pool.window()), pool.includePadding(), pool.divisor(), five(dx));
    return dx;
  }

  /** Returns an empty tensor that is row-major or channels last as {@code x} is. */
  private static Tensor like(Tensor x, Shape shape, DType type) {
    boolean last = x.shape().size(1) > 1 && x.stridesShared()[1] == 1;
    return last ? Sliding.allocateChannelsLast(type, shape) : Tensor.allocate(type, shape);
  }

  private static Tensor sameLayout(Tensor dy, Tensor index) {
    if (java.util.Arrays.equals(dy.stridesShared(), index.stridesShared())) return dy;
    Tensor copy = Tensor.allocate(dy.dtype(), dy.shape(), index.stridesShared());
    copy.copyFrom(dy);
    return copy;
  }

  /** Returns the view with ones as missing spatial sizes. */
  private static View five(Tensor t) {
    Tensor x = t;
    while (x.shape().rank() < 5) x = x.unsqueeze(2);
    return x.view();
  }

  private static PoolWindow three(PoolWindow w) {
    return new PoolWindow(
        padded(w.kernel(), 1),
        padded(w.stride(), 1),
        padded(w.padding(), 0),
        padded(w.dilation(), 1),
        w.ceil());
  }

  private static List<Integer> padded(List<Integer> numbers, int missing) {
    List<Integer> all = new ArrayList<>(Collections.nCopies(3 - numbers.size(), missing));
    all.addAll(numbers);
    return all;
  }
}
