package dev.gatun.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.CustomOp;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.RandomKey;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

final class VmapTest {
  private final Generator chance = new Generator(3);

  private Variable random(long... sizes) {
    return Variable.constant(chance.normal(Shape.of(sizes), 0, 1, DType.F64));
  }

  private Variable parameter(long... sizes) {
    return Variable.of(random(sizes).value());
  }

  private static void assertSame(Variable expected, Variable actual) {
    assertEquals(expected.shape(), actual.shape());
    assertArrayEquals(expected.value().toDoubleArray(), actual.value().toDoubleArray(), 1e-12);
  }

  private static Variable loop(BinaryOperator<Variable> f, Variable x, Variable y) {
    List<Variable> each = new ArrayList<>();
    for (long i = 0; i < x.shape().size(0); i++) each.add(f.apply(x.select(0, i), y.select(0, i)));
    return Algebra.stack(each, 0);
  }

  @Test
  void theFunctionSeesOneExample() {
    Variable y =
        Vmap.of(
                x -> {
                  assertEquals(Shape.of(2), x.shape());
                  return x.sum();
                })
            .apply(random(5, 2));
    assertEquals(Shape.of(5), y.shape());
  }

  @Test
  void examplesOfDifferentRanksBroadcastAsEachDoes() {
    Variable x = random(5, 3);
    Variable y = random(5, 4, 3);
    assertSame(loop((a, b) -> a.add(b), x, y), Vmap.of((a, b) -> a.add(b)).apply(x, y));
    assertSame(loop((a, b) -> b.matmul(a), x, y), Vmap.of((a, b) -> b.matmul(a)).apply(x, y));
  }

  @Test
  void dimensionsOfInputsAndResults() {
    Variable x = random(3, 5);
    Variable w = random(3, 2);
    Variable y = Vmap.of((a, b) -> a.matmul(b)).inDims(1, Vmap.SHARED).outDims(-1).apply(x, w);
    assertSame(x.transpose().matmul(w).transpose(), y);
  }

  @Test
  void whatDoesNotDependOnTheExampleIsRepeated() {
    Variable c = random(2);
    assertSame(Algebra.stack(List.of(c, c, c), 0), Vmap.of(_ -> c).apply(random(3)));
  }

  @Test
  void itNests() {
    Variable x = random(4, 3);
    Variable y = random(5, 3);
    Variable products = Vmap.of(a -> Vmap.of(b -> a.mul(b).sum()).apply(y)).apply(x);
    assertSame(x.matmul(y.transpose()), products);
    Variable turned = Vmap.of(a -> Vmap.of(b -> a.mul(b).sum()).apply(y)).outDims(1).apply(x);
    assertSame(y.matmul(x.transpose()), turned);
  }

  @Test
  void gradientsPassThrough() {
    Variable x = parameter(4, 3);
    Variable w = parameter(3);
    Vmap.of(a -> a.mul(w).exp().sum()).apply(x).sum().backward();
    double[] dx = Objects.requireNonNull(x.grad()).value().toDoubleArray();
    double[] dw = Objects.requireNonNull(w.grad()).value().toDoubleArray();
    x.zeroGrad();
    w.zeroGrad();
    x.mul(w).exp().sum().backward();
    assertArrayEquals(Objects.requireNonNull(x.grad()).value().toDoubleArray(), dx, 1e-12);
    assertArrayEquals(Objects.requireNonNull(w.grad()).value().toDoubleArray(), dw, 1e-12);
  }

  /** A network with a convolution, pooling, and two layers, on one image (1, 8, 8). */
  private static Variable loss(List<Variable> w, Variable image, Variable label) {
    Variable h = image.unsqueeze(0).apply(Op.Convolution.of(2, 1, 0, 1, 1), w.get(0), w.get(1));
    h = h.relu().amax(new int[] {3}).reshape(1, 12).matmul(w.get(2)).tanh();
    Variable scores = h.matmul(w.get(3)).logSoftmax(1).squeeze(0);
    return scores.gather(0, label.reshape(1)).neg().sum();
  }

  @Test
  void gradientsOfEachExampleAreThoseOfALoop() {
    List<Variable> w =
        List.of(parameter(2, 1, 3, 3), parameter(2), parameter(12, 5), parameter(5, 3));
    Variable images = random(6, 1, 8, 8);
    Variable labels = Variable.constant(chance.integers(Shape.of(6), 0, 3));
    Variable[] parameters = w.toArray(Variable[]::new);
    List<Variable> each =
        Vmap.ofAll(in -> Gradients.of(loss(w, in.get(0), in.get(1))).wrt(parameters))
            .applyAll(List.of(images, labels));
    for (int k = 0; k < parameters.length; k++) {
      int parameter = k;
      Variable expected =
          loop(
              (a, b) -> Gradients.of(loss(w, a, b)).wrt(parameters[parameter]).getFirst(),
              images,
              labels);
      assertSame(expected, each.get(k));
      assertFalse(each.get(k).requiresGrad());
    }
  }

  @Test
  void functionalDerivativesInside() {
    Variable x = random(4, 3);
    Variable w = random(3);
    assertSame(x.square().mul(3), Vmap.of(a -> Functional.grad(b -> b.pow(3).sum(), a)).apply(x));
    assertSame(x, Vmap.of(a -> Functional.grad(v -> v.mul(a).sum(), w)).apply(x));
    Variable hessians =
        Vmap.of(a -> Functional.hessian(b -> b.square().sum().square(), a)).apply(x);
    assertEquals(Shape.of(4, 3, 3), hessians.shape());
    assertSame(
        loop((a, _) -> Functional.hessian(b -> b.square().sum().square(), a), x, x), hessians);
    assertSame(
        loop((a, b) -> Functional.jvp(c -> c.sin(), a, b).tangent(), x, x),
        Vmap.of((a, b) -> Functional.jvp(c -> c.sin(), a, b).tangent()).apply(x, x));
  }

  @Test
  void derivativesOfDerivativesOfEachExample() {
    Variable x = parameter(4, 3);
    Variable w = parameter(3);
    Variable penalty =
        Vmap.of(a -> Functional.grad(b -> b.mul(w).exp().sum(), a).square().sum()).apply(x);
    penalty.sum().backward();
    double[] dw = Objects.requireNonNull(w.grad()).value().toDoubleArray();
    double[] dx = Objects.requireNonNull(x.grad()).value().toDoubleArray();
    w.zeroGrad();
    x.zeroGrad();
    x.mul(w).exp().mul(w).square().sum().backward();
    assertArrayEquals(Objects.requireNonNull(w.grad()).value().toDoubleArray(), dw, 1e-9);
    assertArrayEquals(Objects.requireNonNull(x.grad()).value().toDoubleArray(), dx, 1e-9);
  }

  @Test
  void dropoutRepeatsItsKeyForEachExampleUnlessToldOtherwise() {
    RandomKey key = new RandomKey(1, 2);
    Variable ones = Variable.constant(Tensor.ones(8, 50));
    Variable same = Vmap.of(x -> x.dropout(0.5, key)).apply(ones);
    assertSame(loop((a, _) -> a.dropout(0.5, key), ones, ones), same);
    Variable other = Vmap.of(x -> x.dropout(0.5, key)).differentRandomness().apply(ones);
    assertTrue(other.sub(other.narrow(0, 0, 1)).abs().sum().item() > 0);
  }

  private record Cube() implements CustomOp {
    @Override
    public Tensor forward(List<Tensor> inputs) {
      assertEquals(Shape.of(3), inputs.getFirst().shape());
      return inputs.getFirst().pow(3);
    }

    @Override
    public <T extends Algebra<T>> List<T> gradient(List<T> inputs, T output, T grad) {
      return List.of(grad.mul(inputs.getFirst().square()).mul(3));
    }
  }

  @Test
  void customOperationsSeeOneExampleAfterTheOther() {
    Variable x = random(4, 3);
    assertSame(x.pow(3), Vmap.of(a -> a.apply(new Cube())).apply(x));
    assertSame(
        x.square().mul(3),
        Vmap.of(a -> Functional.grad(b -> b.apply(new Cube()).sum(), a)).apply(x));
    assertThrows(
        IllegalArgumentException.class,
        () -> Vmap.of(a -> a.apply(new Cube())).apply(random(0, 3)));
  }

  @Test
  void noExamplesGiveNoResults() {
    assertEquals(Shape.of(0, 2, 2), Vmap.of(a -> a.matmul(a).exp()).apply(random(0, 2, 2)).shape());
  }

  @Test
  void elementsCannotBeReadInside() {
    Variable x = random(4);
    for (var read :
        List.<BinaryOperator<Variable>>of(
            (a, _) -> Variable.constant(a.value()),
            (a, _) -> a.mul(a.item()),
            (a, _) -> {
              a.mul(parameter(1)).sum().backward();
              return a;
            })) {
      assertThrows(IllegalStateException.class, () -> Vmap.of(read).apply(x, x));
    }
  }

  @Test
  void aVariableThatLeftIsRefused() {
    List<Variable> left = new ArrayList<>();
    Vmap.of(
            a -> {
              left.add(a);
              return a;
            })
        .apply(random(4));
    var e = assertThrows(IllegalStateException.class, () -> left.getFirst().exp());
    assertTrue(e.getMessage().contains("return it"), e.getMessage());
  }

  @Test
  void inputsMustHaveTheSameNumberOfExamples() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Vmap.of((a, b) -> a.add(b)).apply(random(4), random(5)));
    assertTrue(e.getMessage().contains("SHARED"), e.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> Vmap.of(a -> a).inDims(Vmap.SHARED).apply(random(4)));
    assertThrows(
        IllegalArgumentException.class, () -> Vmap.of(a -> a).inDims(0, 0).apply(random(4)));
    assertThrows(IndexOutOfBoundsException.class, () -> Vmap.of(a -> a).apply(random().sum()));
  }
}
