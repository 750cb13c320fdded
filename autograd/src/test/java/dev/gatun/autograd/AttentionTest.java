package dev.gatun.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.AttentionOp;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Memory;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Attention in blocks computes what products and softmax do, also across the blocks' borders. */
final class AttentionTest {
  private final Generator random = new Generator(11);

  private Variable heads(DType type, long batch, long places, long heads, long size) {
    return Variable.of(random.normal(Shape.of(batch, places, heads, size), 0, 1, type))
        .transpose(1, 2);
  }

  private static Variable composed(
      Variable q, Variable k, Variable v, @Nullable Variable mask, boolean causal) {
    Variable scores = q.matmul(k.transpose()).mul(1 / Math.sqrt((double) q.shape().size(-1)));
    if (mask != null) scores = scores.add(mask);
    if (causal) {
      Tensor queries = Tensor.arange(q.shape().size(-2)).unsqueeze(1);
      Tensor later = Tensor.arange(k.shape().size(-2)).gt(queries);
      scores = scores.maskedFill(Variable.constant(later), Double.NEGATIVE_INFINITY);
    }
    return scores.softmax(-1).matmul(v);
  }

  private void check(DType type, long heads, long queries, long keys, double tolerance) {
    for (boolean causal : List.of(false, true)) {
      Variable q = heads(type, 1, queries, heads, 20);
      Variable k = heads(type, 1, keys, heads, 20);
      Variable v = heads(type, 1, keys, heads, 9);
      Variable mask = Variable.of(random.normal(Shape.of(heads, 1, keys), 0, 1, type));
      Variable w = Variable.constant(random.normal(q.shape().with(-1, 9), 0, 1, type));
      close(q, k, v, null, causal, w, tolerance);
      close(q, k, v, mask, causal, w, tolerance);
    }
  }

  private static void close(
      Variable q,
      Variable k,
      Variable v,
      @Nullable Variable mask,
      boolean causal,
      Variable w,
      double tolerance) {
    List<Variable> inputs = new ArrayList<>(List.of(q, k, v));
    if (mask != null) inputs.add(mask);
    Variable expected = composed(q, k, v, mask, causal);
    Variable actual = q.scaledDotProductAttention(k, v, mask, causal);
    assertArrayEquals(expected.value().toDoubleArray(), actual.value().toDoubleArray(), tolerance);
    Variable[] wanted = inputs.toArray(Variable[]::new);
    var e = Gradients.of(expected.mul(w).sum()).wrt(wanted);
    var a = Gradients.of(actual.mul(w).sum()).wrt(wanted);
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i].shape(), a.get(i).shape());
      assertArrayEquals(
          e.get(i).value().toDoubleArray(), a.get(i).value().toDoubleArray(), 10 * tolerance);
    }
  }

  @Test
  void blocksAgreeWithTheWhole() {
    for (long[] n : new long[][] {{1, 1}, {128, 256}, {129, 257}, {260, 40}}) {
      check(DType.F64, 2, n[0], n[1], 1e-13);
    }
    check(DType.F32, 2, 129, 257, 1e-5);
  }

  @Test
  void manyKeysOfFewHeadsAreCutIntoParts() {
    check(DType.F64, 1, 30, 600, 1e-13);
    check(DType.F64, 1, 600, 300, 1e-13);
  }

  @Test
  void largeScoresDoNotOverflow() {
    Tensor q = random.normal(Shape.of(3, 300, 8), 0, 100, DType.F32);
    assertArrayEquals(
        composed(Variable.of(q), Variable.of(q), Variable.of(q), null, false)
            .value()
            .toDoubleArray(),
        q.scaledDotProductAttention(q, q).toDoubleArray(),
        1e-3);
  }

  @Test
  void numbersOf16BitsKeepTheirType() {
    for (DType type : List.of(DType.F16, DType.BF16)) {
      Variable q = heads(type, 1, 5, 2, 4);
      List<Variable> y = q.applyAll(new AttentionOp.Attention(0.5, true), List.of(q, q));
      assertEquals(type, y.get(0).dtype());
      assertEquals(DType.F32, y.get(1).dtype());
      Variable wide = Variable.of(q.value().to(DType.F32));
      Variable expected = wide.scaledDotProductAttention(wide, wide, null, true);
      double digits = type == DType.F16 ? 1e-3 : 1e-2;
      assertArrayEquals(
          expected.value().toDoubleArray(), y.get(0).value().toDoubleArray(), 2 * digits);
      Variable dq = Gradients.of(y.get(0).sum()).wrt(q).getFirst();
      assertEquals(type, dq.dtype());
      assertArrayEquals(
          Gradients.of(expected.sum()).wrt(wide).getFirst().value().toDoubleArray(),
          dq.value().toDoubleArray(),
          8 * digits);
    }
  }

  @Test
  void memoryDoesNotGrowWithTheSquare() {
    Variable q = heads(DType.F32, 1, 2048, 2, 8);
    long scores = 2L * 2048 * 2048 * Float.BYTES;
    Memory.resetPeak();
    long before = Memory.peakBytes();
    try (var _ = Scope.open()) {
      Variable y = q.scaledDotProductAttention(q, q, null, true);
      Gradients.of(y.sum()).wrt(q);
    }
    long taken = Memory.peakBytes() - before;
    assertTrue(taken < scores / 8, taken + " bytes for scores of " + scores);
  }
}
