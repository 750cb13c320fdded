package dev.gatun.tensor;

import dev.gatun.tensor.internal.kernel.Copies;
import java.util.List;

/** Runs the operations that move elements: views where strides suffice, copies elsewhere. */
final class Moving {
  private Moving() {}

  static Tensor run(Op.Motion op, Tensor x) {
    return switch (op) {
      case Op.Reshape(Shape to) -> reshape(x, to);
      case Op.Permute(var dims) -> permute(x, dims);
      case Op.Expand(Shape to) -> expand(x, to);
      case Op.Slice(var start, var step, Shape to) -> slice(x, start, step, to);
      case Op.Unslice(var start, var step, Shape to) -> {
        Tensor out = Tensor.full(to, 0, x.dtype());
        slice(out, start, step, x.shape()).copyFrom(x);
        yield out;
      }
      case Op.Pad p -> pad(x, p);
      case Op.Cat _ -> x;
      case Op.Contiguous _ -> x.isContiguous() ? x : x.copy();
    };
  }

  /** Runs the operations that take any number of operands. */
  static Tensor runAll(Op.Motion op, List<Tensor> operands) {
    if (op instanceof Op.Cat(int dim)) return cat(operands, dim);
    if (operands.size() == 1) return run(op, operands.getFirst());
    throw Dispatcher.operands(op, operands.size());
  }

  private static Tensor expand(Tensor x, Shape to) {
    MotionShapes.checkExpand(x.shape(), to);
    return x.alias(to, Strides.broadcast(x.shape(), x.stridesShared(), to), x.offset());
  }

  private static Tensor reshape(Tensor x, Shape to) {
    MotionShapes.checkReshape(x.shape(), to);
    long[] strides = Strides.reshape(x.shape(), x.stridesShared(), to);
    return strides == null
        ? x.copy().alias(to, to.rowMajorStrides(), 0)
        : x.alias(to, strides, x.offset());
  }

  private static Tensor permute(Tensor x, List<Integer> dims) {
    MotionShapes.checkPermute(x.shape(), dims);
    int n = dims.size();
    long[] sizes = new long[n];
    long[] strides = new long[n];
    for (int i = 0; i < n; i++) {
      sizes[i] = x.shape().size(dims.get(i));
      strides[i] = x.stridesShared()[dims.get(i)];
    }
    return x.alias(Shape.of(sizes), strides, x.offset());
  }

  private static Tensor slice(Tensor x, List<Long> start, List<Long> step, Shape to) {
    MotionShapes.checkSlice(x.shape(), start, step, to);
    long offset = x.offset();
    long[] strides = x.stridesShared().clone();
    for (int d = 0; d < strides.length; d++) {
      if (to.count() > 0) offset += start.get(d) * strides[d];
      strides[d] *= step.get(d);
    }
    return x.alias(to, strides, offset);
  }

  private static Tensor pad(Tensor x, Op.Pad p) {
    Tensor out = Tensor.full(MotionShapes.pad(x.shape(), p), p.value(), x.dtype());
    Tensor from = x;
    Tensor to = out;
    for (int d = 0; d < x.shape().rank(); d++) {
      long before = p.before().get(d);
      long cut = Math.max(0, -before);
      long kept = x.shape().size(d) - cut - Math.max(0, -p.after().get(d));
      if (kept <= 0) return out;
      from = from.narrow(d, cut, kept);
      to = to.narrow(d, Math.max(0, before), kept);
    }
    Copies.copy(from.view(), to.view());
    return out;
  }

  private static Tensor cat(List<Tensor> operands, int dim) {
    Tensor first = operands.getFirst();
    DType dtype = first.dtype();
    long size = 0;
    for (Tensor t : operands) {
      checkCat(first, t, dim);
      size += t.shape().size(dim);
      dtype = Promotion.common(dtype, t.dtype());
    }
    Tensor out = Tensor.allocate(dtype, first.shape().with(dim, size));
    long at = 0;
    for (Tensor t : operands) {
      long n = t.shape().size(dim);
      Copies.copy(t.view(), out.narrow(dim, at, n).view());
      at += n;
    }
    Reachable.until(operands);
    return out;
  }

  private static void checkCat(Tensor first, Tensor t, int dim) {
    if (t.shape().rank() != first.shape().rank()
        || !t.shape().with(dim, 0).equals(first.shape().with(dim, 0))) {
      throw new IllegalArgumentException(
          "cat: "
              + first.shape()
              + " and "
              + t.shape()
              + " along dimension "
              + dim
              + ": the other sizes must be equal");
    }
  }

  static Tensor cast(Tensor x, DType dtype) {
    boolean dense = Strides.isDense(x.shape(), x.stridesShared());
    Tensor out =
        Tensor.allocate(dtype, x.shape(), dense ? x.stridesShared() : x.shape().rowMajorStrides());
    Copies.copy(x.view(), out.view());
    return out;
  }
}
