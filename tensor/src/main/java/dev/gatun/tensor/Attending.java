package dev.gatun.tensor;

import dev.gatun.tensor.internal.attention.AttentionBlocks;
import dev.gatun.tensor.internal.attention.AttentionBlocks.Input;
import dev.gatun.tensor.internal.attention.AttentionBlocks.Numbers;
import dev.gatun.tensor.internal.attention.Heads;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs attention: brings the operands into the form of a matrix for each head. */
final class Attending {
  private Attending() {}

  static List<Tensor> run(AttentionOp op, List<Tensor> operands) {
    int least =
        switch (op) {
          case AttentionOp.Attention _ -> 3;
          case AttentionOp.AttentionGradient _ -> 6;
        };
    if (operands.size() != least && operands.size() != least + 1) {
      throw Dispatcher.operands(op, operands.size());
    }
    DType type = Promotion.computing(Promotion.result(operands.toArray(Tensor[]::new)));
    List<Tensor> in = new ArrayList<>();
    for (Tensor t : operands) in.add(t.to(type));
    Tensor mask = in.size() > least ? in.get(least) : null;
    List<Tensor> results =
        switch (op) {
          case AttentionOp.Attention a ->
              forward(
                  a,
                  type,
                  Promotion.result(operands.subList(0, 3).toArray(Tensor[]::new)),
                  in,
                  mask);
          case AttentionOp.AttentionGradient a -> backward(a, type, in, mask);
        };
    Reachable.until(in);
    return results;
  }

  private static List<Tensor> forward(
      AttentionOp.Attention op, DType type, DType given, List<Tensor> in, @Nullable Tensor mask) {
    Tensor q = in.get(0);
    Tensor k = in.get(1);
    Tensor v = in.get(2);
    AttentionShapes.check(q.shape(), k.shape(), v.shape(), mask);
    Tensor out = like(q, q.shape().with(-1, v.shape().size(-1)));
    Tensor logSums = Tensor.allocate(type, q.shape().without(-1));
    if (k.shape().size(-2) == 0) {
      out.fill(0);
      logSums.fill(Double.NEGATIVE_INFINITY);
    } else if (logSums.shape().count() > 0) {
      Input input = input(type, q, k, v, mask, op.scale(), op.causal());
      AttentionBlocks.forward(input, heads(out), numbers(logSums));
      Reachable.until(input);
    }
    return List.of(given.isHalf() ? out.to(given) : out, logSums);
  }

  private static List<Tensor> backward(
      AttentionOp.AttentionGradient op, DType type, List<Tensor> in, @Nullable Tensor mask) {
    Tensor g = in.get(0);
    Tensor q = in.get(1);
    Tensor k = in.get(2);
    Tensor v = in.get(3);
    AttentionShapes.check(q.shape(), k.shape(), v.shape(), mask);
    Shape each = q.shape().without(-1);
    AttentionShapes.checkGradient(
        q.shape().with(-1, v.shape().size(-1)),
        g.shape(),
        each,
        in.get(4).shape(),
        in.get(5).shape());
    Tensor logSums = in.get(4).contiguous();
    Tensor deltas = in.get(5).contiguous();
    int parts =
        AttentionBlocks.parts(Math.toIntExact(each.without(-1).count()), k.shape().size(-2));
    Tensor dk = like(k, k.shape());
    Tensor dv = like(v, v.shape());
    Tensor dq =
        parts == 1 ? like(q, q.shape()) : Tensor.allocate(type, q.shape().inserted(0, parts));
    boolean empty = each.count() == 0 || k.shape().size(-2) == 0;
    if (empty || op.causal()) for (Tensor t : List.of(dq, dk, dv)) t.fill(0);
    if (!empty) {
      Input input = input(type, q, k, v, mask, op.scale(), op.causal());
      AttentionBlocks.backward(
          input, heads(g), numbers(logSums), numbers(deltas), heads(dq), heads(dk), heads(dv));
      Reachable.until(logSums);
      Reachable.until(deltas);
    }
    return List.of(parts == 1 ? dq : dq.sum(0), dk, dv);
  }

  /** Allocates a tensor whose heads lie side by side for each place, if they do in {@code t}. */
  private static Tensor like(Tensor t, Shape shape) {
    long[] strides = t.stridesShared();
    if (shape.rank() != 4 || strides[1] == 0 || strides[1] >= strides[2]) {
      return Tensor.allocate(t.dtype(), shape);
    }
    long heads = shape.size(1);
    long n = shape.size(3);
    long[] permuted = {shape.size(2) * heads * n, n, heads * n, 1};
    return Tensor.allocate(t.dtype(), shape, permuted);
  }

  private static Input input(
      DType type,
      Tensor q,
      Tensor k,
      Tensor v,
      @Nullable Tensor mask,
      double scale,
      boolean causal) {
    Shape scores = q.shape().with(-1, k.shape().size(-2));
    return new Input(
        type,
        heads(q),
        heads(k),
        heads(v),
        mask == null ? null : heads(mask.broadcastTo(scores)),
        scale,
        causal);
  }

  private static Numbers numbers(Tensor t) {
    return new Numbers(t.segment(), t.offset());
  }

  private static Heads heads(Tensor t) {
    int rank = t.shape().rank();
    long[] strides = t.stridesShared();
    return new Heads(
        t.segment(),
        Multiplying.offsets(t, Math.toIntExact(MatmulShapes.batch(t.shape()).count())),
        t.shape().size(-2),
        t.shape().size(-1),
        strides[rank - 2],
        strides[rank - 1]);
  }
}
