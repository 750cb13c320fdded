package dev.gatun.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Memory;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class CheckpointTest {
  private final Generator chance = new Generator(5);

  private Variable variable(long... sizes) {
    return Variable.of(Tensor.randn(chance, sizes));
  }

  private static float[] grad(Variable v) {
    return Objects.requireNonNull(v.grad()).value().toFloatArray();
  }

  /** Checks that values and gradients have the bits that they have without a checkpoint. */
  private void agrees(UnaryOperator<Variable> f, Variable x, Variable... others) {
    List<float[]> results = new ArrayList<>();
    for (boolean checkpoint : new boolean[] {false, true}) {
      Variable y = checkpoint ? Checkpoint.of(f, x) : f.apply(x);
      results.add(y.value().toFloatArray());
      y.square().sum().backward();
      for (Variable v : others) results.add(grad(v));
      results.add(grad(x));
      x.zeroGrad();
      for (Variable v : others) v.zeroGrad();
    }
    int half = results.size() / 2;
    for (int i = 0; i < half; i++) assertArrayEquals(results.get(i), results.get(half + i));
  }

  @Test
  void gradientsAreThoseWithoutCheckpoint() {
    Variable w = variable(4, 4);
    agrees(x -> x.matmul(w).tanh().matmul(w).softmax(1), variable(3, 4), w);
    agrees(x -> x, variable(3));
    agrees(x -> w.sum(0).add(x.mul(0)), variable(4), w);
  }

  @Test
  void constantsMasksAndDetachedValuesAreTheSame() {
    Tensor scale = Tensor.randn(chance, 3, 4);
    agrees(x -> x.detach().mul(x).add(x.mul(scale)), variable(3, 4));
    agrees(x -> x.square().where(x.gt(0), x.neg()), variable(3, 4));
    agrees(x -> NoGrad.call(() -> x.exp()).mul(x), variable(3, 4));
    agrees(x -> x.logsumexp(1, false), variable(3, 4));
    agrees(x -> x.add(Variable.constant(x.value())).square(), variable(3));
  }

  @Test
  void dropoutTakesTheSameNumbersAndCodeRunsOnce() {
    int[] runs = {0};
    Variable x = variable(100);
    Variable y =
        Checkpoint.of(
            v -> {
              runs[0]++;
              return v.exp().dropout(0.5, chance.next());
            },
            x);
    y.sum().backward();
    float[] expected = y.value().add(0).toFloatArray();
    assertArrayEquals(expected, grad(x), "the derivative of exp is exp");
    assertEquals(1, runs[0]);
  }

  @Test
  void nestedCheckpointsAgree() {
    agrees(
        x -> Checkpoint.of(v -> Checkpoint.of(u -> u.sin().exp(), v).cos(), x.mul(2)), variable(5));
  }

  @Test
  void aCheckpointIsDifferentiableTwice() {
    Variable x = Variable.of(Tensor.of(0.5, 2.0));
    Variable y = Checkpoint.of((a, b) -> a.pow(3).mul(b), x, x).sum();
    Variable g = Gradients.of(y).createGraph().wrt(x).getFirst();
    Variable h = Gradients.of(g.sum()).wrt(x).getFirst();
    assertArrayEquals(new double[] {4 * 0.125, 32}, g.value().toDoubleArray(), 1e-12);
    assertArrayEquals(new double[] {12 * 0.25, 48}, h.value().toDoubleArray(), 1e-12);
  }

  @Test
  void itWorksOnceUnlessRetained() {
    Variable x = variable(2);
    Variable y = Checkpoint.of(v -> v.exp().sin(), x).sum();
    Gradients.of(y).retainGraph().backward();
    y.backward();
    assertThrows(IllegalStateException.class, y::backward);
  }

  @Test
  void aChangedInputIsNoticed() {
    Tensor t = Tensor.of(1f, 2f);
    Variable y = Checkpoint.of(v -> v.exp().sin(), Variable.of(t)).sum();
    t.fill(3);
    var e = assertThrows(IllegalStateException.class, y::backward);
    assertTrue(e.getMessage().contains("changed in place"), e.getMessage());
  }

  @Test
  void gradientsInsideAreRefused() {
    Variable x = variable(2);
    assertThrows(
        IllegalStateException.class,
        () -> Checkpoint.of(v -> Functional.grad(u -> u.exp().square().sum(), v), x));
  }

  @Test
  void itHoldsLessMemory() {
    long without = peak(false);
    long with = peak(true);
    assertTrue(with * 2 < without, with + " bytes with, " + without + " without checkpoints");
  }

  /** Returns by how much the memory in use grew in a training step of 8 blocks of 8 layers. */
  private long peak(boolean checkpoint) {
    Variable w = Variable.of(Tensor.randn(chance, 64, 64));
    Variable start = Variable.of(Tensor.randn(chance, 512, 64));
    UnaryOperator<Variable> block =
        in -> {
          Variable v = in;
          for (int i = 0; i < 8; i++) v = v.matmul(w).mul(0.1).tanh();
          return v;
        };
    Memory.collect();
    long before = Memory.liveBytes();
    Memory.resetPeak();
    try (var _ = Scope.open()) {
      Variable v = start;
      for (int i = 0; i < 8; i++) {
        Variable in = v;
        try (var scope = Scope.open()) {
          v = scope.keep(checkpoint ? Checkpoint.of(block, in) : block.apply(in));
        }
      }
      v.sum().backward();
    }
    return Memory.peakBytes() - before;
  }
}
