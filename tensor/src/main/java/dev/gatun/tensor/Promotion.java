package dev.gatun.tensor;

/**
 * The types that operations on operands of different types compute in, as in PyTorch: the wider of
 * two types of one kind; of two kinds the higher, in the order mask, integer, floating point.
 */
final class Promotion {
  private Promotion() {}

  /** Returns the type that both operands are converted to. */
  static DType common(DType a, DType b) {
    if (a == b) return a;
    if (a.isFloat() != b.isFloat()) return a.isFloat() ? a : b;
    if (a.isFloat()) return a.bytes() == b.bytes() ? DType.F32 : wider(a, b);
    if (a == DType.BOOL || b == DType.BOOL) return a == DType.BOOL ? b : a;
    return a.bytes() == b.bytes() ? DType.I16 : wider(a, b);
  }

  private static DType wider(DType a, DType b) {
    return a.bytes() > b.bytes() ? a : b;
  }

  /** Returns the type that a function of real numbers computes in for operands of this type. */
  static DType computing(DType t) {
    return t == DType.F64 ? DType.F64 : DType.F32;
  }
}
