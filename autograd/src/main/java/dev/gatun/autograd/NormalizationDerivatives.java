package dev.gatun.autograd;

import dev.gatun.tensor.Normalization;
import dev.gatun.tensor.Normalization.Normalize;
import dev.gatun.tensor.Normalization.NormalizeGradient;
import dev.gatun.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of normalisations: an operation of its own for the first, and the formulas that
 * both stand for wherever more is asked.
 */
final class NormalizationDerivatives {
  private NormalizationDerivatives() {}

  static @Nullable Variable[] of(Node n, Normalization op, @Nullable Variable[] results) {
    return switch (op) {
      case Normalize(boolean channels, double eps) -> {
        Variable g = results[0];
        yield g != null && Arrays.stream(results).skip(1).allMatch(Objects::isNull)
            ? g.applyAll(new NormalizeGradient(channels, eps), List.of(n.operand(0), n.operand(1)))
                .toArray(Variable[]::new)
            : Recomposed.gradients(n, results, x -> forward(channels, eps, x));
      }
      case NormalizeGradient(boolean channels, double eps) ->
          Recomposed.gradients(n, results, x -> backward(channels, eps, x));
    };
  }

  /** Returns the dimensions that a mean is taken along. */
  private static int[] along(boolean channels, Shape x) {
    if (!channels) return new int[] {x.rank() - 1};
    return IntStream.range(0, x.rank()).filter(d -> d != 1).toArray();
  }

  /** Returns the dimensions that a weight is repeated along. */
  private static int[] repeated(boolean channels, Shape x) {
    return channels ? along(true, x) : IntStream.range(0, x.rank() - 1).toArray();
  }

  private static Variable wide(boolean channels, Variable weight, Shape x) {
    if (!channels) return weight;
    long[] sizes = new long[x.rank() - 1];
    Arrays.fill(sizes, 1);
    sizes[0] = x.size(1);
    return weight.reshape(sizes);
  }

  private static Variable sum(Variable x, int... dims) {
    return dims.length == 0 ? x : x.sum(dims);
  }

  private static List<Variable> forward(boolean channels, double eps, List<Variable> operands) {
    Variable x = operands.get(0);
    int[] dims = along(channels, x.shape());
    Variable mean = x.mean(dims, true);
    Variable centered = x.sub(mean);
    Variable variance = centered.square().mean(dims, true);
    Variable y = centered.mul(variance.add(eps).rsqrt());
    Variable weight = wide(channels, operands.get(1), x.shape());
    Variable bias = wide(channels, operands.get(2), x.shape());
    Shape shape = channels ? operands.get(1).shape() : x.shape().without(-1);
    return List.of(
        y.mul(weight).add(bias), mean.reshape(shape.toArray()), variance.reshape(shape.toArray()));
  }

  private static List<Variable> backward(boolean channels, double eps, List<Variable> operands) {
    Variable g = operands.get(0);
    Variable x = operands.get(1);
    int[] dims = along(channels, x.shape());
    Variable centered = x.sub(x.mean(dims, true));
    Variable scale = centered.square().mean(dims, true).add(eps).rsqrt();
    Variable y = centered.mul(scale);
    Variable weighted = g.mul(wide(channels, operands.get(2), x.shape()));
    Variable slope = weighted.mul(y).mean(dims, true);
    Variable dx = scale.mul(weighted.sub(weighted.mean(dims, true)).sub(y.mul(slope)));
    int[] others = repeated(channels, x.shape());
    return List.of(dx, sum(g.mul(y), others), sum(g, others));
  }
}
