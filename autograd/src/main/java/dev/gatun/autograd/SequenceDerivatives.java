package dev.gatun.autograd;

import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.SequenceOp;
import dev.gatun.tensor.SequenceOp.Lstm;
import dev.gatun.tensor.SequenceOp.LstmGradient;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of operations that go through a sequence: an operation of its own for the first,
 * and the steps that both stand for wherever more is asked.
 */
final class SequenceDerivatives {
  private SequenceDerivatives() {}

  static @Nullable Variable[] of(Node n, SequenceOp op, @Nullable Variable[] results) {
    return switch (op) {
      case Lstm _ ->
          results[2] == null
              ? lstm(n, results[0], results[1])
              : Recomposed.gradients(n, results, SequenceDerivatives::forward);
      case LstmGradient _ -> Recomposed.gradients(n, results, SequenceDerivatives::backward);
    };
  }

  private static @Nullable Variable[] lstm(Node n, @Nullable Variable dh, @Nullable Variable dc) {
    Variable h = n.result(0);
    List<Variable> rest =
        List.of(orZeros(dc, h), n.operand(1), n.operand(3), n.result(1), n.result(2));
    List<Variable> found = orZeros(dh, h).applyAll(new LstmGradient(), rest);
    Variable weights = n.wants(1) ? weights(found.getFirst(), h, n.operand(2)) : null;
    return new Variable[] {found.get(0), weights, found.get(1), found.get(2)};
  }

  private static Variable orZeros(@Nullable Variable g, Variable like) {
    return g != null ? g : Variable.constant(Tensor.zeros(like.shape(), like.dtype()));
  }

  /** Sums over times and examples what the weights multiplied: h of the time before. */
  private static Variable weights(Variable sums, Variable h, Variable first) {
    Variable earlier = h.narrow(0, 0, Math.max(0, h.shape().size(0) - 1));
    Variable before = Algebra.cat(List.of(first.unsqueeze(0), earlier), 0);
    return sums.flatten(0, 1).transpose().matmul(before.flatten(0, 1));
  }

  private static List<Variable> forward(List<Variable> operands) {
    Variable h = operands.get(2);
    Variable c = operands.get(3);
    List<Variable> hs = new ArrayList<>();
    List<Variable> cs = new ArrayList<>();
    List<Variable> gates = new ArrayList<>();
    for (Variable x : times(operands.getFirst())) {
      List<Variable> sums = gates(x.add(h.linear(operands.get(1))));
      Variable i = sums.get(0).sigmoid();
      Variable f = sums.get(1).sigmoid();
      Variable g = sums.get(2).tanh();
      Variable o = sums.get(3).sigmoid();
      c = f.mul(c).add(i.mul(g));
      h = o.mul(c.tanh());
      hs.add(h);
      cs.add(c);
      gates.add(Algebra.cat(List.of(i, f, g, o), 1));
    }
    return List.of(Algebra.stack(hs, 0), Algebra.stack(cs, 0), Algebra.stack(gates, 0));
  }

  private static List<Variable> backward(List<Variable> operands) {
    List<Variable> dhs = times(operands.get(0));
    List<Variable> dcs = times(operands.get(1));
    List<Variable> cs = times(operands.get(4));
    List<Variable> all = times(operands.get(5));
    Variable first = operands.get(3);
    Variable dh = first.mul(0);
    Variable dc = dh;
    List<Variable> sums = new ArrayList<>();
    for (int t = all.size() - 1; t >= 0; t--) {
      List<Variable> gates = gates(all.get(t));
      Variable i = gates.get(0);
      Variable f = gates.get(1);
      Variable g = gates.get(2);
      Variable o = gates.get(3);
      Variable squashed = cs.get(t).tanh();
      Variable h = dh.add(dhs.get(t));
      Variable c = dc.add(dcs.get(t)).add(h.mul(o).mul(squashed.square().rsub(1)));
      Variable di = c.mul(g).mul(i.mul(i.rsub(1)));
      Variable df = c.mul(t == 0 ? first : cs.get(t - 1)).mul(f.mul(f.rsub(1)));
      Variable dg = c.mul(i).mul(g.square().rsub(1));
      Variable dO = h.mul(squashed).mul(o.mul(o.rsub(1)));
      Variable s = Algebra.cat(List.of(di, df, dg, dO), 1);
      sums.addFirst(s);
      dc = c.mul(f);
      dh = s.matmul(operands.get(2));
    }
    return List.of(Algebra.stack(sums, 0), dh, dc);
  }

  private static List<Variable> times(Variable x) {
    List<Variable> all = new ArrayList<>();
    for (long t = 0; t < x.shape().size(0); t++) all.add(x.select(0, t));
    return all;
  }

  private static List<Variable> gates(Variable sums) {
    long hidden = sums.shape().size(1) / 4;
    return sums.split(1, hidden, hidden, hidden, hidden);
  }
}
