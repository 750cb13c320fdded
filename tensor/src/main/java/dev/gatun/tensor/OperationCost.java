package dev.gatun.tensor;

import java.util.List;

/**
 * What an operation costs at least, told from the operation and the shapes alone: the numbers that
 * a kernel's time is held against (the roofline model of Williams, Waterman and Patterson, 2009).
 *
 * <p>Floating-point operations are counted by the textbook: a multiplication and an addition are
 * two, each function of an expression is one, however many instructions it takes. Comparisons count
 * where they are the work, as in max pooling. Where the number depends on the values (eigenvalues,
 * sorting) it is 0.
 *
 * @param flops the floating-point operations
 * @param bytes what the operands and results take in memory, each read or written once; a view
 *     takes none
 */
public record OperationCost(long flops, long bytes) {
  private static final OperationCost NONE = new OperationCost(0, 0);

  /**
   * Returns what an operation costs that took these operands and gave these results. What a {@link
   * CustomOp} does with tensors is counted where it is done, so that itself costs nothing.
   */
  public static OperationCost of(Op op, List<Tensor> operands, List<Tensor> results) {
    if (op instanceof CustomOp || isView(operands, results)) return NONE;
    return new OperationCost(flops(op, operands, results), traffic(op, operands, results));
  }

  private static boolean isView(List<Tensor> operands, List<Tensor> results) {
    return results.size() == 1
        && operands.stream().anyMatch(t -> t.storage() == results.getFirst().storage());
  }

  private static long traffic(Op op, List<Tensor> operands, List<Tensor> results) {
    return switch (op) {
      case Op.Gather _, Op.IndexSelect _ -> bytes(operands.subList(1, 2)) + 2 * bytes(results);
      default -> bytes(operands) + bytes(results);
    };
  }

  /** Returns the bytes of all tensors, of expanded ones those that are there. */
  static long bytes(List<Tensor> tensors) {
    long bytes = 0;
    for (Tensor t : tensors) {
      long n = t.dtype().bytes();
      for (int d = 0; d < t.shape().rank(); d++) {
        if (t.stridesShared()[d] != 0) n *= t.shape().size(d);
      }
      bytes += t.shape().count() == 0 ? 0 : n;
    }
    return bytes;
  }

  private static long flops(Op op, List<Tensor> operands, List<Tensor> results) {
    Shape in = operands.getFirst().shape();
    long read = in.count();
    long written = results.getFirst().shape().count();
    return switch (op) {
      case Op.Primitive _, Op.WithScalar _ -> written;
      case Op.Fused f -> written * f.function().functions();
      case Op.Reduction _ -> read;
      case Op.Motion _, Op.Cast _, Locating _ -> 0;
      case Op.Product _ -> 2 * written * in.size(-1);
      case Op.Window w -> window(w, operands, written);
      case Op.Index i -> index(i, operands);
      case Op.Scan s -> s instanceof Op.CumSum ? read : 5 * read;
      case Cumulation c -> c instanceof Cumulation.Recurrence ? 2 * read : read;
      case Op.Dropout _ -> read;
      case MatrixFunction m -> matrices(m, in, operands.getLast().shape());
      case Normalization n -> (n instanceof Normalization.Normalize ? 8 : 10) * read;
      case SequenceOp s -> sequence(s, operands);
      case AttentionOp a -> attention(a, operands);
      case Spectral s -> fourier(s, in);
      case CustomOp _ -> 0;
    };
  }

  private static long window(Op.Window op, List<Tensor> operands, long written) {
    Shape a = operands.get(0).shape();
    return switch (op) {
      case Op.Convolution _, Op.ConvolutionRelu _ ->
          2 * written * taps(operands.get(1).shape()) + (operands.size() > 2 ? written : 0);
      case Op.ConvolutionInputGradient _ -> 2 * a.count() * taps(operands.get(1).shape());
      case Op.ConvolutionWeightGradient g ->
          2 * operands.get(1).shape().count() * taps(g.weights());
      case Op.MaxPool m -> written * size(m.window());
      case Op.AvgPool p -> written * size(p.window());
      case Op.AvgPoolGradient g -> a.count() * size(g.pool().window());
      case Op.MaxPoolGradient _ -> a.count();
      case Op.MaxPoolGather _ -> 0;
    };
  }

  /**
   * Returns the products that an output is the sum of, for weights {@code (O, C / groups, ...)}.
   */
  private static long taps(Shape weights) {
    return weights.size(0) == 0 ? 0 : weights.count() / weights.size(0);
  }

  private static long size(PoolWindow window) {
    return window.kernel().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
  }

  private static long index(Op.Index op, List<Tensor> operands) {
    return switch (op) {
      case Op.Gather _, Op.IndexSelect _, Op.Scatter _ -> 0;
      case Op.ScatterAdd _, Op.ScatterReduce _, Op.IndexAdd _ -> operands.get(2).shape().count();
    };
  }

  /** Counts as Golub and Van Loan do (Matrix Computations, 2013), without terms of lower order. */
  private static long matrices(MatrixFunction op, Shape a, Shape b) {
    long m = a.size(-2);
    long n = a.size(-1);
    long batch = m * n == 0 ? 0 : a.count() / (m * n);
    return switch (op) {
      case MatrixFunction.Solve _ -> batch * 2 * n * n * n / 3 + 2 * n * b.count();
      case MatrixFunction.SolveTriangular _ -> n * b.count();
      case MatrixFunction.Determinant _ -> batch * 2 * n * n * n / 3;
      case MatrixFunction.Cholesky _ -> batch * n * n * n / 3;
      case MatrixFunction.Qr _ -> {
        long k = Math.min(m, n);
        yield batch * 2 * k * k * (3 * Math.max(m, n) - k) / 3;
      }
      case MatrixFunction.Eigh _,
          MatrixFunction.Svd _,
          MatrixFunction.PseudoInverse _,
          MatrixFunction.Exponential _ ->
          0;
    };
  }

  /** Counts the products with the weights, and the functions of each unit. */
  private static long sequence(SequenceOp op, List<Tensor> operands) {
    int before = op instanceof SequenceOp.Unroll ? 1 : op.cell().states();
    Shape weights = operands.get(before).shape();
    Shape x = operands.getFirst().shape();
    long times = x.count() == 0 ? 0 : x.count() / x.size(2);
    return times * (2 * weights.count() + weights.size(1) * SequencePrograms.of(op).functions());
  }

  /**
   * Counts two products forward and five backward, and what softmax takes, for the keys that each
   * query sees.
   */
  private static long attention(AttentionOp op, List<Tensor> operands) {
    return switch (op) {
      case AttentionOp.Attention(double _, boolean causal) -> {
        Shape v = operands.get(2).shape();
        long inner = operands.get(0).shape().size(-1) + v.size(-1);
        yield seen(operands.get(0).shape(), v, causal) * (2 * inner + 5);
      }
      case AttentionOp.AttentionGradient(double _, boolean causal) -> {
        Shape v = operands.get(3).shape();
        long inner = 3 * operands.get(1).shape().size(-1) + 2 * v.size(-1);
        yield seen(operands.get(1).shape(), v, causal) * (2 * inner + 5);
      }
    };
  }

  /** Returns the number of pairs of a query and a key that it sees. */
  private static long seen(Shape q, Shape v, boolean causal) {
    long queries = q.size(-2);
    long keys = v.size(-2);
    long few = Math.min(queries, keys);
    long each = causal ? few * (few + 1) / 2 + (queries - few) * keys : queries * keys;
    return q.without(-1).without(-1).count() * each;
  }

  /** Returns {@code 5 n log2(n)} a transform, the field's convention for all algorithms. */
  private static long fourier(Spectral op, Shape x) {
    return switch (op) {
      case Spectral.FourierTransform f -> {
        long n = Math.max(1, x.size(f.dim()));
        yield Math.round(2.5 * x.count() * (StrictMath.log((double) n) / StrictMath.log(2)));
      }
    };
  }
}
