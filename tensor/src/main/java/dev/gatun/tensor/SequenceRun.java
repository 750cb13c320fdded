package dev.gatun.tensor;

import dev.gatun.tensor.internal.fusion.Operands;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.linalg.Matrix;
import dev.gatun.tensor.internal.linalg.PackedFactor;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;
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
    Tensor x = in.get(0);
    Tensor w = in.get(1);
    long hidden = w.shape().size(1);
    List<Tensor> results = new ArrayList<>();
    List<Track> before = new ArrayList<>();
    for (Tensor first : in.subList(2, 2 + cell.states())) {
      Tensor all = Tensor.allocate(x.dtype(), x.shape().with(2, hidden));
      results.add(all);
      before.add(new Track(all.view(), first.view(), 1));
    }
    if (cell.kept() > 0) {
      results.add(Tensor.allocate(x.dtype(), x.shape().with(2, cell.kept() * hidden)));
    }
    Track sums = Track.of(results.getLast());
    var streams = new Streams(hidden);
    streams.add(Track.of(x), cell.gates());
    streams.add(sums, cell.gates());
    streams.add(before.subList(cell.states() - cell.carried(), cell.states()));
    for (Tensor state : results.subList(0, cell.states())) streams.add(Track.of(state), 1);
    streams.add(sums, cell.kept());
    var step = new Step(SequencePrograms.of(cell).forward(), x.dtype(), streams.all, hidden);
    Tensor offset = in.size() > 2 + cell.states() ? in.getLast() : null;
    var product = new Product(packed(w, true, offset), before.getFirst(), sums, false);
    inBlocks(
        x.shape().size(1),
        (first, count) -> {
          for (long t = 0; t < x.shape().size(0); t++) {
            product.run(t, first, count);
            step.run(t, first, count);
          }
        });
    return results;
  }

  /** Takes the operands of {@link SequenceOp.UnrollGradient}. */
  static List<Tensor> backward(SequenceCell cell, List<Tensor> in) {
    int states = cell.states();
    int carried = cell.carried();
    Tensor w = in.get(states);
    Tensor kept = in.getLast();
    DType type = w.dtype();
    long hidden = w.shape().size(1);
    Shape sums = kept.shape().with(2, cell.gates() * hidden);
    List<Tensor> results = new ArrayList<>();
    for (int i = 0; i < (cell.isApart() ? 2 : 1); i++) results.add(Tensor.allocate(type, sums));
    Track du = Track.of(results.getLast());
    List<Track> next = new ArrayList<>();
    for (int s = 0; s < states; s++) {
      Tensor d = Tensor.zeros(Shape.of(sums.size(1), hidden), type);
      results.add(d);
      next.add(Track.always(d));
    }
    var streams = new Streams(hidden);
    streams.add(Track.of(kept), Math.max(1, cell.kept()));
    for (int i = states + 1; i <= states + carried; i++) {
      streams.add(List.of(new Track(in.get(i + carried).view(), in.get(i).view(), 1)));
    }
    for (Tensor d : in.subList(0, states)) streams.add(Track.of(d), 1);
    streams.add(next);
    for (Tensor d : results.subList(0, results.size() - states)) {
      streams.add(Track.of(d), cell.gates());
    }
    streams.add(next.subList(states - carried, states));
    var step = new Step(SequencePrograms.of(cell).backward(), type, streams.all, hidden);
    var product = new Product(packed(w, false, null), du, next.getFirst(), carried == states);
    inBlocks(
        sums.size(1),
        (first, count) -> {
          for (long t = sums.size(0) - 1; t >= 0; t--) {
            step.run(t, first, count);
            product.run(t, first, count);
          }
        });
    return results;
  }

  private static PackedFactor packed(Tensor w, boolean transposed, @Nullable Tensor offset) {
    Matrix m = Matrix.dense(w.segment(), w.offset(), w.shape().size(0), w.shape().size(1));
    return new PackedFactor(
        w.dtype(),
        transposed ? m.transpose() : m,
        offset == null ? null : offset.segment(),
        offset == null ? 0 : offset.offset());
  }

  /** What to do with {@code count} examples from {@code first} on. */
  private interface Examples {
    void run(long first, long count);
  }

  private static void inBlocks(long batch, Examples work) {
    int blocks = Math.toIntExact((batch + BLOCK - 1) / BLOCK);
    Parallel.run(blocks, b -> work.run(b * BLOCK, Math.min(BLOCK, batch - b * BLOCK)));
  }

  /**
   * Examples of a batch, time after time.
   *
   * @param all of all times, {@code (T, B, n)}, dense
   * @param first those before the first time, {@code (B, n)}
   * @param lag how many times later than its own each is read
   */
  private record Track(View all, View first, long lag) {
    static Track of(Tensor all) {
      return new Track(all.view(), all.view(), 0);
    }

    /** Returns the same {@code (B, n)} at all times. */
    static Track always(Tensor t) {
      return new Track(t.view(), t.view(), Long.MAX_VALUE);
    }

    MemorySegment segment(long time) {
      return time < lag ? first.segment() : all.segment();
    }

    long width() {
      return all.sizes()[all.rank() - 1];
    }

    /** Returns the number of an example's first element. */
    long at(long time, long example) {
      long batch = first.sizes()[first.rank() - 2];
      return time < lag
          ? first.offset() + example * width()
          : all.offset() + ((time - lag) * batch + example) * width();
    }

    Matrix rows(long time, long example, long count, long columns) {
      return new Matrix(segment(time), at(time, example), count, columns, width(), 1);
    }
  }

  /** One number for each unit, at every time. */
  private record Stream(Track track, long column) {}

  /** The operands and results of a step's program, in order. */
  private static final class Streams {
    private final List<Stream> all = new ArrayList<>();
    private final long hidden;

    Streams(long hidden) {
      this.hidden = hidden;
    }

    void add(Track track, int blocks) {
      for (int k = 0; k < blocks; k++) all.add(new Stream(track, k * hidden));
    }

    void add(List<Track> tracks) {
      for (Track t : tracks) add(t, 1);
    }
  }

  /** A product with the weights, from the columns of one track to those of another. */
  private record Product(PackedFactor weights, Track from, Track to, boolean accumulate) {
    void run(long time, long first, long count) {
      Matrix a = from.rows(time, first, count, weights.depth());
      Matrix c = to.rows(time, first, count, weights.columns());
      if (accumulate) weights.accumulate(a, c);
      else weights.multiply(a, c);
    }
  }

  /** What is computed for each unit. */
  private record Step(ElementwiseProgram program, DType type, List<Stream> streams, long hidden) {
    void run(long time, long first, long count) {
      int n = streams.size();
      var operands = new Operands(n, program.arity());
      var kernel = program.kernel(type);
      long[] starts = new long[n];
      for (int i = 0; i < n; i++) {
        Stream s = streams.get(i);
        starts[i] = (s.track.at(time, first) + s.column) * type.bytes();
        operands.stream(i, s.track.segment(time), starts[i]);
      }
      for (long b = 0; b < count; b++) {
        for (int i = 0; i < n; i++) {
          operands.move(i, starts[i] + b * streams.get(i).track.width() * type.bytes());
        }
        kernel.run(operands, 0, hidden);
      }
    }
  }
}
