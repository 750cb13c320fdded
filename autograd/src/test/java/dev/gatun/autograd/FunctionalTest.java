package dev.gatun.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class FunctionalTest {
  private static final double EXACT = 1e-12;

  private static Variable constant(double... values) {
    return Variable.constant(Tensor.of(values));
  }

  private static void assertValues(Variable actual, double... expected) {
    assertArrayEquals(expected, actual.value().toDoubleArray(), EXACT);
  }

  /** (x0, x1, x2) -> (x0 x1, x1 x2^2). */
  private static Variable products(Variable x) {
    Variable first = x.select(0, 0).mul(x.select(0, 1));
    Variable second = x.select(0, 1).mul(x.select(0, 2).square());
    return Algebra.stack(List.of(first, second), 0);
  }

  private static final double[][] PRODUCTS_AT_2_3_5 = {{3, 2, 0}, {0, 25, 30}};

  private static void assertMatrix(Variable actual, double[][] expected) {
    assertEquals(Shape.of(expected.length, expected[0].length), actual.shape());
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], actual.value().select(0, i).toDoubleArray(), EXACT);
    }
  }

  @Test
  void gradientsOfAnyOrder() {
    Variable x = constant(2);
    assertValues(Functional.grad(a -> a.pow(4).sum(), x), 32);
    Variable third =
        Functional.grad(
            a -> Functional.grad(b -> Functional.grad(c -> c.pow(4).sum(), b).sum(), a).sum(), x);
    assertValues(third, 48);
    assertFalse(third.requiresGrad());
  }

  @Test
  void theValueComesWithTheGradient() {
    var both = Functional.gradAndValue(a -> a.square().sum(), constant(1, 2, 3));
    assertEquals(14, both.value().item());
    assertValues(both.grad(), 2, 4, 6);
    assertFalse(both.value().requiresGrad());
  }

  @Test
  void gradientsOfSeveralInputs() {
    var g = Functional.grad((a, b) -> a.mul(b).sum(), constant(2, 3), constant(5, 7));
    assertValues(g.get(0), 5, 7);
    assertValues(g.get(1), 2, 3);
  }

  @Test
  void onlyTheArgumentCountsNotTheVariablePassed() {
    Variable x = Variable.of(Tensor.of(3.0));
    assertValues(Functional.grad(a -> a.mul(x).sum(), x), 3);
  }

  @Test
  void whatTheFunctionReadsCanBeDifferentiatedAfterwards() {
    Variable w = Variable.of(Tensor.of(2.0));
    Variable slope = Functional.grad(a -> a.square().mul(w).sum(), constant(3));
    assertValues(slope, 12);
    slope.square().sum().backward();
    assertValues(Objects.requireNonNull(w.grad()), 2 * 12 * 6);
  }

  @Test
  void thePointCanBeDifferentiatedAfterwards() {
    Variable x = Variable.of(Tensor.of(3.0));
    Functional.grad(a -> a.pow(3).sum(), x).sum().backward();
    assertValues(Objects.requireNonNull(x.grad()), 18);
  }

  @Test
  void withoutRecordingDerivativesAreConstants() {
    Variable w = Variable.of(Tensor.of(2.0));
    Variable g = NoGrad.call(() -> Functional.grad(a -> a.square().mul(w).sum(), w));
    assertValues(g, 8);
    assertFalse(g.requiresGrad());
  }

  @Test
  void pullbacksMultiplyByTheTransposedJacobianAnyNumberOfTimes() {
    Pullback pullback = Functional.vjp(in -> products(in.getFirst()), List.of(constant(2, 3, 5)));
    assertValues(pullback.value(), 6, 75);
    assertValues(pullback.apply(constant(1, 0)).getFirst(), PRODUCTS_AT_2_3_5[0]);
    assertValues(pullback.apply(constant(0, 1)).getFirst(), PRODUCTS_AT_2_3_5[1]);
    assertValues(
        Functional.vjp(FunctionalTest::products, constant(2, 3, 5), constant(1, 1)), 3, 27, 30);
  }

  @Test
  void tangentsMultiplyByTheJacobian() {
    var pushed = Functional.jvp(FunctionalTest::products, constant(2, 3, 5), constant(1, 0, 2));
    assertValues(pushed.value(), 6, 75);
    assertValues(pushed.tangent(), 3, 60);
    var two =
        Functional.jvp(
            in -> in.get(0).mul(in.get(1)),
            List.of(constant(2), constant(3)),
            List.of(constant(10), constant(100)));
    assertValues(two.tangent(), 230);
  }

  @Test
  void tangentsCanBeDifferentiated() {
    Variable x = constant(2);
    Variable v = constant(1);
    assertValues(Functional.grad(a -> Functional.jvp(b -> b.pow(3), a, v).tangent().sum(), x), 12);
    assertValues(Functional.grad(u -> Functional.jvp(b -> b.pow(3), x, u).tangent().sum(), v), 12);
    assertValues(
        Functional.jvp(a -> Functional.jvp(b -> b.exp(), a, v).tangent(), x, v).tangent(),
        StrictMath.exp(2));
  }

  @Test
  void jacobiansByRowsAndByColumnsAgree() {
    Variable x = constant(2, 3, 5);
    assertMatrix(Functional.jacobian(FunctionalTest::products, x), PRODUCTS_AT_2_3_5);
    assertMatrix(Functional.jacfwd(FunctionalTest::products, x), PRODUCTS_AT_2_3_5);
  }

  @Test
  void jacobiansHaveTheSizesOfTheResultAndThenOfTheInput() {
    Variable x = Variable.constant(Tensor.of(new double[6], Shape.of(2, 3)));
    Variable y = Variable.constant(Tensor.of(new double[12], Shape.of(3, 4)));
    for (var j :
        List.of(
            Functional.jacobian(in -> in.get(0).matmul(in.get(1)), List.of(x, y)),
            Functional.jacfwd(in -> in.get(0).matmul(in.get(1)), List.of(x, y)))) {
      assertEquals(Shape.of(2, 4, 2, 3), j.get(0).shape());
      assertEquals(Shape.of(2, 4, 3, 4), j.get(1).shape());
    }
    Variable none = Variable.constant(Tensor.of(new double[0], Shape.of(0, 3)));
    assertEquals(Shape.of(0, 0, 3), Functional.jacobian(a -> a.sum(1), none).shape());
    assertEquals(Shape.of(0, 0, 3), Functional.jacfwd(a -> a.sum(1), none).shape());
    assertEquals(Shape.of(3, 0, 3), Functional.jacfwd(a -> a.sum(0), none).shape());
    assertEquals(Shape.SCALAR, Functional.jacobian(a -> a.exp(), constant(1).sum()).shape());
  }

  @Test
  void hessiansAndTheirProducts() {
    Variable x = constant(2, 3, 5);
    Variable v = constant(1, -1, 2);
    double[][] hessian = {{6, 4, 0}, {4, 0, 0}, {0, 0, 50}};
    assertMatrix(Functional.hessian(FunctionalTest::polynomial, x), hessian);
    assertValues(Functional.hvp(FunctionalTest::polynomial, x, v), 2, 4, 100);
    assertValues(Functional.vhp(FunctionalTest::polynomial, x, v), 2, 4, 100);
  }

  /** x0^2 x1 + 25 x2^2. */
  private static Variable polynomial(Variable x) {
    Variable a = x.select(0, 0);
    Variable b = x.select(0, 1);
    return a.square().mul(b).add(x.select(0, 2).square().mul(25));
  }

  @Test
  void hessiansOfSeveralInputsAreBlocks() {
    var blocks =
        Functional.hessian(
            in -> in.get(0).square().mul(in.get(1)).sum(), List.of(constant(2), constant(3)));
    assertValues(blocks.get(0).get(0), 6);
    assertValues(blocks.get(0).get(1), 4);
    assertValues(blocks.get(1).get(0), 4);
    assertValues(blocks.get(1).get(1), 0);
  }

  @Test
  void functionsThatDoNotDependOnTheirInputHaveZeros() {
    Variable x = constant(1, 2);
    Variable other = constant(7);
    assertValues(Functional.grad(_ -> other.sum(), x), 0, 0);
    assertValues(Functional.jvp(_ -> other, x, x).tangent(), 0);
    assertValues(Functional.hvp(a -> a.sum(), x, x), 0, 0);
    assertMatrix(Functional.hessian(a -> a.sum(), x), new double[2][2]);
  }

  @Test
  void derivativesKeepTheTypeOfTheirInput() {
    Variable x = Variable.constant(Tensor.of(1f, 2f));
    assertEquals(DType.F32, Functional.grad(a -> a.square().sum(), x).dtype());
    assertEquals(DType.F32, Functional.jvp(a -> a.square(), x, x).tangent().dtype());
    assertEquals(DType.F32, Functional.jacobian(a -> a.square(), x).dtype());
  }

  @Test
  void directionsOfAnotherShapeAreRefused() {
    Variable x = constant(1, 2);
    var jvp =
        assertThrows(
            IllegalArgumentException.class, () -> Functional.jvp(a -> a, x, constant(1, 2, 3)));
    assertTrue(jvp.getMessage().contains("(3,)"), jvp.getMessage());
    var vjp =
        assertThrows(
            IllegalArgumentException.class, () -> Functional.vjp(a -> a.sum(), x, constant(1, 2)));
    assertTrue(vjp.getMessage().contains("(2,)"), vjp.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> Functional.jvp(in -> in.getFirst(), List.of(x), List.of()));
    assertThrows(IllegalStateException.class, () -> Functional.grad(a -> a, x));
  }
}
