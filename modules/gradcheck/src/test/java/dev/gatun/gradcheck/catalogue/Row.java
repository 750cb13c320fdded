package dev.gatun.gradcheck.catalogue;

import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Op;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows of one operation.
 *
 * @param name the method that people call, and after a space what is special; else the operation
 * @param covers the constant, or the class, of the vocabulary; null for what is composed of others
 * @param samples how to draw operands and parameters
 * @param call the method
 * @param oracle the results it must have
 * @param result the type of the result; null for that of the floating-point operands
 * @param order how often it can be differentiated: 0, 1 or 2
 * @param refusals how it answers misuse
 */
record Row<P>(
    String name,
    @Nullable Object covers,
    Function<Sizes, Arbitrary<Sample<P>>> samples,
    Call<P> call,
    Oracle<P> oracle,
    @Nullable DType result,
    int order,
    List<Refusal> refusals) {

  /** Returns the row of an operation: differentiable twice, its parameters the operation itself. */
  static <O extends Op> Row<O> op(
      String name,
      Object covers,
      Function<Sizes, Arbitrary<Sample<O>>> samples,
      Call<O> call,
      Oracle.One<O> oracle) {
    return row(name, covers, samples, call, (p, x) -> List.of(oracle.result(p, x)));
  }

  /** Returns the row of a method that is composed of operations. */
  static <P> Row<P> composite(
      String name,
      Function<Sizes, Arbitrary<Sample<P>>> samples,
      Call<P> call,
      Oracle.One<P> oracle) {
    return row(name, null, samples, call, (p, x) -> List.of(oracle.result(p, x)));
  }

  static <P> Row<P> row(
      String name,
      @Nullable Object covers,
      Function<Sizes, Arbitrary<Sample<P>>> samples,
      Call<P> call,
      Oracle<P> oracle) {
    return new Row<>(name, covers, samples, call, oracle, null, 2, List.of());
  }

  /** Returns this row for an operation that can be differentiated {@code n} times. */
  Row<P> order(int n) {
    return new Row<>(name, covers, samples, call, oracle, result, n, refusals);
  }

  /** Returns this row for an operation that returns masks or indices. */
  Row<P> gives(DType type) {
    return new Row<>(name, covers, samples, call, oracle, type, 0, refusals);
  }

  Row<P> refuses(Refusal... more) {
    return new Row<>(name, covers, samples, call, oracle, result, order, List.of(more));
  }

  /** Returns all results: those of the operation, or the one of the method. */
  <T extends Algebra<T>> List<T> results(P parameters, List<T> operands) {
    return parameters instanceof Op op && covers != null
        ? operands.getFirst().applyAll(op, operands.subList(1, operands.size()))
        : List.of(call.on(parameters, operands));
  }

  @Override
  public String toString() {
    return name;
  }
}
