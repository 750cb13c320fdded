package dev.gatun.autograd;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gatun.tensor.ElementwiseFunction;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.PoolWindow;
import dev.gatun.tensor.RandomKey;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A change in place of what a backward pass needs is an error; of what it does not need, none. */
final class SavedValuesTest {
  private static final Tensor WEIGHTS = Tensor.ones(3, 3);
  private static final PoolWindow WINDOW =
      new PoolWindow(List.of(2, 2), List.of(1, 1), List.of(0, 0), List.of(1, 1), false);
  private static final ElementwiseFunction SWISH =
      ElementwiseFunction.of("swish", x -> x.mul(x.sigmoid()));

  /**
   * A function of a (3, 3) operand.
   *
   * @param operand whether its derivative needs the operand
   * @param result whether its derivative needs the result
   */
  private record Case(String name, UnaryOperator<Variable> f, boolean operand, boolean result) {}

  private static List<Case> cases() {
    Tensor index = Tensor.of(0L, 2L);
    return List.of(
        new Case("add", x -> x.add(WEIGHTS), false, false),
        new Case("add a number", x -> x.add(1), false, false),
        new Case("sin", x -> x.sin(), true, false),
        new Case("exp", x -> x.exp(), false, true),
        new Case("mul", x -> x.mul(Variable.of(WEIGHTS)), true, false),
        new Case("mul a constant", x -> x.mul(WEIGHTS), false, false),
        new Case("pow a number", x -> x.pow(3), true, false),
        new Case("div a number by", x -> x.rdiv(2), true, true),
        new Case("where", x -> x.where(Variable.constant(WEIGHTS.gt(0)), x), false, false),
        new Case("fused", x -> SWISH.of(x), true, false),
        new Case("matmul", x -> x.matmul(Variable.of(WEIGHTS)), true, false),
        new Case("sum", x -> x.sum(0), false, false),
        new Case("amax", x -> x.amax(0), true, true),
        new Case("prod", x -> x.prod(0), true, false),
        new Case("softmax", x -> x.softmax(0), false, true),
        new Case("logSoftmax", x -> x.logSoftmax(0), false, true),
        new Case("cumsum", x -> x.cumsum(0), false, false),
        new Case("permute", x -> x.transpose(), false, false),
        new Case("pad", x -> x.pad(new long[] {1, 1}, new long[] {0, 0}, 0), false, false),
        new Case("indexSelect", x -> x.indexSelect(0, Variable.constant(index)), false, false),
        new Case("dropout", x -> x.dropout(0.5, new RandomKey(1, 2)), false, true),
        new Case("convolution", SavedValuesTest::convolved, true, false),
        new Case("maxPool", x -> x.reshape(1, 1, 3, 3).maxPool(WINDOW), false, false));
  }

  private static Variable convolved(Variable x) {
    Variable weights = Variable.of(Tensor.ones(1, 1, 2, 2));
    return x.reshape(1, 1, 3, 3).apply(Op.Convolution.of(2, 1, 0, 1, 1), weights);
  }

  @TestFactory
  Stream<DynamicTest> changedOperands() {
    return cases().stream().map(c -> dynamicTest(c.name, () -> check(c, false)));
  }

  @TestFactory
  Stream<DynamicTest> changedResults() {
    return cases().stream()
        .filter(c -> !c.name.equals("div a number by"))
        .map(c -> dynamicTest(c.name, () -> check(c, true)));
  }

  private static void check(Case c, boolean result) {
    Tensor t = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, Shape.of(3, 3));
    Variable y = c.f.apply(Variable.of(t));
    (result ? y.value() : t).fill(0.5);
    Runnable backward = () -> y.backward(Tensor.zeros(y.shape(), y.dtype()));
    if (result ? c.result : c.operand) {
      var e = assertThrows(IllegalStateException.class, backward::run);
      assertTrue(e.getMessage().contains("was changed in place"), e.getMessage());
    } else {
      assertDoesNotThrow(backward::run);
    }
  }
}
