package dev.gatun.tensor;

import java.util.List;

/** Runs the operations that go through a sequence. */
final class Sequences {
  private Sequences() {}

  static List<Tensor> run(SequenceOp op, List<Tensor> operands) {
    int count =
        switch (op) {
          case SequenceOp.Lstm _ -> 4;
          case SequenceOp.LstmGradient _ -> 6;
        };
    if (operands.size() != count) throw Dispatcher.operands(op, operands.size());
    DType type = Promotion.computing(Promotion.result(operands.toArray(Tensor[]::new)));
    Tensor[] in = operands.stream().map(t -> t.to(type).contiguous()).toArray(Tensor[]::new);
    List<Tensor> results =
        switch (op) {
          case SequenceOp.Lstm _ -> {
            check(in[0], in[1], List.of(in[2], in[3]), List.of());
            yield LstmRun.forward(in[0], in[1], in[2], in[3]);
          }
          case SequenceOp.LstmGradient _ -> {
            check(in[5], in[2], List.of(in[3]), List.of(in[0], in[1], in[4]));
            yield LstmRun.backward(in);
          }
        };
    Reachable.until(in);
    return results;
  }

  /** Checks sums (T, B, 4 H), weights (4 H, H), states (B, H) and those of all times (T, B, H). */
  private static void check(Tensor sums, Tensor weights, List<Tensor> first, List<Tensor> all) {
    Shape s = sums.shape();
    boolean fits = s.rank() == 3 && s.size(2) % 4 == 0;
    long hidden = fits ? s.size(2) / 4 : 0;
    fits &= weights.shape().equals(Shape.of(4 * hidden, hidden));
    for (Tensor t : first) fits &= t.shape().equals(Shape.of(s.size(1), hidden));
    for (Tensor t : all) fits &= t.shape().equals(s.with(2, hidden));
    if (fits) return;
    throw new IllegalArgumentException(
        "lstm: the sums are "
            + s
            + ", the weights "
            + weights.shape()
            + ", the states "
            + first.stream().map(Tensor::shape).toList()
            + all.stream().map(Tensor::shape).toList()
            + ", expected (T, B, 4 H), (4 H, H) and (B, H) or (T, B, H)");
  }
}
