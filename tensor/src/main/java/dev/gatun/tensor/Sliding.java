package dev.gatun.tensor;

import dev.gatun.tensor.internal.conv.Convolutions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the operations that slide a window. Images are kept channels last in memory. */
final class Sliding {
  private Sliding() {}

  static Tensor run(Op.Window op, Tensor x) {
    return switch (op) {
      case Op.AvgPool a -> PoolRunner.avg(a, x);
      case Op.AvgPoolGradient a -> PoolRunner.avgGradient(a, x);
      case Op.MaxPool m -> maxPool(m, x).getFirst();
      case Op.Convolution _,
          Op.ConvolutionRelu _,
          Op.ConvolutionInputGradient _,
          Op.ConvolutionWeightGradient _,
          Op.MaxPoolGradient _,
          Op.MaxPoolGather _ ->
          throw Dispatcher.operands(op, 1);
    };
  }

  static Tensor run(Op.Window op, Tensor a, Tensor b) {
    return switch (op) {
      case Op.Convolution c -> forward(c, a, b, null, false);
      case Op.ConvolutionRelu(var c) -> forward(c, a, b, null, true);
      case Op.ConvolutionInputGradient g -> inputGradient(g, a, b);
      case Op.ConvolutionWeightGradient g -> weightGradient(g, a, b);
      case Op.MaxPoolGradient m -> PoolRunner.maxGradient(m, a, b);
      case Op.MaxPoolGather m -> PoolRunner.maxGather(a, b);
      case Op.MaxPool _, Op.AvgPool _, Op.AvgPoolGradient _ -> throw Dispatcher.operands(op, 2);
    };
  }

  static Tensor run(Op.Window op, Tensor a, Tensor b, Tensor c) {
    return switch (op) {
      case Op.Convolution convolution -> forward(convolution, a, b, c, false);
      case Op.ConvolutionRelu(var convolution) -> forward(convolution, a, b, c, true);
      default -> throw Dispatcher.operands(op, 3);
    };
  }

  static List<Tensor> maxPool(Op.MaxPool op, Tensor x) {
    return PoolRunner.max(op, x);
  }

  /** Returns the elements channels last in memory, copied if they are not. */
  static Tensor channelsLast(Tensor x) {
    long[] strides = Strides.channelsLast(x.shape());
    boolean fits = true;
    for (int d = 0; d < strides.length; d++) {
      fits &= x.shape().size(d) == 1 || strides[d] == x.stridesShared()[d];
    }
    if (fits) return x;
    Tensor copy = Tensor.allocate(x.dtype(), x.shape(), strides);
    copy.copyFrom(x);
    return copy;
  }

  static Tensor allocateChannelsLast(DType type, Shape shape) {
    return Tensor.allocate(type, shape, Strides.channelsLast(shape));
  }

  private static DType type(Tensor a, Tensor b) {
    return Promotion.computing(Promotion.common(a.dtype(), b.dtype()));
  }

  private static Tensor forward(
      Op.Convolution op, Tensor x, Tensor w, @Nullable Tensor bias, boolean rectified) {
    Shape shape = ConvolutionShapes.output(op, x.shape(), w.shape());
    DType type = type(x, w);
    Tensor in = channelsLast(x.to(type));
    Tensor weights = w.to(type).contiguous();
    Tensor b = bias == null ? null : bias.to(type).contiguous();
    if (b != null) ConvolutionShapes.checkBias(w.shape(), b.shape());
    Tensor out = allocateChannelsLast(type, shape);
    Convolutions.forward(
        type,
        ConvolutionShapes.geometry(op, x.shape(), w.shape()),
        in.segment(),
        in.offset(),
        weights.segment(),
        weights.offset(),
        b == null ? null : b.segment(),
        b == null ? 0 : b.offset(),
        out.segment(),
        out.offset(),
        rectified);
    Reachable.until(in);
    Reachable.until(weights);
    Reachable.until(b);
    return out;
  }

  private static Tensor inputGradient(Op.ConvolutionInputGradient op, Tensor dy, Tensor w) {
    checkCotangent(op.convolution(), op.input(), w.shape(), dy.shape());
    DType type = type(dy, w);
    Tensor in = channelsLast(dy.to(type));
    Tensor weights = w.to(type).contiguous();
    Tensor out = allocateChannelsLast(type, op.input());
    Convolutions.inputGradient(
        type,
        ConvolutionShapes.geometry(op.convolution(), op.input(), w.shape()),
        in.segment(),
        in.offset(),
        weights.segment(),
        weights.offset(),
        out.segment(),
        out.offset());
    Reachable.until(in);
    Reachable.until(weights);
    return out;
  }

  private static Tensor weightGradient(Op.ConvolutionWeightGradient op, Tensor x, Tensor dy) {
    checkCotangent(op.convolution(), x.shape(), op.weights(), dy.shape());
    DType type = type(x, dy);
    Tensor in = channelsLast(x.to(type));
    Tensor grad = channelsLast(dy.to(type));
    Tensor out = Tensor.allocate(type, op.weights());
    Convolutions.weightGradient(
        type,
        ConvolutionShapes.geometry(op.convolution(), x.shape(), op.weights()),
        in.segment(),
        in.offset(),
        grad.segment(),
        grad.offset(),
        out.segment(),
        out.offset());
    Reachable.until(in);
    Reachable.until(grad);
    return out;
  }

  private static void checkCotangent(Op.Convolution c, Shape x, Shape w, Shape dy) {
    Shape expected = ConvolutionShapes.output(c, x, w);
    if (!dy.equals(expected)) {
      throw new IllegalArgumentException(
          "gradient of a convolution of "
              + x
              + " with "
              + w
              + ": got "
              + dy
              + ", expected "
              + expected);
    }
  }
}
