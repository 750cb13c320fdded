package dev.gatun.gradcheck.catalogue;

import dev.gatun.tensor.Algebra;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * How to call an operation, written once for tensors and variables. Java's lambdas cannot be
 * generic; but where nothing but the bound is known of {@code T}, javac takes a fresh type with
 * that bound, so the lambda's code knows {@link Algebra} only and is safe to call with either.
 *
 * @param <P> what the operation is given besides its operands
 */
final class Call<P> {
  private final BiFunction<P, List<?>, Object> body;

  private Call(BiFunction<P, List<?>, Object> body) {
    this.body = body;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // see above
  static <P, T extends Algebra<T>> Call<P> of(BiFunction<P, List<T>, T> f) {
    return new Call<>((BiFunction) f);
  }

  static <P, T extends Algebra<T>> Call<P> unary(UnaryOperator<T> f) {
    return Call.<P, T>of((_, x) -> f.apply(x.get(0)));
  }

  static <P, T extends Algebra<T>> Call<P> binary(BinaryOperator<T> f) {
    return Call.<P, T>of((_, x) -> f.apply(x.get(0), x.get(1)));
  }

  @SuppressWarnings("unchecked")
  <T extends Algebra<T>> T on(P parameters, List<T> operands) {
    return (T) body.apply(parameters, operands);
  }
}
