package dev.gatun.tensor;

import dev.gatun.tensor.internal.fusion.Operands;
import dev.gatun.tensor.internal.fusion.PointwiseKernel;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Lays the loop of a pointwise kernel over operands of any strides. The result takes the layout of
 * the first operand that has all elements; dimensions that all operands run through alike become
 * one; the innermost is the kernel's.
 */
final class PointwiseLoop {
  /** The elements of one block of work: fixed, so that results do not depend on threads. */
  private static final long BLOCK = 1 << 16;

  private PointwiseLoop() {}

  static Shape commonShape(Tensor... operands) {
    Shape shape = operands[0].shape();
    for (int i = 1; i < operands.length; i++) {
      shape = Shape.broadcast(shape, operands[i].shape());
    }
    return shape;
  }

  /** Runs {@code f} on operands that are of {@code type} or, where {@code masks} says, masks. */
  static Tensor run(
      ElementwiseFunction f, DType type, long masks, double[] arguments, Tensor... operands) {
    Shape shape = commonShape(operands);
    DType resultType = f.givesMask(masks) ? DType.BOOL : type;
    Tensor out = Tensor.allocate(resultType, shape, layout(shape, operands));
    if (sameLayout(out, operands)) {
      flat(f, type, masks, arguments, out, operands);
    } else if (shape.count() > 0) {
      nested(f, type, masks, arguments, out, operands);
    }
    return out;
  }

  /** Runs a binary primitive on a tensor and a number. */
  static Tensor withScalar(
      ElementwiseFunction f, DType type, boolean mask, Tensor x, double scalar, boolean first) {
    Tensor a = x.to(type);
    if (!Strides.isDense(a.shape(), a.stridesShared())) a = a.contiguous();
    Tensor out = Tensor.allocate(mask ? DType.BOOL : type, a.shape(), a.stridesShared());
    int at = first ? 1 : 0;
    var operands = new Operands(3, 2);
    operands.stream(at, a.segment(), a.offset() * type.bytes());
    operands.stream(2, out.segment(), 0);
    operands.scalar(1 - at, scalar);
    var kernel = f.kernels().get(type == DType.F64, 0, 1L << (1 - at));
    share(kernel, operands, a.shape().count());
    Reachable.until(a);
    return out;
  }

  private static long[] layout(Shape shape, Tensor... operands) {
    for (Tensor t : operands) {
      if (t.shape().equals(shape) && Strides.isDense(shape, t.stridesShared())) {
        return t.stridesShared();
      }
    }
    return shape.rowMajorStrides();
  }

  private static boolean sameLayout(Tensor out, Tensor... operands) {
    for (Tensor t : operands) {
      if (!t.shape().equals(out.shape())
          || !java.util.Arrays.equals(t.stridesShared(), out.stridesShared())) {
        return false;
      }
    }
    return true;
  }

  private static void flat(
      ElementwiseFunction f, DType type, long masks, double[] arguments, Tensor out, Tensor... in) {
    var operands = new Operands(in.length + 1, in.length + arguments.length);
    for (int i = 0; i < in.length; i++) {
      operands.stream(i, in[i].segment(), in[i].offset() * in[i].dtype().bytes());
    }
    operands.stream(in.length, out.segment(), 0);
    for (int i = 0; i < arguments.length; i++) operands.scalar(in.length + i, arguments[i]);
    share(f.kernels().get(type == DType.F64, masks, 0), operands, out.shape().count());
    Reachable.until(in);
  }

  /** Runs a kernel over {@code count} elements, in blocks if there are many. */
  static void share(PointwiseKernel kernel, Operands operands, long count) {
    if (count <= BLOCK) {
      kernel.run(operands, 0, count);
      return;
    }
    int blocks = Math.toIntExact((count + BLOCK - 1) / BLOCK);
    Parallel.run(blocks, b -> kernel.run(operands, b * BLOCK, Math.min(count, (b + 1) * BLOCK)));
  }

  private static void nested(
      ElementwiseFunction f, DType type, long masks, double[] arguments, Tensor out, Tensor... in) {
    Tensor[] streams = new Tensor[in.length + 1];
    System.arraycopy(in, 0, streams, 0, in.length);
    streams[in.length] = out;
    var nest = Nest.of(out.shape(), streams, in.length);
    for (int i = 0; i < in.length; i++) {
      boolean mask = (masks >> i & 1) != 0;
      if (nest.inner(i) != 1 && (mask || nest.inner(i) != 0)) {
        Tensor[] copied = in.clone();
        copied[i] = Tensor.allocate(in[i].dtype(), out.shape(), out.stridesShared());
        copied[i].copyFrom(in[i]);
        nested(f, type, masks, arguments, out, copied);
        return;
      }
    }
    new Walk(f, type, masks, arguments, nest, streams).run();
    Reachable.until(in);
  }

  /** The outer dimensions, walked block by block. */
  private static final class Walk {
    private final PointwiseKernel kernel;
    private final Operands template;
    private final Nest nest;
    private final Tensor[] streams;
    private final MemorySegment[] segments;
    private final long splats;
    private final int inputs;

    Walk(
        ElementwiseFunction f,
        DType type,
        long masks,
        double[] arguments,
        Nest nest,
        Tensor[] streams) {
      this.nest = nest;
      this.streams = streams;
      this.inputs = streams.length - 1;
      this.segments = new MemorySegment[streams.length];
      this.template = new Operands(streams.length, inputs + arguments.length);
      long constant = 0;
      for (int i = 0; i < streams.length; i++) {
        segments[i] = streams[i].segment();
        template.stream(i, segments[i], 0);
        if (i < inputs && nest.inner(i) == 0) constant |= 1L << i;
      }
      for (int i = 0; i < arguments.length; i++) template.scalar(inputs + i, arguments[i]);
      this.splats = constant;
      this.kernel = f.kernels().get(type == DType.F64, masks, constant);
    }

    void run() {
      long outer = nest.outerCount();
      long rows = Math.max(1, BLOCK / Math.max(1, nest.innerSize()));
      int blocks = Math.toIntExact((outer + rows - 1) / rows);
      if (blocks == 1 && outer == 1) {
        shareOne();
      } else {
        Parallel.run(blocks, b -> rows(b * rows, Math.min(outer, (b + 1) * rows)));
      }
    }

    private void shareOne() {
      place(template, new long[nest.outerRank()]);
      share(kernel, template, nest.innerSize());
    }

    private void rows(long from, long to) {
      Operands operands = template.copy();
      long[] position = nest.position(from);
      for (long row = from; row < to; row++) {
        place(operands, position);
        kernel.run(operands, 0, nest.innerSize());
        nest.advance(position);
      }
    }

    private void place(Operands operands, long[] position) {
      for (int i = 0; i < streams.length; i++) {
        Tensor t = streams[i];
        long bytes = (t.offset() + nest.offset(i, position)) * t.dtype().bytes();
        if ((splats >> i & 1) == 0) operands.move(i, bytes);
        else operands.scalar(i, number(segments[i], t.dtype(), bytes));
      }
    }

    private static double number(MemorySegment segment, DType type, long offset) {
      return type == DType.F64
          ? segment.get(ValueLayout.JAVA_DOUBLE, offset)
          : segment.get(ValueLayout.JAVA_FLOAT, offset);
    }
  }
}
