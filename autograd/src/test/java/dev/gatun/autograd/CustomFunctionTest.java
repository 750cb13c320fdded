package dev.gatun.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.Memory;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CustomFunctionTest {
  /** The product, whose backward pass reads what was kept. */
  private record Product() implements CustomFunction {
    @Override
    public Tensor forward(List<Tensor> inputs, Consumer<Tensor> keep) {
      inputs.forEach(keep);
      return inputs.get(0).mul(inputs.get(1));
    }

    @Override
    public List<@Nullable Tensor> backward(List<Tensor> kept, Tensor gradient) {
      return List.of(gradient.mul(kept.get(1)), gradient.mul(kept.get(0)));
    }
  }

  /** Rounding, with the gradient passed straight through. */
  private record Straight() implements CustomFunction {
    @Override
    public Tensor forward(List<Tensor> inputs, Consumer<Tensor> keep) {
      return inputs.getFirst().round();
    }

    @Override
    public List<@Nullable Tensor> backward(List<Tensor> kept, Tensor gradient) {
      return Arrays.asList(gradient, null);
    }
  }

  private final Tensor t = Tensor.of(1.0, 2.0);
  private final Variable x = Variable.of(t);
  private final Variable y = Variable.of(Tensor.of(3.0, 5.0));

  private static double[] grad(Variable v) {
    return Objects.requireNonNull(v.grad()).value().toDoubleArray();
  }

  @Test
  void itsOwnBackwardPassIsUsed() {
    new Product().apply(x, y).sum().backward();
    assertArrayEquals(new double[] {3, 5}, grad(x));
    assertArrayEquals(new double[] {1, 2}, grad(y));
    Variable half = Variable.of(Tensor.of(0.6, 1.2));
    new Straight().apply(half, y).mul(7).sum().backward();
    assertArrayEquals(new double[] {7, 7}, grad(half));
    assertArrayEquals(new double[] {1, 2}, grad(y));
  }

  @Test
  void itTakesPartInLongerComputations() {
    Variable z = new Product().apply(x.exp(), y);
    Gradients.of(z.square().sum()).wrt(y);
    assertEquals(
        2 * 3 * StrictMath.exp(2),
        Gradients.of(new Product().apply(x.exp(), y).square().sum())
            .wrt(y)
            .getFirst()
            .value()
            .getDouble(0),
        1e-12);
  }

  @Test
  void itsGradientCannotBeDifferentiated() {
    Variable g = Gradients.of(new Product().apply(x, y).sum()).createGraph().wrt(x).getFirst();
    assertArrayEquals(new double[] {3, 5}, g.value().toDoubleArray());
    Variable sum = g.sum();
    var e = assertThrows(IllegalStateException.class, () -> Gradients.of(sum).wrt(y));
    assertTrue(e.getMessage().contains("CustomOp"), e.getMessage());
  }

  @Test
  void itHasAJacobianButNoGradientInsideVmap() {
    Variable j = Functional.jacobian(v -> new Product().apply(v, y), x);
    assertArrayEquals(new double[] {3, 0, 0, 5}, j.value().toDoubleArray());
    Variable rows = Variable.constant(Tensor.of(new double[][] {{1, 2}, {3, 4}}));
    Vmap each = Vmap.of(v -> new Product().apply(v, y));
    assertArrayEquals(new double[] {3, 10, 9, 20}, each.apply(rows).value().toDoubleArray());
    var e =
        assertThrows(
            IllegalStateException.class,
            () ->
                Vmap.of(v -> Functional.grad(u -> new Product().apply(u, y).sum(), v)).apply(rows));
    assertTrue(e.getMessage().contains("CustomOp"), e.getMessage());
  }

  @Test
  void itNoticesChangesAndWorksOnce() {
    Variable z = new Product().apply(x, y).sum();
    Gradients.of(z).retainGraph().wrt(x);
    t.fill(9);
    assertThrows(IllegalStateException.class, () -> Gradients.of(z).wrt(x));
    Variable again = new Product().apply(x, y).sum();
    again.backward();
    assertThrows(IllegalStateException.class, again::backward);
  }

  @Test
  void itNeedsAGradientOfTheRightShapeForEachOperand() {
    var one = new Straight().apply(x).sum();
    assertThrows(IllegalStateException.class, one::backward);
    assertThrows(IllegalArgumentException.class, () -> new Straight().apply());
  }

  @Test
  void withoutGradientsNothingIsKept() {
    assertFalse(NoGrad.call(() -> new Product().apply(x, y)).requiresGrad());
    Memory.collect();
    long before = Memory.liveBlocks();
    try (var _ = Scope.open()) {
      NoGrad.call(() -> new Product().apply(x.exp(), y));
      new Product().apply(x.exp(), y).sum().backward();
    }
    x.zeroGrad();
    y.zeroGrad();
    assertEquals(before, Memory.liveBlocks());
  }
}
