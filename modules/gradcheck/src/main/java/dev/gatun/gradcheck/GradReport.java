package dev.gatun.gradcheck;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Analytic and numerical gradients side by side. For each input they are two matrices with a column
 * for each of its elements, and either a row for each element of the result (the Jacobian) or a
 * single row: the gradient of the result's elements times random numbers, added up.
 *
 * @param inputs where the gradients were taken
 * @param output the shape of the result
 * @param analytic what automatic differentiation gave, a matrix for each input
 * @param numerical what central differences gave
 * @param tolerance how much two entries may differ, times {@code 1 + |numerical|}
 */
public record GradReport(
    List<Tensor> inputs,
    Shape output,
    List<Tensor> analytic,
    List<Tensor> numerical,
    double tolerance) {

  /** Where an analytic and a numerical entry are, relative to what is allowed, furthest apart. */
  public record Difference(
      int input, long row, long column, double analytic, double numerical, double excess) {}

  /** Tells whether all entries agree. */
  public boolean passed() {
    return worst().map(d -> d.excess() <= 1).orElse(true);
  }

  /** Returns the entry that disagrees most; none if there is no entry. */
  public Optional<Difference> worst() {
    Difference worst = null;
    for (int k = 0; k < inputs.size(); k++) {
      double[] a = analytic.get(k).toDoubleArray();
      double[] n = numerical.get(k).toDoubleArray();
      long columns = analytic.get(k).shape().size(1);
      for (int i = 0; i < a.length; i++) {
        double excess = excess(a[i], n[i]);
        if (worst == null || excess > worst.excess) {
          worst = new Difference(k, i / columns, i % columns, a[i], n[i], excess);
        }
      }
    }
    return Optional.ofNullable(worst);
  }

  /** How far apart the numbers are, where 1 is just allowed; without bound if one is not finite. */
  private double excess(double a, double n) {
    double excess = Math.abs(a - n) / (tolerance * (1 + Math.abs(n)));
    return Double.isNaN(excess) ? Double.POSITIVE_INFINITY : excess;
  }

  private long wrong(int input) {
    double[] a = analytic.get(input).toDoubleArray();
    double[] n = numerical.get(input).toDoubleArray();
    long wrong = 0;
    for (int i = 0; i < a.length; i++) if (excess(a[i], n[i]) > 1) wrong++;
    return wrong;
  }

  /**
   * Fails with this report's text unless all entries agree.
   *
   * @throws AssertionError if two entries differ
   */
  public void orThrow() {
    if (!passed()) throw new AssertionError(toString());
  }

  /** Returns where the gradients differ most, the inputs, and both gradients of that input. */
  @Override
  public String toString() {
    Difference d = worst().orElse(null);
    if (d == null) return "gradients agree: there is no entry";
    if (d.excess() <= 1) return "gradients agree; worst: " + text(d);
    var text = new StringBuilder("gradients differ: ").append(text(d));
    for (int k = 0; k < inputs.size(); k++) {
      text.append("\ninput ").append(k).append(": ").append(wrong(k)).append(" of ");
      text.append(analytic.get(k).shape().count()).append(" entries differ, at\n");
      text.append(inputs.get(k));
    }
    text.append("\nanalytic gradient of input ").append(d.input()).append(rows(d)).append('\n');
    text.append(analytic.get(d.input())).append("\nnumerical gradient\n");
    return text.append(numerical.get(d.input())).toString();
  }

  private String text(Difference d) {
    Shape shape = inputs.get(d.input()).shape();
    return "analytic "
        + d.analytic()
        + ", numerical "
        + d.numerical()
        + " at input "
        + d.input()
        + position(shape, d.column())
        + (isWhole(d.input()) ? ", output" + position(output, d.row()) : "")
        + "; allowed is a difference of "
        + (float) (tolerance * (1 + Math.abs(d.numerical())));
  }

  private boolean isWhole(int input) {
    return analytic.get(input).shape().size(0) == output.count();
  }

  private String rows(Difference d) {
    return isWhole(d.input())
        ? " (a row for each output, a column for each element)"
        : " (of the outputs times random numbers, added up)";
  }

  private static String position(Shape shape, long flat) {
    long[] position = new long[shape.rank()];
    long rest = flat;
    for (int i = position.length - 1; i >= 0; i--) {
      position[i] = rest % shape.size(i);
      rest /= shape.size(i);
    }
    return java.util.Arrays.toString(position);
  }
}
