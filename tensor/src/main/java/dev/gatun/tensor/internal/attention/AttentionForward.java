package dev.gatun.tensor.internal.attention;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.attention.BlockPass.Block;
import dev.gatun.tensor.internal.attention.BlockPass.Result;
import dev.gatun.tensor.internal.attention.BlockPass.Target;
import dev.gatun.tensor.internal.attention.BlockProduct.Left;
import dev.gatun.tensor.internal.attention.BlockProduct.Right;
import dev.gatun.tensor.internal.attention.BlockProduct.Sizes;
import dev.gatun.tensor.internal.fusion.Operands;
import dev.gatun.tensor.internal.linalg.Matrix;
import dev.gatun.tensor.internal.linalg.Panels;
import dev.gatun.tensor.internal.linalg.Scratch;
import dev.gatun.tensor.internal.linalg.Scratch.Slot;
import java.lang.foreign.MemorySegment;

/**
 * The means of the values of one head for some of its queries. Block by block of keys, each query's
 * mean so far is kept as a sum of values whose weights are relative to the largest score so far
 * (Milakov and Gimelshein 2018; Dao et al. 2022, algorithm 1).
 */
final class AttentionForward {
  private final BlockKernels kernels;
  private final long size;
  private final int width;
  private final int depth;
  private final int outputs;
  private final int columns;
  private final int queryLine;
  private final int scoreLine;
  private final Object left;
  private final Object right;
  private final int rows;
  private final int values;
  private final MemorySegment memory;
  private final long sums;
  private final long maxima;
  private final long totals;
  private final long scores;
  private final long room;
  private final BlockProduct product;
  private final Operands exponent = new Operands(2, 1);

  /**
   * Prepares for heads of these sizes.
   *
   * @param most the most queries at a time
   */
  AttentionForward(AttentionBlocks.Input in, long most) {
    DType type = in.type();
    long keys = in.k().rows();
    this.kernels = BlockKernels.of(type);
    this.size = type.bytes();
    this.depth = Math.toIntExact(in.q().cols());
    this.outputs = Math.toIntExact(in.v().cols());
    this.columns = BlockSizes.padded(this.outputs);
    this.width = BlockSizes.padded(Math.min(keys, BlockSizes.KEYS));
    this.rows = Math.toIntExact(most);
    int lanes = kernels.tiles().lanes();
    this.queryLine = this.depth + lanes;
    this.scoreLine = width + lanes;
    this.values = BlockProduct.panels(kernels.tiles(), depth, width);
    var scratch = Scratch.current();
    int block = Math.min(rows, BlockSizes.QUERIES);
    this.left = scratch.array(type, Slot.LEFT, (long) rows * queryLine + (long) block * scoreLine);
    this.right =
        scratch.array(
            type, Slot.RIGHT, values + (long) BlockProduct.panels(kernels.tiles(), width, outputs));
    this.sums = (long) rows * columns * size;
    this.maxima = sums + (long) rows * BlockPass.LANES * size;
    this.totals = maxima + BlockSizes.padded(rows) * size;
    this.scores = totals + BlockSizes.padded(rows) * size;
    this.room = scores + (long) block * (width + 1) * size;
    this.memory = scratch.segment(room + (long) block * width * size);
    this.product = new BlockProduct(kernels.tiles(), block);
  }

  /** Computes the output, and the logarithms of the sums of the weights, one behind the other. */
  void run(AttentionHead in, Matrix out, MemorySegment logSums, long at) {
    int count = (int) in.q().rows();
    clear(count);
    Panels.lines(kernels.tiles(), in.q(), left, 0, queryLine);
    Scores.multiply(left, 0, count * queryLine, in.scale());
    for (long key = 0; key < in.k().rows(); key += BlockSizes.KEYS) {
      if (in.scores().hides(key, in.first() + count)) break;
      int keys = (int) Math.min(BlockSizes.KEYS, in.k().rows() - key);
      pack(in, key, keys);
      for (int q = 0; q < count; q += BlockSizes.QUERIES) {
        int block = Math.min(BlockSizes.QUERIES, count - q);
        long end = in.first() + q + block;
        if (!in.scores().hides(key, end)) {
          block(in, q, block, key, in.scores().seen(key, keys, end), keys);
        }
      }
    }
    finish(count, out, logSums, at);
  }

  private void clear(int count) {
    memory.asSlice(0, (long) count * columns * size).fill((byte) 0);
    memory.asSlice(sums, (long) count * BlockPass.LANES * size).fill((byte) 0);
    Scores.hide(kernels.tiles().type(), memory, maxima, count);
  }

  private void pack(AttentionHead in, long key, int keys) {
    Matrix k = Heads.part(in.k(), key, keys).transpose();
    Matrix v = Heads.part(in.v(), key, keys);
    Panels.pack(kernels.tiles(), k, right, 0, depth * kernels.tiles().panel(), true);
    Panels.pack(kernels.tiles(), v, right, values, keys * kernels.tiles().panel(), true);
  }

  private void block(AttentionHead in, int q, int count, long key, int keys, int packed) {
    int padded = BlockSizes.padded(keys);
    var block = new Block(scores, count, padded);
    var queries = new Left(left, q * queryLine, queryLine, false);
    var products = new Result(memory, scores, padded * size);
    product.multiply(
        queries, new Right(right, 0, depth), products, new Sizes(count, depth, keys), false);
    in.scores().complete(kernels, memory, block, room, in.first() + q, key, keys);
    long factors = scores + (long) count * padded * size;
    kernels.pass().shift(memory, block, maxima + q * size, factors);
    exponent.stream(0, memory, scores);
    exponent.stream(1, memory, scores);
    kernels.exp().run(exponent, 0, (long) count * (padded + 1));
    int lines = rows * queryLine;
    kernels
        .pass()
        .collect(
            memory,
            block,
            factors,
            sums + (long) q * BlockPass.LANES * size,
            new Target(left, lines, scoreLine));
    long means = (long) q * columns * size;
    kernels.pass().scale(memory, new Block(means, count, columns), factors);
    product.multiply(
        new Left(left, lines, scoreLine, false),
        new Right(right, values, packed),
        new Result(memory, means, columns * size),
        new Sizes(count, keys, outputs),
        true);
  }

  private void finish(int count, Matrix out, MemorySegment logSums, long at) {
    kernels.pass().total(memory, sums, count, totals);
    var result = new Result(out.segment(), out.offset() * size, out.rowStride() * size);
    kernels.pass().divide(memory, new Block(0, count, columns), totals, result, outputs);
    var operands = new Operands(3, 2);
    operands.stream(0, memory, maxima);
    operands.stream(1, memory, totals);
    operands.stream(2, logSums, at);
    kernels.logSum().run(operands, 0, count);
  }
}
