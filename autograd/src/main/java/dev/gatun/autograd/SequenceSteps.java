package dev.gatun.autograd;

import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.SequenceCell;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The operations that go through a sequence, composed time by time of others. */
final class SequenceSteps {
  private SequenceSteps() {}

  /** Takes the operands of {@link dev.gatun.tensor.SequenceOp.Unroll}. */
  static List<Variable> forward(SequenceCell cell, List<Variable> in) {
    int states = cell.states();
    List<List<Variable>> results = new ArrayList<>();
    List<Variable> before = in.subList(2, 2 + states);
    for (long t = 0; t < in.getFirst().shape().size(0); t++) {
      List<Variable> x = parts(in.getFirst().select(0, t), cell.gates());
      Variable sums = before.getFirst().linear(in.get(1));
      if (in.size() > 2 + states) sums = sums.add(in.getLast());
      List<Variable> u = parts(sums, cell.gates());
      List<Variable> all = cell.step(x, u, before.subList(states - cell.carried(), states));
      before = all.subList(0, states);
      List<Variable> result = new ArrayList<>(before);
      result.addAll(joined(all.subList(states, all.size()), cell.kept()));
      results.add(result);
    }
    return stacked(results);
  }

  /** Takes the operands of {@link dev.gatun.tensor.SequenceOp.UnrollGradient}. */
  static List<Variable> backward(SequenceCell cell, List<Variable> in) {
    int states = cell.states();
    int carried = cell.carried();
    List<Variable> first = in.subList(states + 1, states + 1 + carried);
    List<Variable> later = in.subList(states + 1 + carried, states + 1 + 2 * carried);
    List<List<Variable>> results = new ArrayList<>();
    List<Variable> next = Collections.nCopies(states, zeros(in.getFirst().select(0, 0)));
    for (long t = in.getFirst().shape().size(0) - 1; t >= 0; t--) {
      List<Variable> kept = parts(in.getLast().select(0, t), Math.max(1, cell.kept()));
      List<Variable> before = t == 0 ? first : at(later, t - 1);
      List<Variable> above = new ArrayList<>();
      for (int s = 0; s < states; s++) above.add(in.get(s).select(0, t).add(next.get(s)));
      List<Variable> all = cell.gradient(kept, before, above);
      int sums = all.size() - carried;
      results.addFirst(joined(all.subList(0, sums), cell.gates()));
      Variable dh = results.getFirst().getLast().matmul(in.get(states));
      next = new ArrayList<>(all.subList(sums, all.size()));
      if (carried == states) next.set(0, next.getFirst().add(dh));
      else next.addFirst(dh);
    }
    List<Variable> gradients = stacked(results);
    gradients.addAll(next);
    return gradients;
  }

  private static Variable zeros(Variable like) {
    return Variable.constant(Tensor.zeros(like.shape(), like.dtype()));
  }

  private static List<Variable> at(List<Variable> all, long time) {
    return all.stream().map(v -> v.select(0, time)).toList();
  }

  private static List<Variable> parts(Variable x, int count) {
    long[] sizes = new long[count];
    Arrays.fill(sizes, x.shape().size(1) / count);
    return x.split(1, sizes);
  }

  /** Joins {@code each} blocks at a time. */
  private static List<Variable> joined(List<Variable> blocks, int each) {
    List<Variable> joined = new ArrayList<>();
    for (int k = 0; k < blocks.size(); k += each) {
      joined.add(Algebra.cat(blocks.subList(k, k + each), 1));
    }
    return joined;
  }

  /** Stacks what each time has of each result. */
  private static List<Variable> stacked(List<List<Variable>> times) {
    List<Variable> results = new ArrayList<>();
    for (int i = 0; i < times.getFirst().size(); i++) {
      int k = i;
      results.add(Algebra.stack(times.stream().map(all -> all.get(k)).toList(), 0));
    }
    return results;
  }
}
