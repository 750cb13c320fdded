package dev.gatun.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class HooksTest {
  private final Variable x = Variable.of(Tensor.of(1f, 2f, 3f));

  private static float[] grad(Variable v) {
    return Objects.requireNonNull(v.grad()).value().toFloatArray();
  }

  @Test
  void aHookChangesTheGradientOfAComputedVariable() {
    Variable y = x.square();
    y.registerHook(g -> g.mul(10));
    y.sum().backward();
    assertArrayEquals(new float[] {20, 40, 60}, grad(x));
  }

  @Test
  void aHookSeesTheWholeGradientOnce() {
    List<float[]> seen = new ArrayList<>();
    Variable y = x.square();
    y.registerHook(
        g -> {
          seen.add(g.value().toFloatArray());
          return g;
        });
    y.add(y.mul(2)).sum().backward();
    assertEquals(1, seen.size());
    assertArrayEquals(new float[] {3, 3, 3}, seen.getFirst());
  }

  @Test
  void hooksOfLeavesRunInOrderBeforeGathering() {
    x.registerHook(g -> g.add(1));
    x.registerHook(g -> g.mul(2));
    x.sum().backward();
    assertArrayEquals(new float[] {4, 4, 4}, grad(x));
    assertArrayEquals(
        new float[] {4, 4, 4}, Gradients.of(x.sum()).wrt(x).getFirst().value().toFloatArray());
  }

  @Test
  void aRemovedHookIsNotCalled() {
    GradHook first = x.registerHook(g -> g.mul(2));
    x.registerHook(g -> g.mul(3));
    first.remove();
    first.remove();
    x.sum().backward();
    assertArrayEquals(new float[] {3, 3, 3}, grad(x));
  }

  @Test
  void whatAHookKeepsOutlivesTheBackwardPass() {
    List<Variable> kept = new ArrayList<>();
    try (var _ = Scope.open()) {
      Variable y = x.square();
      y.registerHook(
          g -> {
            kept.add(g);
            return g;
          });
      y.mul(2).sum().backward();
      assertArrayEquals(new float[] {2, 2, 2}, kept.getFirst().value().toFloatArray());
    }
    assertThrows(IllegalStateException.class, () -> kept.getFirst().value().toFloatArray());
  }

  @Test
  void gradientsOfHooksAreDifferentiable() {
    Variable y = x.square();
    y.registerHook(g -> g.mul(x));
    Variable g = Gradients.of(y.sum()).createGraph().wrt(x).getFirst();
    assertArrayEquals(new float[] {2, 8, 18}, g.value().toFloatArray());
    assertArrayEquals(
        new float[] {4, 8, 12}, Gradients.of(g.sum()).wrt(x).getFirst().value().toFloatArray());
  }

  @Test
  void aHookMustKeepTheShape() {
    x.registerHook(g -> g.sum());
    Variable y = x.sum();
    var e = assertThrows(IllegalStateException.class, y::backward);
    assertTrue(e.getMessage().contains("(3,)"), e.getMessage());
  }

  @Test
  void constantsHaveNoGradientToHookInto() {
    Variable c = Variable.constant(Tensor.of(1f));
    assertThrows(IllegalStateException.class, () -> c.registerHook(g -> g));
    assertThrows(IllegalStateException.class, c::retainGrad);
    assertThrows(
        IllegalStateException.class, () -> x.sum().registerPostAccumulateGradHook(v -> v.grad()));
  }

  @Test
  void retainedGradientsGatherAtComputedVariables() {
    Variable y = x.square().retainGrad();
    Variable z = x.mul(2);
    y.mul(3).add(z).sum().backward();
    assertArrayEquals(new float[] {3, 3, 3}, grad(y));
    assertNull(z.grad());
    y.zeroGrad();
    assertNull(y.grad());
  }

  @Test
  void gradientsWithRespectToOthersAreNotGathered() {
    Variable y = x.square().retainGrad();
    Gradients.of(y.sum()).wrt(x);
    assertNull(y.grad());
    assertNull(x.grad());
  }

  @Test
  void theHookAfterGatheringMayStepAndForget() {
    List<float[]> steps = new ArrayList<>();
    x.registerPostAccumulateGradHook(
        v -> {
          steps.add(grad(v));
          v.zeroGrad();
        });
    x.square().sum().backward();
    x.mul(5).sum().backward();
    assertNull(x.grad());
    assertArrayEquals(new float[] {2, 4, 6}, steps.get(0));
    assertArrayEquals(new float[] {5, 5, 5}, steps.get(1));
  }

  @Test
  void aRetainedGraphGathersAgain() {
    Variable y = x.square().sum();
    Gradients.of(y).retainGraph().backward();
    Gradients.of(y).backward();
    assertArrayEquals(new float[] {4, 8, 12}, grad(x));
    assertThrows(IllegalStateException.class, () -> Gradients.of(y).backward());
  }

  @Test
  void gatheredGradientsWithAGraphCanBeDifferentiated() {
    Gradients.of(x.pow(3).sum()).createGraph().backward();
    Variable g = Objects.requireNonNull(x.grad());
    assertArrayEquals(
        new float[] {6, 12, 18}, Gradients.of(g.sum()).wrt(x).getFirst().value().toFloatArray());
  }

  @Test
  void detachedValuesAreConstantsWithTheSameMemory() {
    Variable y = x.square();
    Variable d = y.detach();
    assertFalse(d.requiresGrad());
    assertTrue(y.requiresGrad());
    y.mul(d).sum().backward();
    assertArrayEquals(new float[] {2, 16, 54}, grad(x));
  }

  @Test
  void resultsOfInferenceRefuseToBeRecorded() {
    Variable y = Inference.call(() -> x.square());
    assertTrue(y.isInference());
    assertFalse(y.requiresGrad());
    assertArrayEquals(new float[] {2, 8, 18}, y.mul(2).value().toFloatArray());
    assertTrue(y.mul(2).isInference());
    var e = assertThrows(IllegalStateException.class, () -> y.mul(2).mul(x));
    assertTrue(e.getMessage().contains("NoGrad"), e.getMessage());
    Variable.constant(y.value()).mul(x).sum().backward();
    assertArrayEquals(new float[] {1, 4, 9}, grad(x));
  }

  @Test
  void resultsWithoutGradientsMayBeRecordedLater() {
    Variable y = NoGrad.call(() -> x.square());
    y.mul(x).sum().backward();
    assertArrayEquals(new float[] {1, 4, 9}, grad(x));
  }
}
