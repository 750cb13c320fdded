package dev.gatun.tensor;

/**
 * Something that operations apply to. {@link Tensor}, variables and {@link Expr} are operands, each
 * reading the same operation its own way.
 *
 * @param <T> the type itself
 */
public interface Operand<T extends Operand<T>> {
  /** Returns this object, typed as what it is. */
  T self();

  /** Applies {@code op} to this operand. */
  T apply(Op op);

  /** Applies {@code op} to this operand and {@code b}. */
  T apply(Op op, T b);

  /** Applies {@code op} to this operand, {@code b} and {@code c}. */
  T apply(Op op, T b, T c);
}
