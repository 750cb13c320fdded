package dev.gatun.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.autograd.Gradients;
import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What attention looks at, and the forms of its masks. */
final class AttentionTest {
  private static final Variable X =
      Variable.constant(new Generator(3).normal(Shape.of(4, 2, 6), 0, 1, DType.F64));

  private static double[] weights(MultiheadAttention layer, AttentionMasks masks) {
    var y = layer.forward(X, X, X, masks);
    return Objects.requireNonNull(y.weights()).value().toDoubleArray();
  }

  @Test
  void causalWeightsAreZeroForWhatComesLater() {
    double[] w = weights(new MultiheadAttention(6, 3), AttentionMasks.CAUSAL);
    for (int i = 0; i < w.length; i++) {
      int query = i / 4 % 4;
      assertEquals(i % 4 > query, w[i] == 0, "weight " + i + " is " + w[i]);
    }
  }

  @Test
  void aMaskHidesAsMinusInfinityDoes() {
    Tensor later = Attention.causalMask(4);
    Tensor added = Tensor.zeros(4, 4).maskedFill(later, Double.NEGATIVE_INFINITY);
    var layer = new MultiheadAttention(6, 2);
    double[] byFlag = weights(layer, AttentionMasks.CAUSAL);
    assertArrayEquals(byFlag, weights(layer, AttentionMasks.of(Variable.constant(later))));
    assertArrayEquals(byFlag, weights(layer, AttentionMasks.of(Variable.constant(added))));
    Tensor each = later.broadcastTo(Shape.of(4, 4, 4)).contiguous();
    assertArrayEquals(byFlag, weights(layer, AttentionMasks.of(Variable.constant(each))));
  }

  @Test
  void paddedKeysGetNoWeight() {
    Tensor padding = Tensor.of(false, true, false, false, true, false, false, true).reshape(2, 4);
    double[] w =
        weights(new MultiheadAttention(6, 2), AttentionMasks.ofKeys(Variable.constant(padding)));
    boolean[] hidden = padding.toBooleanArray();
    for (int i = 0; i < w.length; i++) assertEquals(hidden[i / 16 * 4 + i % 4], w[i] == 0);
  }

  @Test
  void theBatchMayComeFirst() {
    var first = new MultiheadAttention(6, 2).batchFirst(true);
    var second = new MultiheadAttention(6, 2);
    first.forward(X);
    second.forward(X);
    first.load(second.state());
    assertArrayEquals(
        second.forward(X).value().toDoubleArray(),
        first.forward(X.transpose(0, 1)).transpose(0, 1).value().toDoubleArray());
  }

  @Test
  void theFunctionTakesPyTorchsMasks() {
    Variable mask = Variable.constant(Attention.causalMask(4).logicalNot());
    Variable q = X.transpose(0, 1);
    Variable y = Attention.scaledDotProduct(q, q, q, mask);
    assertArrayEquals(
        q.select(1, 0).value().toDoubleArray(), y.select(1, 0).value().toDoubleArray());
  }

  @Test
  void withoutWeightsTheOutputIsTheSame() {
    Tensor padding = Tensor.of(false, true, false, false, false, false, false, true).reshape(2, 4);
    Variable keys = Variable.constant(padding);
    Variable later = Variable.constant(Attention.causalMask(4));
    for (var masks :
        List.of(
            AttentionMasks.NONE,
            AttentionMasks.CAUSAL,
            AttentionMasks.of(later),
            new AttentionMasks(null, keys, true))) {
      for (boolean extra : List.of(false, true)) {
        var layer = new MultiheadAttention(6, 2).addBiasKv(extra).addZeroAttn(extra);
        double[] composed = gradients(layer, masks);
        assertArrayEquals(composed, gradients(layer.needWeights(false), masks), 1e-12);
      }
    }
  }

  /** Returns the output of a layer, and the gradient of its input. */
  private static double[] gradients(MultiheadAttention layer, AttentionMasks masks) {
    Variable x = Variable.of(X.value());
    Variable y = layer.forward(x, x, x, masks).output();
    Variable dx = Gradients.of(y.square().sum()).wrt(x).getFirst();
    return Tensor.cat(List.of(y.value(), dx.value()), 0).toDoubleArray();
  }

  @Test
  void weightsAreDroppedInTrainingOnly() {
    Variable q = X.transpose(0, 1);
    var options = new Attention.Options(0.5, true, 0.3, false);
    Variable expected = q.scaledDotProductAttention(q, q, null, true, 0.3);
    assertArrayEquals(
        expected.value().toDoubleArray(),
        Attention.scaledDotProduct(q, q, q, null, options).value().toDoubleArray());
    double[] dropped =
        Mode.train(
            new Generator(1),
            () -> Attention.scaledDotProduct(q, q, q, null, options).value().toDoubleArray());
    assertFalse(Arrays.equals(expected.value().toDoubleArray(), dropped));
    var none = new Attention.Options(1e-300, true, 0.3, false);
    double[] composed =
        Mode.train(
            new Generator(1),
            () -> Attention.scaledDotProduct(q, q, q, null, none).value().toDoubleArray());
    assertArrayEquals(expected.value().toDoubleArray(), composed, 1e-12);
  }

  @Test
  void headsOfQueriesMayShareKeysAndValues() {
    var random = new Generator(4);
    Variable q = Variable.constant(random.normal(Shape.of(2, 6, 5, 3), 0, 1, DType.F64));
    Variable k = Variable.constant(random.normal(Shape.of(2, 2, 4, 3), 0, 1, DType.F64));
    Variable v = Variable.constant(random.normal(Shape.of(2, 2, 4, 7), 0, 1, DType.F64));
    Variable mask = Variable.constant(random.normal(Shape.of(6, 5, 4), 0, 1, DType.F64));
    var options = new Attention.Options(0, false, Double.NaN, true);
    Variable expected =
        Attention.scaledDotProduct(q, k.repeatInterleave(3, 1), v.repeatInterleave(3, 1), mask);
    assertArrayEquals(
        expected.value().toDoubleArray(),
        Attention.scaledDotProduct(q, k, v, mask, options).value().toDoubleArray());
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Attention.scaledDotProduct(q.narrow(1, 0, 5), k, v, null, options));
    assertTrue(e.getMessage().contains("(2, 5, 5, 3)"), e.getMessage());
  }

  @Test
  void aQueryThatSeesNothingGetsNaN() {
    Variable q = X.transpose(0, 1);
    Variable mask = Variable.constant(Tensor.of(true, false, true, true).reshape(4, 1));
    Variable y = Attention.scaledDotProduct(q, q, q, mask);
    boolean[] missing = y.value().isNan().toBooleanArray();
    for (int i = 0; i < missing.length; i++) assertEquals(i / 6 % 4 == 1, missing[i]);
  }

  @Test
  void wrongInputsAreNamed() {
    var layer = new MultiheadAttention(6, 2);
    var e = assertThrows(IllegalArgumentException.class, () -> layer.forward(Tensor.ones(4, 2, 5)));
    assertTrue(e.getMessage().contains("(4, 2, 5)"), e.getMessage());
    e = assertThrows(IllegalArgumentException.class, () -> layer.forwardAll(List.of()));
    assertTrue(e.getMessage().contains("query"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new MultiheadAttention(6, 4));
    e = assertThrows(IllegalArgumentException.class, () -> new LSTM(3).forward(Tensor.ones(4)));
    assertTrue(e.getMessage().contains("(T, B, in)"), e.getMessage());
    e = assertThrows(IllegalArgumentException.class, () -> new ReLU().forwardAll(List.of(X, X)));
    assertTrue(e.getMessage().contains("takes 1 input"), e.getMessage());
  }
}
