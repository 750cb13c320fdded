package dev.gatun.tensor;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs every operation on tensors. It holds the operands reachable until their kernel is done,
 * since the collector may otherwise recycle the memory of an operand that is not mentioned any
 * more.
 */
final class Dispatcher {
  private Dispatcher() {}

  static Tensor run(Op op, Tensor a) {
    if (Halves.concerns(op, a)) return Halves.run(op, a);
    return OperationRecording.isOn()
        ? OperationEvent.record(op, List.of(a), () -> List.of(compute(op, a))).getFirst()
        : compute(op, a);
  }

  private static Tensor compute(Op op, Tensor a) {
    try {
      return switch (op) {
        case Op.Pointwise p -> Pointwise.run(p, a);
        case Op.Reduction r -> Reducing.run(r, a);
        case Op.Motion m -> Moving.run(m, a);
        case Op.Scan s -> Scanning.run(s, a);
        case Cumulation c -> Cumulating.run(c, a);
        case Locating l -> Finding.run(l, List.of(a)).getFirst();
        case Op.Cast(DType dtype) -> Moving.cast(a, dtype);
        case Op.Dropout d -> Scanning.dropout(d, a);
        case Op.Window w -> Sliding.run(w, a);
        case MatrixFunction f -> MatrixFunctions.run(f, a).getFirst();
        case Spectral f -> Transforming.run(f, a);
        case Op.Product _, Op.Index _, Normalization _, SequenceOp _, AttentionOp _ ->
            throw operands(op, 1);
        case CustomOp c -> c.forward(List.of(a));
      };
    } finally {
      Reference.reachabilityFence(a);
    }
  }

  static Tensor run(Op op, Tensor a, Tensor b) {
    if (Halves.concerns(op, a) || Halves.concerns(op, b)) return Halves.run(op, a, b);
    return OperationRecording.isOn()
        ? OperationEvent.record(op, List.of(a, b), () -> List.of(compute(op, a, b))).getFirst()
        : compute(op, a, b);
  }

  private static Tensor compute(Op op, Tensor a, Tensor b) {
    try {
      return switch (op) {
        case Op.Pointwise p -> Pointwise.run(p, a, b);
        case Op.Product p -> Multiplying.run(p, a, b);
        case Op.Window w -> Sliding.run(w, a, b);
        case Op.Index i -> IndexAccess.run(i, a, b);
        case Op.Motion m -> Moving.runAll(m, List.of(a, b));
        case MatrixFunction f -> Solving.run(f, a, b);
        case Cumulation c -> Cumulating.run(c, a, b);
        case Locating l -> Finding.run(l, List.of(a, b)).getFirst();
        case Op.Reduction _,
            Op.Scan _,
            Op.Cast _,
            Op.Dropout _,
            Normalization _,
            SequenceOp _,
            AttentionOp _,
            Spectral _ ->
            throw operands(op, 2);
        case CustomOp c -> c.forward(List.of(a, b));
      };
    } finally {
      Reference.reachabilityFence(a);
      Reference.reachabilityFence(b);
    }
  }

  static Tensor run(Op op, Tensor a, Tensor b, Tensor c) {
    if (Halves.concerns(op, a) || Halves.concerns(op, b) || Halves.concerns(op, c)) {
      return Halves.run(op, a, b, c);
    }
    return OperationRecording.isOn()
        ? OperationEvent.record(op, List.of(a, b, c), () -> List.of(compute(op, a, b, c)))
            .getFirst()
        : compute(op, a, b, c);
  }

  private static Tensor compute(Op op, Tensor a, Tensor b, Tensor c) {
    try {
      return switch (op) {
        case Op.Pointwise p -> Pointwise.run(p, a, b, c);
        case Op.Product p -> Multiplying.run(p, a, b, c);
        case Op.Window w -> Sliding.run(w, a, b, c);
        case Op.Index i -> IndexAccess.run(i, a, b, c);
        case Op.Motion m -> Moving.runAll(m, List.of(a, b, c));
        case Locating l -> Finding.run(l, List.of(a, b, c)).getFirst();
        case Op.Reduction _,
            Op.Scan _,
            Cumulation _,
            Op.Cast _,
            Op.Dropout _,
            MatrixFunction _,
            SequenceOp _,
            Spectral _ ->
            throw operands(op, 3);
        case Normalization n -> Normalizer.run(n, a, b, c).getFirst();
        case AttentionOp t -> Attending.run(t, List.of(a, b, c)).getFirst();
        case CustomOp k -> k.forward(List.of(a, b, c));
      };
    } finally {
      Reference.reachabilityFence(a);
      Reference.reachabilityFence(b);
      Reference.reachabilityFence(c);
    }
  }

  static List<Tensor> runAll(Op op, Tensor a, List<Tensor> rest) {
    List<Tensor> all = new ArrayList<>(rest.size() + 1);
    all.add(a);
    all.addAll(rest);
    for (Tensor t : all) if (Halves.concerns(op, t)) return Halves.runAll(op, all);
    return OperationRecording.isOn()
        ? OperationEvent.record(op, all, () -> computeAll(op, a, rest, all))
        : computeAll(op, a, rest, all);
  }

  private static List<Tensor> computeAll(Op op, Tensor a, List<Tensor> rest, List<Tensor> all) {
    try {
      return switch (op) {
        case Op.MaxPool m -> Sliding.maxPool(m, a);
        case MatrixFunction f when rest.isEmpty() -> MatrixFunctions.run(f, a);
        case Op.Motion m -> List.of(Moving.runAll(m, all));
        case Locating l -> Finding.run(l, all);
        case Op.Pointwise p -> List.of(Pointwise.run(p, all.toArray(Tensor[]::new)));
        case Normalization n when all.size() == 3 -> Normalizer.run(n, a, all.get(1), all.get(2));
        case SequenceOp s -> Sequences.run(s, all);
        case AttentionOp t -> Attending.run(t, all);
        case CustomOp c -> List.of(c.forward(List.copyOf(all)));
        default ->
            List.of(
                switch (rest.size()) {
                  case 0 -> compute(op, a);
                  case 1 -> compute(op, a, rest.get(0));
                  case 2 -> compute(op, a, rest.get(0), rest.get(1));
                  default -> throw operands(op, all.size());
                });
      };
    } finally {
      Reference.reachabilityFence(all);
    }
  }

  static IllegalArgumentException operands(Op op, int given) {
    return new IllegalArgumentException(op + " does not take " + given + " operands");
  }
}
