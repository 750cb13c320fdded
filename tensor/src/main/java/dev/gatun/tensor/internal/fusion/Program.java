package dev.gatun.tensor.internal.fusion;

import dev.gatun.tensor.Op;
import java.util.List;

/**
 * A pointwise expression as a list of steps, operands before what uses them.
 *
 * @param name what profilers show
 * @param inputs the number of inputs
 * @param arguments the number of arguments
 * @param steps the values, each computed from earlier ones
 * @param results which of the steps are results, in order
 */
public record Program(
    String name, int inputs, int arguments, List<Step> steps, List<Integer> results) {
  /** One value. */
  public sealed interface Step {
    /** Input number {@code index}. */
    record Input(int index) implements Step {}

    /** Argument number {@code index}. */
    record Argument(int index) implements Step {}

    /** A number. */
    record Constant(double value) implements Step {}

    /** A primitive of earlier steps. */
    record Apply(Op.Primitive op, List<Integer> operands) implements Step {}

    /** {@code e^x} of an earlier step that is not positive. */
    record ExpOfNegative(int operand) implements Step {}

    /** {@code a b + c} of earlier steps, rounded once. */
    record Fma(int a, int b, int c) implements Step {}
  }
}
