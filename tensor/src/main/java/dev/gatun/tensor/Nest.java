package dev.gatun.tensor;

import java.util.Arrays;

/**
 * A nest of loops over several tensors at once, with as few dimensions as their strides allow. The
 * innermost dimension is the one where the result's stride is 1.
 */
final class Nest {
  private final long[] sizes;
  private final long[][] strides;

  private Nest(long[] sizes, long[][] strides) {
    this.sizes = sizes;
    this.strides = strides;
  }

  /** Returns the nest for operands that broadcast to {@code shape}, in the order of one of them. */
  static Nest of(Shape shape, Tensor[] operands, int leader) {
    long[][] all = new long[operands.length][];
    for (int i = 0; i < all.length; i++) {
      all[i] = Strides.broadcast(operands[i].shape(), operands[i].stridesShared(), shape);
    }
    long[] sizes = new long[Math.max(1, shape.rank())];
    long[][] steps = new long[sizes.length][all.length];
    int depth = 0;
    for (int d : Strides.innermostFirst(all[leader])) {
      if (shape.size(d) == 1) continue;
      for (int i = 0; i < all.length; i++) steps[depth][i] = all[i][d];
      if (depth > 0 && continues(steps[depth - 1], sizes[depth - 1], steps[depth])) {
        sizes[depth - 1] *= shape.size(d);
      } else {
        sizes[depth++] = shape.size(d);
      }
    }
    if (depth == 0) {
      sizes[depth++] = 1;
      Arrays.fill(steps[0], 1);
    }
    return new Nest(Arrays.copyOf(sizes, depth), Arrays.copyOf(steps, depth));
  }

  private static boolean continues(long[] inner, long size, long[] outer) {
    for (int i = 0; i < inner.length; i++) if (outer[i] != inner[i] * size) return false;
    return true;
  }

  long innerSize() {
    return sizes[0];
  }

  /** Returns the step of an operand along the innermost dimension. */
  long inner(int operand) {
    return strides[0][operand];
  }

  int outerRank() {
    return sizes.length - 1;
  }

  long outerCount() {
    long n = 1;
    for (int d = 1; d < sizes.length; d++) n *= sizes[d];
    return n;
  }

  /** Returns the position of the outer dimensions after {@code row} steps. */
  long[] position(long row) {
    long[] p = new long[outerRank()];
    long rest = row;
    for (int d = 0; d < p.length; d++) {
      p[d] = rest % sizes[d + 1];
      rest /= sizes[d + 1];
    }
    return p;
  }

  void advance(long[] position) {
    for (int d = 0; d < position.length; d++) {
      if (++position[d] < sizes[d + 1]) return;
      position[d] = 0;
    }
  }

  /** Returns how far from its first element an operand is at this position. */
  long offset(int operand, long[] position) {
    long o = 0;
    for (int d = 0; d < position.length; d++) o += position[d] * strides[d + 1][operand];
    return o;
  }
}
