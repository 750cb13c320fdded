package dev.gatun.tensor.internal.attention;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.linalg.Matrix;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Attention whose scores never leave the cache, and its gradient. How the work is cut follows from
 * the shapes alone, and so does the order of every sum.
 */
public final class AttentionBlocks {
  private AttentionBlocks() {}

  /**
   * What attention reads.
   *
   * @param mask what is added to the scores, or null
   * @param causal whether queries see only the keys up to their own place
   */
  public record Input(
      DType type, Heads q, Heads k, Heads v, @Nullable Heads mask, double scale, boolean causal) {
    /** Returns some queries of a head, with all its keys. */
    private AttentionHead part(int head, long first, long count) {
      var scores = new Scores(mask == null ? null : mask.matrix(head), causal);
      Matrix queries = Heads.part(q.matrix(head), first, count);
      return new AttentionHead(queries, k.matrix(head), v.matrix(head), scores, first, scale);
    }

    /** Returns the multiply-adds of one product of each kind for a head. */
    private double work() {
      return (double) q.rows() * k.rows() * (q.cols() + v.cols());
    }
  }

  /** Numbers of all queries of all heads, one behind the other; the offset counts elements. */
  public record Numbers(MemorySegment segment, long offset) {
    private Numbers from(long at) {
      return new Numbers(segment, offset + at);
    }
  }

  /** Computes the means of the values and the logarithms of the sums of their weights. */
  public static void forward(Input in, Heads out, Numbers logSums) {
    long queries = in.q().rows();
    long some = BlockSizes.queries(in.q().count(), queries);
    long parts = BlockSizes.blocks(queries, some);
    inGroups(
        in.q().count() * parts,
        in.work() / parts,
        (from, to) -> {
          var run = new AttentionForward(in, Math.min(some, queries));
          for (long n = from; n < to; n++) {
            int head = (int) (n / parts);
            long first = n % parts * some;
            long count = Math.min(some, queries - first);
            Matrix y = Heads.part(out.matrix(head), first, count);
            long at = (logSums.offset() + head * queries + first) * in.type().bytes();
            run.run(in.part(head, first, count), y, logSums.segment(), at);
          }
        });
  }

  /** Returns into how many parts the gradients of the queries are cut, to be added afterwards. */
  public static int parts(int heads, long keys) {
    return BlockSizes.parts(heads, keys);
  }

  /**
   * Computes the gradients, or if queries do not see all keys, adds them to what is in {@code dq},
   * {@code dk} and {@code dv}. There is a {@code dq} for each of the {@link #parts}, all heads of
   * the first before those of the second.
   */
  public static void backward(
      Input in, Heads g, Numbers logSums, Numbers deltas, Heads dq, Heads dk, Heads dv) {
    int heads = in.q().count();
    int parts = BlockSizes.parts(heads, in.k().rows());
    long some = BlockSizes.keyBlocks(heads, in.k().rows()) * BlockSizes.KEYS;
    inGroups(
        (long) heads * parts,
        2.5 * in.work() / parts,
        (first, end) -> {
          var run = new AttentionBackward(in);
          for (long n = first; n < end; n++) {
            int head = (int) (n % heads);
            long at = head * in.q().rows();
            var input =
                new AttentionBackward.Input(
                    in.part(head, 0, in.q().rows()),
                    g.matrix(head),
                    logSums.from(at),
                    deltas.from(at));
            var output =
                new AttentionBackward.Output(dq.matrix((int) n), dk.matrix(head), dv.matrix(head));
            long from = n / heads * some;
            run.run(input, output, from, Math.min(in.k().rows(), from + some));
          }
        });
  }

  /** Parts of the work, one after the other. */
  private interface Parts {
    void run(long from, long to);
  }

  /** Shares parts among threads, several at a time if each is little work. */
  private static void inGroups(long count, double work, Parts parts) {
    long few = (long) Math.max(1, BlockSizes.SMALL / 8 / Math.max(1, work));
    long group = work * count <= BlockSizes.SMALL ? Math.max(1, count) : few;
    Parallel.run(
        Math.toIntExact(BlockSizes.blocks(count, group)),
        g -> parts.run(g * group, Math.min(count, (g + 1) * group)));
  }
}
