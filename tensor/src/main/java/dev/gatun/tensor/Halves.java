package dev.gatun.tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs operations on numbers of 16 bits as PyTorch does: the operands are converted to f32, the
 * operation computes in f32, and its floating-point results are rounded to the type that the
 * operands promote to, once.
 */
final class Halves {
  private Halves() {}

  /** Tells whether {@code op} on this operand computes with numbers of 16 bits. */
  static boolean concerns(Op op, Tensor x) {
    return x.dtype().isHalf() && computes(op);
  }

  /**
   * Operations that only move elements take any type; those of users, and attention, whose sums are
   * not rounded, decide by themselves.
   */
  private static boolean computes(Op op) {
    return switch (op) {
      case Op.Motion _, Op.Cast _, CustomOp _, AttentionOp _ -> false;
      default -> true;
    };
  }

  static Tensor run(Op op, Tensor... operands) {
    return runAll(op, List.of(operands)).getFirst();
  }

  static List<Tensor> runAll(Op op, List<Tensor> operands) {
    DType type = Promotion.result(operands.toArray(Tensor[]::new));
    List<Tensor> wide = new ArrayList<>(operands.size());
    for (Tensor t : operands) wide.add(t.dtype().isHalf() ? t.to(DType.F32) : t);
    List<Tensor> results = wide.getFirst().applyAll(op, wide.subList(1, wide.size()));
    if (!type.isHalf()) return results;
    return results.stream().map(t -> t.dtype() == DType.F32 ? t.to(type) : t).toList();
  }
}
