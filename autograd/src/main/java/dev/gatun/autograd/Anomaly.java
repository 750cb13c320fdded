package dev.gatun.autograd;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the operation that first made a NaN:
 *
 * {@snippet :
 * Anomaly.run(() -> x.sqrt().sum().backward());
 * }
 *
 * <p>Inside, each operation's results and each gradient are searched, and the place where each
 * operation was applied is remembered. That costs time, so it is for looking only.
 */
public final class Anomaly {
  private Anomaly() {}

  /**
   * Runs {@code work}.
   *
   * @throws AnomalyException by the first operation whose result or gradient has a NaN
   */
  public static <T> T call(Supplier<T> work) {
    return Recording.anomaly(work);
  }

  /**
   * Runs {@code work}.
   *
   * @throws AnomalyException by the first operation whose result or gradient has a NaN
   */
  public static void run(Runnable work) {
    call(
        () -> {
          work.run();
          return true;
        });
  }

  /** Throws if a result has a NaN. */
  static void checkResults(Object op, List<Tensor> results, Variable... operands) {
    for (Tensor y : results) {
      if (!hasNan(y)) continue;
      List<String> texts = new ArrayList<>();
      for (Variable x : operands) {
        texts.add(text(x.dtype(), x.shape()) + (hasNan(x.tensor()) ? " with NaN already" : ""));
      }
      throw new AnomalyException(
          "the result "
              + text(y.dtype(), y.shape())
              + " of "
              + op
              + " has a NaN; operands: "
              + texts,
          null);
    }
  }

  /** Throws if a gradient has a NaN, with the place where the operation was applied. */
  static void checkGradients(Node node, @Nullable Variable[] gradients) {
    for (int i = 0; i < gradients.length; i++) {
      Variable g = gradients[i];
      if (g != null && hasNan(g.tensor())) throw inBackward(node, "of operand " + i, null);
    }
  }

  static AnomalyException inBackward(Node node, String where, @Nullable Throwable inner) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < node.inputs().length; i++) texts.add(text(node.dtype(i), node.shape(i)));
    Throwable site = node.site();
    var e =
        new AnomalyException(
            "the gradient "
                + where
                + " of "
                + node.op()
                + " has a NaN; operands: "
                + texts
                + (site == null
                    ? "; to see where it was applied, compute it inside Anomaly too"
                    : "; it was applied where the cause says"),
            site);
    if (inner != null) e.addSuppressed(inner);
    return e;
  }

  private static boolean hasNan(Tensor t) {
    if (!t.dtype().isFloat()) return false;
    try (var _ = Scope.open()) {
      return t.isNan().any().item() != 0;
    }
  }

  private static String text(DType dtype, Shape shape) {
    return dtype + shape.toString();
  }
}
