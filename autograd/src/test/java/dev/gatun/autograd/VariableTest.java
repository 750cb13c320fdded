package dev.gatun.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.CustomOp;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.ElementwiseFunction;
import dev.gatun.tensor.Memory;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VariableTest {
  private static float[] grad(Variable x) {
    return Objects.requireNonNull(x.grad()).value().toFloatArray();
  }

  @Test
  void backwardGathersGradientsAtTheLeaves() {
    Variable x = Variable.of(Tensor.of(1f, 2f, 3f));
    x.square().sum().backward();
    assertArrayEquals(new float[] {2, 4, 6}, grad(x));
    x.square().sum().backward();
    assertArrayEquals(new float[] {4, 8, 12}, grad(x));
    x.zeroGrad();
    assertNull(x.grad());
  }

  @Test
  void gradientsOfGradients() {
    Variable x = Variable.of(Tensor.of(2.0));
    Variable slope = Gradients.of(x.pow(3).sum()).createGraph().wrt(x).getFirst();
    Variable curvature = Gradients.of(slope).createGraph().wrt(x).getFirst();
    Variable third = Gradients.of(curvature).wrt(x).getFirst();
    assertEquals(12, slope.item(), 1e-12);
    assertEquals(12, curvature.item(), 1e-12);
    assertEquals(6, third.item(), 1e-12);
  }

  @Test
  void whatAResultDoesNotDependOnHasZeros() {
    Variable x = Variable.of(Tensor.of(1f, 2f));
    Variable y = Variable.of(Tensor.of(1f, 2f));
    assertArrayEquals(
        new float[] {0, 0}, Gradients.of(x.sum()).wrt(y).getFirst().value().toFloatArray());
  }

  @Test
  void severalResultsHaveTheSumOfTheirGradients() {
    Variable x = Variable.of(Tensor.of(3f));
    Variable y = x.square().sum();
    Variable z = x.mul(10).sum();
    assertEquals(16, Gradients.of(y, z).retainGraph().wrt(x).getFirst().item());
    Variable two = Variable.constant(Tensor.scalar(2));
    assertEquals(
        26,
        Gradients.of(y, z)
            .seeds(Variable.constant(Tensor.scalar(1)), two)
            .wrt(x)
            .getFirst()
            .item());
    assertThrows(IllegalArgumentException.class, () -> Gradients.of(y, z).seeds(two));
  }

  @Test
  void nothingIsRecordedWithoutGradients() {
    Variable x = Variable.of(Tensor.of(1f));
    Variable y = NoGrad.call(() -> x.mul(2));
    assertFalse(y.requiresGrad());
    assertThrows(IllegalStateException.class, y::backward);
  }

  @Test
  void onlySingleNumbersStartABackwardPass() {
    Variable x = Variable.of(Tensor.of(1f, 2f));
    var e = assertThrows(IllegalStateException.class, () -> x.mul(2).backward());
    assertTrue(e.getMessage().contains("(2,)"), e.getMessage());
  }

  @Test
  void aGraphWorksOnceUnlessRetained() {
    Variable x = Variable.of(Tensor.of(3f));
    Variable y = x.square().sum();
    assertEquals(6, Gradients.of(y).retainGraph().wrt(x).getFirst().item());
    y.backward();
    assertThrows(IllegalStateException.class, y::backward);
  }

  @Test
  void changingASavedTensorIsAnError() {
    Tensor t = Tensor.of(1f, 2f);
    Variable x = Variable.of(t);
    Variable y = x.exp().mul(x).sum();
    t.fill(5);
    assertThrows(IllegalStateException.class, y::backward);
  }

  @Test
  void gradientsHaveTheTypeOfTheirVariable() {
    Variable x = Variable.of(Tensor.of(1f));
    x.mul(Variable.constant(Tensor.of(2.0))).sum().backward();
    assertEquals(DType.F32, Objects.requireNonNull(x.grad()).dtype());
  }

  @Test
  void backwardReleasesWhatItUsed() {
    Variable w = Variable.of(Tensor.ones(64, 64));
    try (var warm = Scope.open()) {
      w.matmul(w).relu().sum().backward();
    }
    w.zeroGrad();
    Memory.collect();
    long before = Memory.liveBlocks();
    for (int i = 0; i < 20; i++) {
      try (var scope = Scope.open()) {
        w.matmul(w).relu().matmul(w).tanh().sum().backward();
      }
      w.zeroGrad();
    }
    assertEquals(before, Memory.liveBlocks());
  }

  @Test
  void aCustomFunctionIsDifferentiableTwice() {
    var swish = ElementwiseFunction.of("swish", x -> x.mul(x.neg().exp().add(1).reciprocal()));
    Variable x = Variable.of(Tensor.of(0.3, -1.2, 2.0));
    Variable g = Gradients.of(swish.of(x).sum()).createGraph().wrt(x).getFirst();
    Variable h = Gradients.of(g.sum()).wrt(x).getFirst();
    double e = 1e-5;
    for (int i = 0; i < 3; i++) {
      double v = x.value().getDouble(i);
      assertEquals((swish(v + e) - swish(v - e)) / (2 * e), g.value().getDouble(i), 1e-9);
      double second = (swish(v + e) - 2 * swish(v) + swish(v - e)) / (e * e);
      assertEquals(second, h.value().getDouble(i), 1e-4);
    }
  }

  private static double swish(double x) {
    return x / (1 + StrictMath.exp(-x));
  }

  private record Cube() implements CustomOp {
    @Override
    public Tensor forward(List<Tensor> inputs) {
      Tensor x = inputs.getFirst();
      return x.mul(x).mul(x);
    }

    @Override
    public <T extends Algebra<T>> List<T> gradient(List<T> inputs, T output, T grad) {
      T x = inputs.getFirst();
      return List.of(grad.mul(x).mul(x).mul(3));
    }
  }

  @Test
  void aCustomOperationIsDifferentiableTwice() {
    Variable x = Variable.of(Tensor.of(2.0));
    Variable g = Gradients.of(x.apply(new Cube()).sum()).createGraph().wrt(x).getFirst();
    assertEquals(12, g.item());
    assertEquals(12, Gradients.of(g.sum()).wrt(x).getFirst().item());
  }

  /** The identity, whose gradient nobody may ask for. */
  private record Closed() implements CustomOp {
    @Override
    public Tensor forward(List<Tensor> inputs) {
      return inputs.getFirst().copy();
    }

    @Override
    public <T extends Algebra<T>> List<T> gradient(List<T> inputs, T output, T grad) {
      throw new AssertionError("differentiated");
    }
  }

  @Test
  void onlyTheWayToTheInputsIsDifferentiated() {
    Variable x = Variable.of(Tensor.of(2f));
    Variable y = Variable.of(Tensor.of(3f));
    Variable z = x.square().apply(new Closed()).mul(y).sum();
    assertEquals(4, Gradients.of(z).wrt(y).getFirst().item());
  }

  @Test
  void shapeErrorsNameBothOperands() {
    Variable a = Variable.of(Tensor.zeros(3, 4));
    Variable b = Variable.of(Tensor.zeros(5, 4));
    var e = assertThrows(IllegalArgumentException.class, () -> a.matmul(b));
    assertTrue(
        e.getMessage().contains("(3, 4)")
            && e.getMessage().contains("did you mean right.transpose()?"),
        e.getMessage());
  }
}
