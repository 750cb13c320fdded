package dev.gatun.autograd;

import dev.gatun.tensor.AttentionOp;
import dev.gatun.tensor.AttentionOp.Attention;
import dev.gatun.tensor.AttentionOp.AttentionGradient;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of attention: an operation of its own for the first, and the products and
 * exponentials that it stands for wherever more is asked.
 */
final class AttentionDerivatives {
  private AttentionDerivatives() {}

  static @Nullable Variable[] of(Node n, AttentionOp op, @Nullable Variable[] results) {
    return switch (op) {
      case Attention(double scale, boolean causal) ->
          attention(n, new AttentionGradient(scale, causal), results[0], results[1]);
      case AttentionGradient a ->
          Recomposed.gradients(n, results, x -> new Scores(a, x).gradients());
    };
  }

  private static @Nullable Variable[] attention(
      Node n, AttentionGradient op, @Nullable Variable ofOutput, @Nullable Variable ofLogSums) {
    Variable y = n.result(0);
    Variable g =
        ofOutput != null ? ofOutput : Variable.constant(Tensor.zeros(y.shape(), y.dtype()));
    Variable delta = g.mul(y).sum(-1);
    if (ofLogSums != null) delta = delta.sub(ofLogSums);
    List<Variable> all = new ArrayList<>(List.of(g));
    for (int i = 0; i < 3; i++) all.add(n.operand(i));
    all.add(n.result(1));
    all.add(delta);
    if (n.inputs().length > 3) all.add(n.operand(3));
    List<Variable> found = g.applyAll(op, all.subList(1, all.size()));
    @Nullable Variable[] gradients = found.toArray(new Variable[n.inputs().length]);
    if (gradients.length > 3 && n.wants(3)) {
      gradients[3] = new Scores(op, all).slopes().sumTo(n.shape(3));
    }
    return gradients;
  }

  /** What {@link AttentionGradient} computes of these operands, in operations with derivatives. */
  private record Scores(AttentionGradient op, List<Variable> in) {
    private Variable weights() {
      Variable scores = in.get(1).mul(op.scale()).matmul(in.get(2).transpose());
      if (in.size() > 6) scores = scores.add(in.get(6));
      if (op.causal()) scores = scores.maskedFill(later(scores.shape()), Double.NEGATIVE_INFINITY);
      return scores.sub(in.get(4).unsqueeze(-1)).exp();
    }

    private static Variable later(Shape scores) {
      Tensor queries = Tensor.arange(scores.size(-2)).unsqueeze(1);
      return Variable.constant(Tensor.arange(scores.size(-1)).gt(queries));
    }

    private Variable slopes(Variable weights) {
      Variable each = in.get(0).matmul(in.get(3).transpose());
      return weights.mul(each.sub(in.get(5).unsqueeze(-1)));
    }

    /** Returns the gradient of the scores. */
    Variable slopes() {
      return slopes(weights());
    }

    List<Variable> gradients() {
      Variable weights = weights();
      Variable slopes = slopes(weights).mul(op.scale());
      return List.of(
          slopes.matmul(in.get(2)),
          slopes.transpose().matmul(in.get(1)),
          weights.transpose().matmul(in.get(0)));
    }
  }
}
