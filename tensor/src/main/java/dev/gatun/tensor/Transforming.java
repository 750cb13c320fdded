package dev.gatun.tensor;

import dev.gatun.tensor.internal.fourier.Fourier;

/** Runs the transforms between signals and spectra. */
final class Transforming {
  private Transforming() {}

  static Tensor run(Spectral op, Tensor x) {
    return switch (op) {
      case Spectral.FourierTransform f -> fourier(f, x);
    };
  }

  private static Tensor fourier(Spectral.FourierTransform op, Tensor x) {
    check(op, x);
    DType type = Promotion.computing(x.dtype());
    int pairs = x.shape().rank() - 2;
    Tensor in = x.to(type).movedim(op.dim(), pairs).contiguous();
    Tensor out = Tensor.allocate(type, in.shape());
    int n = (int) in.shape().size(pairs);
    Fourier.transform(
        in.segment(),
        in.offset() * type.bytes(),
        out.segment(),
        0,
        in.shape().count() / 2 / n,
        n,
        type == DType.F64,
        op.inverse(),
        op.scale());
    Reachable.until(in);
    return out.movedim(pairs, op.dim());
  }

  private static void check(Spectral.FourierTransform op, Tensor x) {
    Shape shape = x.shape();
    if (shape.rank() < 2 || shape.size(-1) != 2 || op.dim() < 0 || op.dim() > shape.rank() - 2) {
      throw new IllegalArgumentException(
          "fft along dimension "
              + op.dim()
              + " of "
              + shape
              + ": expected complex numbers, which are pairs along the last axis, and a dimension"
              + " before that; make real numbers complex with asComplex()");
    }
    long n = shape.size(op.dim());
    if (n < 1 || n > Fourier.LONGEST) {
      throw new IllegalArgumentException(
          "fft along dimension "
              + op.dim()
              + " of "
              + shape
              + ": "
              + n
              + " points, expected from 1 to "
              + Fourier.LONGEST);
    }
  }
}
