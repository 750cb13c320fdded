package dev.gatun.tensor;

import dev.gatun.tensor.internal.linalg.Matrix;
import dev.gatun.tensor.internal.linalg.PackedFactor;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent network over a whole sequence. Each thread takes some examples of the batch from one
 * end of the sequence to the other, so that none waits for another at each time; the weights are
 * packed once for all.
 */
final class SequenceRun {
  /** The examples of one block of work: few, but enough to fill register tiles. */
  private static final long BLOCK = 8;

  private SequenceRun() {}

  /** Takes the operands of {@link SequenceOp.Unroll}. */
  static List<Tensor> forward(SequenceCell cell, List<Tensor> in) {
    int states = cell.states();
    Tensor x = in.get(0);
    Tensor w = in.get(1);
    long hidden = w.shape().size(1);
    List<Tensor> results = new ArrayList<>();
    for (int s = 0; s < states; s++) results.add(like(x, hidden));
    if (cell.kept() > 0) results.add(like(x, cell.kept() * hidden));
    var sums = SequenceTrack.of(results.getLast());
    var step = new SequenceStep(SequencePrograms.of(cell).forward(), x.dtype(), hidden);
    step.add(SequenceTrack.of(x), cell.gates());
    step.add(sums, cell.gates());
    for (int s = states - cell.carried(); s < states; s++) {
      step.add(SequenceTrack.before(results.get(s), in.get(2 + s)), 1);
    }
    for (int s = 0; s < states; s++) step.add(SequenceTrack.of(results.get(s)), 1);
    step.add(sums, cell.kept());
    Tensor offset = in.size() > 2 + states ? in.getLast() : null;
    var before = SequenceTrack.before(results.getFirst(), in.get(2));
    var product = new Product(packed(w, true, offset), before, sums, false);
    eachBlock(
        x.shape(),
        (t, first, count) -> {
          product.run(t, first, count);
          step.run(t, first, count);
        });
    return results;
  }

  /** Takes the operands of {@link SequenceOp.UnrollGradient}. */
  static List<Tensor> backward(SequenceCell cell, List<Tensor> in) {
    int states = cell.states();
    int carried = cell.carried();
    Tensor w = in.get(states);
    Tensor kept = in.getLast();
    long hidden = w.shape().size(1);
    List<Tensor> sums = new ArrayList<>();
    for (int i = 0; i < (cell.isApart() ? 2 : 1); i++) {
      sums.add(like(kept, cell.gates() * hidden));
    }
    List<Tensor> next = new ArrayList<>();
    Shape state = Shape.of(kept.shape().size(1), hidden);
    for (int s = 0; s < states; s++) next.add(Tensor.zeros(state, w.dtype()));
    var step = new SequenceStep(SequencePrograms.of(cell).backward(), w.dtype(), hidden);
    step.add(SequenceTrack.of(kept), Math.max(1, cell.kept()));
    for (int i = states + 1; i <= states + carried; i++) {
      step.add(SequenceTrack.before(in.get(i + carried), in.get(i)), 1);
    }
    for (Tensor d : in.subList(0, states)) step.add(SequenceTrack.of(d), 1);
    for (Tensor d : next) step.add(SequenceTrack.always(d), 1);
    for (Tensor d : sums) step.add(SequenceTrack.of(d), cell.gates());
    for (Tensor d : next.subList(states - carried, states)) step.add(SequenceTrack.always(d), 1);
    var product =
        new Product(
            packed(w, false, null),
            SequenceTrack.of(sums.getLast()),
            SequenceTrack.always(next.getFirst()),
            carried == states);
    long last = kept.shape().size(0) - 1;
    eachBlock(
        kept.shape(),
        (t, first, count) -> {
          step.run(last - t, first, count);
          product.run(last - t, first, count);
        });
    sums.addAll(next);
    return sums;
  }

  private static Tensor like(Tensor times, long width) {
    return Tensor.allocate(times.dtype(), times.shape().with(2, width));
  }

  private static PackedFactor packed(Tensor w, boolean transposed, @Nullable Tensor offset) {
    Matrix m = Matrix.dense(w.segment(), w.offset(), w.shape().size(0), w.shape().size(1));
    Matrix factor = transposed ? m.transpose() : m;
    return offset == null
        ? new PackedFactor(w.dtype(), factor, null, 0)
        : new PackedFactor(w.dtype(), factor, offset.segment(), offset.offset());
  }

  /** What to do at a time with {@code count} examples from {@code first} on. */
  private interface Examples {
    void run(long time, long first, long count);
  }

  /** Goes with some examples at a time through all times of {@code (T, B, n)}. */
  private static void eachBlock(Shape shape, Examples work) {
    long batch = shape.size(1);
    int blocks = Math.toIntExact((batch + BLOCK - 1) / BLOCK);
    Parallel.run(
        blocks,
        b -> {
          long count = Math.min(BLOCK, batch - b * BLOCK);
          for (long t = 0; t < shape.size(0); t++) work.run(t, b * BLOCK, count);
        });
  }

  /** A product with the weights, from the columns of one track to those of another. */
  private record Product(
      PackedFactor weights, SequenceTrack from, SequenceTrack to, boolean accumulate) {
    void run(long time, long first, long count) {
      Matrix a = from.rows(time, first, count, weights.depth());
      Matrix c = to.rows(time, first, count, weights.columns());
      if (accumulate) weights.accumulate(a, c);
      else weights.multiply(a, c);
    }
  }
}
