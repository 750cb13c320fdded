package dev.gatun.gradcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.autograd.CustomFunction;
import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.CustomOp;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The kit finds what is wrong, and says where. */
final class GradCheckTest {
  private static final Tensor X = Tensor.of(0.5, -1.5, 2.0);

  /** The square, whose gradient is a tenth too large at numbers above 1. */
  record Bent() implements CustomOp {
    @Override
    public Tensor forward(List<Tensor> inputs) {
      return inputs.getFirst().square();
    }

    @Override
    public <T extends Algebra<T>> List<T> gradient(List<T> inputs, T output, T grad) {
      T x = inputs.getFirst();
      T right = grad.mul(x).mul(2);
      return List.of(right.mul(1.1).where(x.gt(1), right));
    }
  }

  /** The square, with a gradient that forgets that it depends on x, for second derivatives. */
  private record Forgetful() implements CustomOp {
    @Override
    public Tensor forward(List<Tensor> inputs) {
      return inputs.getFirst().square();
    }

    @Override
    public <T extends Algebra<T>> List<T> gradient(List<T> inputs, T output, T grad) {
      return List.of(grad.mul(inputs.getFirst().detach()).mul(2));
    }
  }

  /** Reverses, though forward does not: a pullback that is no transposed Jacobian. */
  private record Reversed() implements CustomFunction {
    @Override
    public Tensor forward(List<Tensor> inputs, Consumer<Tensor> keep) {
      return inputs.getFirst().mul(1);
    }

    @Override
    public List<@Nullable Tensor> backward(List<Tensor> kept, Tensor gradient) {
      return List.of(gradient.flip(0));
    }
  }

  @Test
  void aRightGradientPasses() {
    GradCheck.check(x -> x.square(), X);
    GradCheck.checkSecondOrder(x -> x.square(), X);
    assertTrue(report(x -> x.apply(new SoftCap(1))).passed());
  }

  private static GradReport report(UnaryOperator<Variable> f) {
    return GradCheck.compare(in -> f.apply(in.getFirst()), List.of(X), GradCheckOptions.DEFAULT);
  }

  @Test
  void aWrongGradientIsShownWithBothValuesAndItsPlace() {
    GradReport report = report(x -> x.apply(new Bent()));
    assertFalse(report.passed());
    var worst = report.worst().orElseThrow();
    assertEquals(2, worst.row());
    assertEquals(2, worst.column());
    assertEquals(4.4, worst.analytic(), 1e-12);
    assertEquals(4, worst.numerical(), 1e-8);
    var e = assertThrows(AssertionError.class, report::orThrow);
    for (String part :
        List.of("analytic 4.4", "at input 0[2], output[2]", "1 of 9 entries differ", "-1.5")) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }

  @Test
  void aWrongSecondDerivativeIsFoundThoughTheFirstIsRight() {
    GradCheck.check(x -> x.apply(new Forgetful()), X);
    assertThrows(
        AssertionError.class, () -> GradCheck.checkSecondOrder(x -> x.apply(new Forgetful()), X));
  }

  @Test
  void largeJacobiansAreComparedInDirections() {
    Tensor large = Tensor.full(Shape.of(40, 40), 1.5, DType.F64);
    GradCheck.check(x -> x.square(), large);
    var e =
        assertThrows(AssertionError.class, () -> GradCheck.check(x -> x.apply(new Bent()), large));
    assertTrue(e.getMessage().contains("1600 of 1600 entries differ"), e.getMessage());
  }

  @Test
  void aPullbackThatIsNotTransposedIsFound() {
    assertThrows(AssertionError.class, () -> GradCheck.check(x -> new Reversed().apply(x), X));
  }

  @Test
  void randomResultsAreRefused() {
    var chance = new Generator(1);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            GradCheck.check(
                x -> x.dropout(0.5, chance.next()),
                Tensor.of(new double[50], Shape.of(50)).add(1)));
  }

  @Test
  void theSmallestFailingInputIsShown() {
    Arbitrary<Tensor> large =
        TensorArbitraries.shapes(2, 3, 1, 5)
            .flatMap(s -> TensorArbitraries.tensors(s, Domain.between(1.1, 3)));
    var e =
        assertThrows(
            AssertionError.class,
            () ->
                RandomChecks.forAll(
                    large, 5, 1, x -> GradCheck.check(v -> v.apply(new Bent()), x)));
    assertTrue(e.getMessage().contains("f64(1, 1)"), e.getMessage());
    assertTrue(e.getMessage().contains("1 of 1 entries differ"), e.getMessage());
    assertTrue(e.getMessage().contains("numerical gradient"), e.getMessage());
  }

  @Test
  void lawsFindWhatBreaksThem() {
    Tensor y = Tensor.of(3.0, 1.0, -2.0);
    Laws.linear(x -> x.mul(3), X, y);
    assertThrows(AssertionError.class, () -> Laws.linear(x -> x.mul(3).add(1), X, y));
    Laws.adjoint(in -> in.getFirst().square(), List.of(X));
    Laws.agreesWithLoop(x -> x.exp(), x -> x.exp(), X);
    assertThrows(
        AssertionError.class, () -> Laws.agreesWithLoop(x -> x.softmax(0), x -> x.exp(), X));
    Laws.ignoresLayout(in -> in.getFirst().exp(), List.of(X.flip(0)));
    assertThrows(
        AssertionError.class,
        () ->
            Laws.ignoresLayout(
                in -> in.getFirst().mul(in.getFirst().strides()[0]), List.of(X.flip(0))));
  }

  /** A pullback that is not linear, so that it is the adjoint of nothing. */
  private record Squared() implements CustomOp {
    @Override
    public Tensor forward(List<Tensor> inputs) {
      return inputs.getFirst().mul(1);
    }

    @Override
    public <T extends Algebra<T>> List<T> gradient(List<T> inputs, T output, T grad) {
      return List.of(grad.square());
    }
  }

  @Test
  void theAdjointLawFindsPullbacksThatAreNotLinear() {
    assertThrows(
        AssertionError.class,
        () -> Laws.adjoint(in -> in.getFirst().apply(new Squared()), List.of(X)));
  }

  @Test
  void theVmapLawFindsResultsThatDiffer() {
    int[] calls = {0};
    Laws.vmapAgreesWithLoop(in -> in.getFirst().softmax(0), List.of(X));
    assertThrows(
        AssertionError.class,
        () -> Laws.vmapAgreesWithLoop(in -> in.getFirst().mul(++calls[0]), List.of(X)));
  }
}
