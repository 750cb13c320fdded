package dev.gatun.tensor;

import dev.gatun.tensor.internal.linalg.Gemm;
import dev.gatun.tensor.internal.linalg.Matrix;
import java.lang.foreign.MemorySegment;

/** Runs matrix products. */
final class Multiplying {
  private Multiplying() {}

  static Tensor run(Op.Product op, Tensor left, Tensor right) {
    return switch (op) {
      case Op.Matmul _ -> matmul(left, right);
      case Op.MatmulTransposed _ -> matmul(left, transposed(right));
      case Op.Affine _ -> throw Dispatcher.operands(op, 2);
    };
  }

  static Tensor run(Op.Product op, Tensor x, Tensor weight, Tensor bias) {
    if (!(op instanceof Op.Affine(boolean rectified))) throw Dispatcher.operands(op, 3);
    ProductShapes.checkAffine(x.shape(), weight.shape(), bias.shape());
    DType common = Promotion.common(Promotion.common(x.dtype(), weight.dtype()), bias.dtype());
    DType type = Promotion.computing(common);
    Tensor a = x.to(type);
    Tensor b = weight.to(type);
    Tensor offset = bias.to(type).contiguous();
    Tensor out = Tensor.allocate(type, Shape.of(x.shape().size(0), weight.shape().size(0)));
    MemorySegment numbers = offset.segment();
    Matrix turned = matrix(b).transpose();
    Gemm.affine(type, matrix(a), turned, numbers, offset.offset(), matrix(out), rectified);
    Reachable.until(a);
    Reachable.until(b);
    Reachable.until(offset);
    return out;
  }

  /** Returns a view with the last two dimensions exchanged. */
  private static Tensor transposed(Tensor t) {
    Shape shape = t.shape();
    int last = shape.rank() - 1;
    long[] strides = t.stridesShared().clone();
    strides[last] = t.stridesShared()[last - 1];
    strides[last - 1] = t.stridesShared()[last];
    Shape turned = shape.with(last, shape.size(last - 1)).with(last - 1, shape.size(last));
    return t.alias(turned, strides, t.offset());
  }

  private static Tensor matmul(Tensor left, Tensor right) {
    Shape shape = MatmulShapes.product(left.shape(), right.shape());
    DType type = Promotion.computing(Promotion.common(left.dtype(), right.dtype()));
    Tensor a = left.to(type);
    Tensor b = right.to(type);
    Tensor out = Tensor.allocate(type, shape);
    Shape batch = MatmulShapes.batch(shape);
    if (batch.count() == 1) {
      Gemm.multiply(type, matrix(a), matrix(b), matrix(out), false);
    } else if (batch.count() > 0) {
      batched(type, batch, a, b, out);
    }
    Reachable.until(a);
    Reachable.until(b);
    return out;
  }

  private static void batched(DType type, Shape batch, Tensor a, Tensor b, Tensor out) {
    Shape as = batch.inserted(batch.rank(), a.shape().size(-2));
    Shape bs = batch.inserted(batch.rank(), b.shape().size(-2));
    Tensor x = a.broadcastTo(as.inserted(as.rank(), a.shape().size(-1)));
    Tensor y = b.broadcastTo(bs.inserted(bs.rank(), b.shape().size(-1)));
    int n = Math.toIntExact(batch.count());
    Gemm.batched(
        type,
        matrix(x),
        offsets(x, n),
        matrix(y),
        offsets(y, n),
        matrix(out),
        offsets(out, n),
        false);
    Reachable.until(x);
    Reachable.until(y);
  }

  /** Returns the matrix in the last two dimensions, at the first position of the others. */
  private static Matrix matrix(Tensor t) {
    int rank = t.shape().rank();
    long[] strides = t.stridesShared();
    return new Matrix(
        t.segment(),
        t.offset(),
        t.shape().size(-2),
        t.shape().size(-1),
        strides[rank - 2],
        strides[rank - 1]);
  }

  /** Returns where each matrix of a batch begins, in elements. */
  static long[] offsets(Tensor t, int n) {
    int outer = t.shape().rank() - 2;
    long[] offsets = new long[n];
    for (int i = 0; i < n; i++) {
      long rest = i;
      long at = t.offset();
      for (int d = outer - 1; d >= 0; d--) {
        at += rest % t.shape().size(d) * t.stridesShared()[d];
        rest /= t.shape().size(d);
      }
      offsets[i] = at;
    }
    return offsets;
  }
}
