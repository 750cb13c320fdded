package dev.gatun.gradcheck.catalogue;

import dev.gatun.tensor.Elementwise;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.Op.Binary;
import dev.gatun.tensor.Op.Unary;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A formula of operands and pointwise primitives, to be computed by any reader of operations. */
sealed interface Formula {
  <T extends Elementwise<T>> T of(List<T> operands);

  /** Operand number {@code index}. */
  record Input(int index) implements Formula {
    @Override
    public <T extends Elementwise<T>> T of(List<T> operands) {
      return operands.get(index);
    }
  }

  /** A primitive of one formula. */
  record One(Unary op, Formula x) implements Formula {
    @Override
    public <T extends Elementwise<T>> T of(List<T> operands) {
      return x.of(operands).apply(op);
    }
  }

  /** A primitive of two formulas. */
  record Two(Binary op, Formula x, Formula y) implements Formula {
    @Override
    public <T extends Elementwise<T>> T of(List<T> operands) {
      return x.of(operands).apply(op, y.of(operands));
    }
  }

  /** A primitive of a formula and a number. */
  record Scalar(Op.WithScalar op, Formula x) implements Formula {
    @Override
    public <T extends Elementwise<T>> T of(List<T> operands) {
      return x.of(operands).apply(op);
    }
  }

  /** One of two formulas, as a comparison says. */
  record Choice(Binary compare, Formula x, Formula y) implements Formula {
    @Override
    public <T extends Elementwise<T>> T of(List<T> operands) {
      T a = x.of(operands);
      T b = y.of(operands);
      return a.where(a.apply(compare, b), b);
    }
  }

  /** Draws formulas of this many operands. */
  static Arbitrary<Formula> arbitrary(int operands) {
    Arbitrary<Formula> leaf =
        Arbitraries.integers().between(0, operands - 1).map(Formula.Input::new);
    return Arbitraries.recursive(() -> leaf, Formula::around, 1, 5);
  }

  private static Arbitrary<Formula> around(Arbitrary<Formula> inner) {
    var numbers = Arrays.stream(Binary.values()).filter(b -> !b.compares() && !b.isLogical());
    var functions = Arrays.stream(Unary.values()).filter(u -> u != Unary.NOT && u != Unary.IS_NAN);
    Arbitrary<Unary> unary = Arbitraries.of(functions.toList());
    Arbitrary<Binary> binary = Arbitraries.of(numbers.toList());
    Arbitrary<Binary> compare =
        Arbitraries.of(Arrays.stream(Binary.values()).filter(Binary::compares).toList());
    Arbitrary<Op.WithScalar> scalar =
        Combinators.combine(
                binary, Arbitraries.of(0.0, -0.0, 1.0, -1.0, 0.5, 0.1, 3.0), Draw.flag())
            .as(Op.WithScalar::new);
    return Arbitraries.oneOf(
        Combinators.combine(unary, inner).as(One::new),
        Combinators.combine(binary, inner, inner).as(Two::new),
        Combinators.combine(scalar, inner).as(Scalar::new),
        Combinators.combine(compare, inner, inner).as(Choice::new));
  }
}
