package dev.gatun.tensor.internal.attention;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.attention.AttentionBlocks.Numbers;
import dev.gatun.tensor.internal.attention.BlockPass.Block;
import dev.gatun.tensor.internal.attention.BlockPass.Deltas;
import dev.gatun.tensor.internal.attention.BlockPass.Result;
import dev.gatun.tensor.internal.attention.BlockPass.Spread;
import dev.gatun.tensor.internal.attention.BlockPass.Target;
import dev.gatun.tensor.internal.attention.BlockProduct.Left;
import dev.gatun.tensor.internal.attention.BlockProduct.Right;
import dev.gatun.tensor.internal.attention.BlockProduct.Sizes;
import dev.gatun.tensor.internal.fusion.Operands;
import dev.gatun.tensor.internal.linalg.Matrix;
import dev.gatun.tensor.internal.linalg.Panels;
import dev.gatun.tensor.internal.linalg.Scratch;
import dev.gatun.tensor.internal.linalg.Scratch.Slot;
import dev.gatun.tensor.internal.linalg.Tiles;
import java.lang.foreign.MemorySegment;

/**
 * The gradients of one head with respect to queries, and to some of its keys and values: scores and
 * weights are computed again, block by block (Dao et al. 2022, algorithm 4).
 */
final class AttentionBackward {
  private final BlockKernels kernels;
  private final Tiles tiles;
  private final long size;
  private final int depth;
  private final int outputs;
  private final int queryLine;
  private final int slopeLine;
  private final int scoreLine;
  private final int group;
  private final Object left;
  private final Object right;
  private final int outGradients;
  private final int lines;
  private final int slopes;
  private final int weights;
  private final int keyPanels;
  private final int valuePanels;
  private final int queryPanels;
  private final int slopePanels;
  private final MemorySegment memory;
  private final long second;
  private final BlockProduct product;
  private final Operands exponent = new Operands(2, 1);

  /** Prepares for heads of these sizes. */
  AttentionBackward(AttentionBlocks.Input in) {
    DType type = in.type();
    long keys = in.k().rows();
    this.kernels = BlockKernels.of(type);
    this.tiles = kernels.tiles();
    this.size = type.bytes();
    this.depth = Math.toIntExact(in.q().cols());
    this.outputs = Math.toIntExact(in.v().cols());
    int rows = (int) Math.min(in.q().rows(), BlockSizes.SHARED);
    int block = Math.min(rows, BlockSizes.QUERIES);
    int width = BlockSizes.padded(Math.min(keys, BlockSizes.KEYS));
    int lanes = tiles.lanes();
    this.queryLine = this.depth + lanes;
    this.slopeLine = this.outputs + lanes;
    this.scoreLine = width + lanes;
    this.group = (block + 2) * lanes;
    int groups = width / lanes * group;
    this.outGradients = rows * queryLine;
    this.lines = outGradients + rows * slopeLine;
    this.slopes = lines + block * scoreLine;
    this.weights = slopes + groups;
    this.keyPanels = BlockProduct.panels(tiles, depth, width);
    this.valuePanels = keyPanels + BlockProduct.panels(tiles, width, depth);
    this.queryPanels = valuePanels + BlockProduct.panels(tiles, outputs, width);
    this.slopePanels = queryPanels + BlockProduct.panels(tiles, rows, depth);
    var scratch = Scratch.current();
    int end = slopePanels + BlockProduct.panels(tiles, rows, outputs);
    this.left = scratch.array(type, Slot.LEFT, (long) weights + groups);
    this.right = scratch.array(type, Slot.RIGHT, end);
    this.second = (long) block * width * size;
    this.memory = scratch.segment(2 * second);
    this.product = new BlockProduct(tiles, Math.max(block, width));
  }

  /**
   * What one head reads, and for each query the logarithm of the sum of its weights and how much
   * the gradients of its scores are too large before they are subtracted.
   */
  record Input(AttentionHead head, Matrix g, Numbers logSums, Numbers deltas) {
    Matrix q() {
      return head.q();
    }

    Scores scores() {
      return head.scores();
    }
  }

  /** Where the gradients go, zeros at first if queries do not see all keys. */
  record Output(Matrix q, Matrix k, Matrix v) {}

  /**
   * A block.
   *
   * @param query its first query
   * @param place where that is among the packed ones
   * @param key its first key
   * @param from the first key of this part of the work
   * @param keys how many keys are packed
   */
  private record Place(long query, int place, int rows, long key, long from, int keys) {
    int seen(Scores scores) {
      return scores.seen(key, keys, query + rows);
    }
  }

  /** Computes the gradients that come from the keys from {@code from} up to {@code to}. */
  void run(Input in, Output out, long from, long to) {
    for (long q = 0; q < in.q().rows(); q += BlockSizes.SHARED) {
      int count = (int) Math.min(BlockSizes.SHARED, in.q().rows() - q);
      if (in.scores().hides(from, q + count)) continue;
      packQueries(in, q, count);
      for (long key = from; key < to; key += BlockSizes.KEYS) {
        if (in.scores().hides(key, q + count)) break;
        int keys = (int) Math.min(BlockSizes.KEYS, to - key);
        packKeys(in, key, keys);
        for (int b = 0; b < count; b += BlockSizes.QUERIES) {
          int rows = Math.min(BlockSizes.QUERIES, count - b);
          if (!in.scores().hides(key, q + b + rows)) {
            var place = new Place(q + b, b, rows, key, from, keys);
            block(in, place);
            add(out, place, in.scores());
          }
        }
      }
    }
  }

  private void packQueries(Input in, long first, int count) {
    Matrix q = Heads.part(in.q(), first, count);
    Matrix g = Heads.part(in.g(), first, count);
    Panels.lines(tiles, q, left, 0, queryLine);
    Scores.multiply(left, 0, count * queryLine, in.head().scale());
    Panels.lines(tiles, g, left, outGradients, slopeLine);
    for (int b = 0; b < count; b += BlockSizes.QUERIES) {
      int rows = Math.min(BlockSizes.QUERIES, count - b);
      pack(Heads.part(q, b, rows), queryPanels + BlockProduct.panels(tiles, b, depth));
      pack(Heads.part(g, b, rows), slopePanels + BlockProduct.panels(tiles, b, outputs));
    }
  }

  private void packKeys(Input in, long key, int keys) {
    Matrix k = Heads.part(in.head().k(), key, keys);
    pack(k.transpose(), 0);
    pack(k, keyPanels);
    pack(Heads.part(in.head().v(), key, keys).transpose(), valuePanels);
  }

  private void pack(Matrix m, int at) {
    Panels.pack(tiles, m, right, at, (int) m.rows() * tiles.panel(), true);
  }

  private void block(Input in, Place p) {
    int keys = p.seen(in.scores());
    int width = BlockSizes.padded(keys);
    var block = new Block(0, p.rows(), width);
    long rowBytes = width * size;
    product.multiply(
        new Left(left, p.place() * queryLine, queryLine, false),
        new Right(right, 0, depth),
        new Result(memory, 0, rowBytes),
        new Sizes(p.rows(), depth, keys),
        false);
    in.scores().complete(kernels, memory, block, second, p.query(), p.key(), keys);
    long logSums = (in.logSums().offset() + p.query()) * size;
    kernels.pass().subtract(memory, block, in.logSums().segment(), logSums);
    exponent.stream(0, memory, 0);
    exponent.stream(1, memory, 0);
    kernels.exp().run(exponent, 0, (long) p.rows() * width);
    product.multiply(
        new Left(left, outGradients + p.place() * slopeLine, slopeLine, false),
        new Right(right, valuePanels, outputs),
        new Result(memory, second, rowBytes),
        new Sizes(p.rows(), outputs, keys),
        false);
    long at = (in.deltas().offset() + p.query()) * size;
    var deltas = new Deltas(in.deltas().segment(), at, in.head().scale());
    var targets =
        new Spread(
            new Target(left, lines, scoreLine),
            new Target(left, slopes, group),
            new Target(left, weights, group));
    kernels.pass().spread(memory, block, second, deltas, targets);
  }

  /** Adds what a block contributes; the first one sets the sums if none is ever skipped. */
  private void add(Output out, Place p, Scores scores) {
    int keys = p.seen(scores);
    boolean later = scores.causal() || p.query() > 0;
    product.multiply(
        new Left(left, lines, scoreLine, false),
        new Right(right, keyPanels, p.keys()),
        result(out.q(), p.query()),
        new Sizes(p.rows(), keys, depth),
        scores.causal() || p.key() > p.from());
    product.multiply(
        new Left(left, weights, group, true),
        new Right(right, slopePanels + BlockProduct.panels(tiles, p.place(), outputs), p.rows()),
        result(out.v(), p.key()),
        new Sizes(keys, p.rows(), outputs),
        later);
    product.multiply(
        new Left(left, slopes, group, true),
        new Right(right, queryPanels + BlockProduct.panels(tiles, p.place(), depth), p.rows()),
        result(out.k(), p.key()),
        new Sizes(keys, p.rows(), depth),
        later);
  }

  private Result result(Matrix m, long row) {
    return new Result(m.segment(), (m.offset() + row * m.rowStride()) * size, m.rowStride() * size);
  }
}
