package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;

/** Softmax and its logarithm, by functions of our own and the fixed sums of {@link Fold}. */
public final class Softmaxes {
  private static final long FEW = 16;

  private Softmaxes() {}

  /**
   * Puts {@code exp(x - max) / sum(exp(x - max))} along {@code dim} into {@code to}, or its
   * logarithm {@code x - max - log(sum(exp(x - max)))}.
   *
   * @param from floats of any strides
   * @param to the same sizes; any strides that keep its elements apart
   * @param log whether the logarithm is wanted
   */
  public static void softmax(View from, int dim, View to, boolean log) {
    if (to.count() == 0) return;
    DType type = from.dtype() == DType.F64 ? DType.F64 : DType.F32;
    try (var scratch = new Scratch()) {
      View source = scratch.converted(from, type);
      View target = to.dtype() == type ? to : scratch.dense(type, to.sizes());
      compute(source, dim, target, log, scratch);
      if (to.dtype() != type) Copies.copy(target, to);
    }
  }

  private static void compute(View from, int dim, View to, boolean log, Scratch scratch) {
    View source = Lines.last(from, dim);
    View target = Lines.last(to, dim);
    if (source.isRowMajor() && target.isRowMajor()) {
      RowSoftmax.run(Lines.matrix(source), Lines.matrix(target), log);
      return;
    }
    Nest lines = Nest.of(Lines.heads(to, dim), Lines.heads(from, dim)).atLeast(2);
    int last = lines.depth() - 1;
    int width = from.dtype().bytes();
    boolean sideBySide = lines.loopOf(0, width) == last && lines.loopOf(1, width) == last;
    if (sideBySide && lines.inner(0) >= FEW) {
      ColumnSoftmax.run(lines, from, to, dim, log);
      return;
    }
    View rows = Lines.rows(source, scratch);
    View results = target.isRowMajor() ? target : scratch.dense(to.dtype(), target.sizes());
    RowSoftmax.run(rows, Lines.matrix(results), log);
    if (!target.isRowMajor()) Copies.copy(results, target);
  }
}
