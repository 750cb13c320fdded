package dev.gatun.tensor;

import dev.gatun.tensor.internal.fusion.Operands;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.linalg.Matrix;
import dev.gatun.tensor.internal.linalg.PackedFactor;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.util.List;

/**
 * Long short-term memory over a whole sequence. Each thread takes some examples of the batch from
 * one end of the sequence to the other, so that none waits for another at each time; the weights
 * are packed once for all.
 */
final class LstmRun {
  /** The examples of one block of work: few, but enough to fill register tiles. */
  private static final long BLOCK = 8;

  /** From the sums for i, f, g and o and the cell before to the gates, the cell and h. */
  private static final ElementwiseProgram STEP =
      ElementwiseProgram.of(
          "lstm",
          5,
          0,
          in -> {
            Expr i = in.operands().get(0).sigmoid();
            Expr f = in.operands().get(1).sigmoid();
            Expr g = in.operands().get(2).tanh();
            Expr o = in.operands().get(3).sigmoid();
            Expr c = f.mul(in.operands().get(4)).add(i.mul(g));
            return List.of(i, f, g, o, c, o.mul(c.tanh()));
          });

  /**
   * From the gates, the cell, the one before, and the gradients of h and the cell, each from
   * outside and from the next time, to the gradients of the sums and the cell before.
   */
  private static final ElementwiseProgram STEP_BACK =
      ElementwiseProgram.of(
          "lstm'",
          10,
          0,
          in -> {
            Expr i = in.operands().get(0);
            Expr f = in.operands().get(1);
            Expr g = in.operands().get(2);
            Expr o = in.operands().get(3);
            Expr t = in.operands().get(4).tanh();
            Expr dh = in.operands().get(6).add(in.operands().get(7));
            Expr through = dh.mul(o).mul(t.mul(t).rsub(1));
            Expr dc = in.operands().get(8).add(in.operands().get(9)).add(through);
            return List.of(
                dc.mul(g).mul(i.mul(i.rsub(1))),
                dc.mul(in.operands().get(5)).mul(f.mul(f.rsub(1))),
                dc.mul(i).mul(g.mul(g).rsub(1)),
                dh.mul(t).mul(o.mul(o.rsub(1))),
                dc.mul(f));
          });

  private LstmRun() {}

  /** The examples of a batch at one time, of a dense (T, B, n) or (B, n). */
  private record At(View states, long time) {
    long width() {
      return states.sizes()[states.rank() - 1];
    }

    private long offset(long example) {
      long batch = states.sizes()[states.rank() - 2];
      return states.offset() + (time * batch + example) * width();
    }

    /** Lets operand {@code i} begin at a column of an example. */
    void place(Operands operands, int i, long example, long column) {
      long bytes = (offset(example) + column) * states.dtype().bytes();
      operands.stream(i, states.segment(), bytes);
    }

    Matrix rows(long first, long count) {
      return Matrix.dense(states.segment(), offset(first), count, width());
    }

    void clear(long first, long count) {
      long size = states.dtype().bytes();
      states.segment().asSlice(offset(first) * size, count * width() * size).fill((byte) 0);
    }
  }

  /** What to do with {@code count} examples from {@code first} on. */
  private interface Examples {
    void run(long first, long count);
  }

  private static void inBlocks(long batch, Examples work) {
    int blocks = Math.toIntExact((batch + BLOCK - 1) / BLOCK);
    Parallel.run(blocks, b -> work.run(b * BLOCK, Math.min(BLOCK, batch - b * BLOCK)));
  }

  private static PackedFactor packed(Tensor w, boolean transposed) {
    long columns = w.shape().size(1);
    Matrix m = Matrix.dense(w.segment(), w.offset(), w.shape().size(0), columns);
    return new PackedFactor(w.dtype(), transposed ? m.transpose() : m);
  }

  static List<Tensor> forward(Tensor x, Tensor w, Tensor firstH, Tensor firstC) {
    Shape states = x.shape().with(2, w.shape().size(1));
    Tensor hs = Tensor.allocate(x.dtype(), states);
    Tensor cs = Tensor.allocate(x.dtype(), states);
    Tensor gates = Tensor.allocate(x.dtype(), x.shape());
    gates.copyFrom(x);
    var run = new Forward(packed(w, true), gates.view(), hs.view(), cs.view());
    At h = new At(firstH.view(), 0);
    At c = new At(firstC.view(), 0);
    inBlocks(states.size(1), (first, count) -> run.examples(h, c, first, count));
    return List.of(hs, cs, gates);
  }

  /** What a forward run reads and writes. */
  private record Forward(PackedFactor weights, View gates, View hs, View cs) {
    void examples(At firstH, At firstC, long first, long count) {
      At h = firstH;
      At c = firstC;
      for (long t = 0; t < hs.sizes()[0]; t++) {
        At sums = new At(gates, t);
        weights.accumulate(h.rows(first, count), sums.rows(first, count));
        At before = c;
        c = new At(cs, t);
        h = new At(hs, t);
        step(sums, before, c, h, first, count);
      }
    }
  }

  private static void step(At gates, At before, At c, At h, long first, long count) {
    var operands = new Operands(11, 5);
    var kernel = STEP.kernel(c.states().dtype());
    for (long b = first; b < first + count; b++) {
      for (int k = 0; k < 4; k++) {
        gates.place(operands, k, b, k * c.width());
        gates.place(operands, 5 + k, b, k * c.width());
      }
      before.place(operands, 4, b, 0);
      c.place(operands, 9, b, 0);
      h.place(operands, 10, b, 0);
      kernel.run(operands, 0, c.width());
    }
  }

  /** Takes the operands of {@link SequenceOp.LstmGradient}. */
  static List<Tensor> backward(Tensor... in) {
    Tensor sums = Tensor.allocate(in[5].dtype(), in[5].shape());
    Tensor dh = Tensor.zeros(in[3].shape(), in[3].dtype());
    Tensor dc = Tensor.zeros(in[3].shape(), in[3].dtype());
    At first = new At(in[3].view(), 0);
    var run =
        new Backward(
            packed(in[2], false), in[0].view(), in[1].view(), in[4].view(), in[5].view(), first);
    View dx = sums.view();
    At h = new At(dh.view(), 0);
    At c = new At(dc.view(), 0);
    inBlocks(in[3].shape().size(0), (from, count) -> run.examples(dx, h, c, from, count));
    return List.of(sums, dh, dc);
  }

  /** What a backward run reads. */
  private record Backward(
      PackedFactor weights, View dhs, View dcs, View cs, View gates, At firstC) {
    void examples(View dx, At dh, At dc, long first, long count) {
      for (long t = gates.sizes()[0] - 1; t >= 0; t--) {
        At sums = new At(dx, t);
        step(t, sums, dh, dc, first, count);
        dh.clear(first, count);
        weights.accumulate(sums.rows(first, count), dh.rows(first, count));
      }
    }

    private void step(long t, At sums, At dh, At dc, long first, long count) {
      At before = t == 0 ? firstC : new At(cs, t - 1);
      var operands = new Operands(15, 10);
      var kernel = STEP_BACK.kernel(cs.dtype());
      for (long b = first; b < first + count; b++) {
        for (int k = 0; k < 4; k++) {
          new At(gates, t).place(operands, k, b, k * before.width());
          sums.place(operands, 10 + k, b, k * before.width());
        }
        new At(cs, t).place(operands, 4, b, 0);
        before.place(operands, 5, b, 0);
        new At(dhs, t).place(operands, 6, b, 0);
        dh.place(operands, 7, b, 0);
        new At(dcs, t).place(operands, 8, b, 0);
        dc.place(operands, 9, b, 0);
        dc.place(operands, 14, b, 0);
        kernel.run(operands, 0, before.width());
      }
    }
  }
}
