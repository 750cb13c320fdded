package dev.gatun.tensor;

import dev.gatun.tensor.internal.kernel.Normalizations;
import dev.gatun.tensor.internal.kernel.View;
import java.util.List;

/** Runs the normalisations: brings the operands into the form of matrices. */
final class Normalizer {
  private Normalizer() {}

  static List<Tensor> run(Normalization op, Tensor a, Tensor b, Tensor c) {
    return switch (op) {
      case Normalization.Normalize n -> forward(n, a, b, c);
      case Normalization.NormalizeGradient n -> backward(n, a, b, c);
    };
  }

  private static List<Tensor> forward(
      Normalization.Normalize op, Tensor x, Tensor weight, Tensor bias) {
    DType type = check(op.ofChannels(), x, weight, bias);
    Tensor in = laid(op.ofChannels(), x.to(type));
    Tensor w = weight.to(type).contiguous();
    Tensor b = bias.to(type).contiguous();
    Tensor y = Tensor.allocate(type, x.shape(), in.stridesShared());
    Shape shape = op.ofChannels() ? w.shape() : x.shape().without(-1);
    Tensor mean = Tensor.allocate(type, shape);
    Tensor variance = Tensor.allocate(type, shape);
    var input = new Normalizations.Input(matrix(op.ofChannels(), in), w.view(), b.view());
    Normalizations.forward(
        op.ofChannels(), input, op.eps(), matrix(op.ofChannels(), y), mean.view(), variance.view());
    Reachable.until(in);
    Reachable.until(w);
    Reachable.until(b);
    return List.of(y, mean, variance);
  }

  private static List<Tensor> backward(
      Normalization.NormalizeGradient op, Tensor g, Tensor x, Tensor weight) {
    DType type = Promotion.common(g.dtype(), check(op.ofChannels(), x, weight, weight));
    if (!g.shape().equals(x.shape())) {
      throw new IllegalArgumentException(
          "gradient of normalize: got " + g.shape() + ", expected " + x.shape());
    }
    Tensor from = laid(op.ofChannels(), g.to(type));
    Tensor in = laid(op.ofChannels(), x.to(type));
    Tensor w = weight.to(type).contiguous();
    Tensor dx = Tensor.allocate(type, x.shape(), in.stridesShared());
    Tensor dWeight = Tensor.allocate(type, w.shape());
    Tensor dBias = Tensor.allocate(type, w.shape());
    var input = new Normalizations.Input(matrix(op.ofChannels(), in), w.view(), w.view());
    Normalizations.backward(
        op.ofChannels(),
        matrix(op.ofChannels(), from),
        input,
        op.eps(),
        matrix(op.ofChannels(), dx),
        dWeight.view(),
        dBias.view());
    Reachable.until(from);
    Reachable.until(in);
    Reachable.until(w);
    return List.of(dx, dWeight, dBias);
  }

  private static DType check(boolean ofChannels, Tensor x, Tensor weight, Tensor bias) {
    Shape s = x.shape();
    if (s.rank() < (ofChannels ? 2 : 1)) {
      throw new IllegalArgumentException(
          "normalize: the input is "
              + s
              + ", expected "
              + (ofChannels ? "(N, C, ...)" : "(..., n)"));
    }
    Shape each = Shape.of(s.size(ofChannels ? 1 : -1));
    if (!weight.shape().equals(each) || !bias.shape().equals(each)) {
      throw new IllegalArgumentException(
          "normalize: the input is "
              + s
              + ", weight and bias are "
              + weight.shape()
              + " and "
              + bias.shape()
              + ", expected "
              + each);
    }
    DType common = Promotion.common(x.dtype(), Promotion.common(weight.dtype(), bias.dtype()));
    return Promotion.computing(common);
  }

  private static Tensor laid(boolean ofChannels, Tensor x) {
    return ofChannels ? Sliding.channelsLast(x) : x.contiguous();
  }

  /** Returns what is laid so as a dense matrix with a column a channel, or else a row a line. */
  private static View matrix(boolean ofChannels, Tensor x) {
    long columns = x.shape().size(ofChannels ? 1 : -1);
    long rows = columns == 0 ? 0 : x.shape().count() / columns;
    View v = x.view();
    return new View(
        v.dtype(), v.segment(), v.offset(), new long[] {rows, columns}, new long[] {columns, 1});
  }
}
