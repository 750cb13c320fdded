package dev.gatun.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The rules by which tables are read and learned. */
final class EmbeddingTest {
  private static final Tensor TABLE = Tensor.of(new float[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}});

  private static <L extends Layer> L loaded(L layer) {
    layer.load(Map.of("weight", TABLE));
    return layer;
  }

  private static float[] gradient(Layer layer) {
    return Objects.requireNonNull(layer.parameters().getFirst().grad()).value().toFloatArray();
  }

  @Test
  void paddingIsNotLearned() {
    var layer = loaded(new Embedding(4, 2).paddingIdx(1));
    layer.forward(Tensor.of(1L, 2L, 2L)).sum().backward();
    assertArrayEquals(new float[] {0, 0, 0, 0, 2, 2, 0, 0}, gradient(layer));
  }

  @Test
  void paddingBeginsWithZeros() {
    var layer = new Embedding(4, 2).paddingIdx(-3);
    layer.init(Tensor.of(0L), 5);
    float[] w = layer.parameters().getFirst().value().toFloatArray();
    assertTrue(w[2] == 0 && w[3] == 0 && w[0] != 0 && w[4] != 0);
  }

  @Test
  void gradientsCanBeSharedByFrequency() {
    var layer = loaded(new Embedding(4, 2).scaleGradByFreq(true));
    Variable y = layer.forward(Tensor.of(0L, 0L, 3L));
    assertArrayEquals(new float[] {1, 2, 1, 2, 7, 8}, y.value().toFloatArray());
    y.sum().backward();
    assertArrayEquals(new float[] {1, 1, 0, 0, 0, 0, 1, 1}, gradient(layer));
  }

  @Test
  void longVectorsThatAreUsedAreShortened() {
    var layer = loaded(new Embedding(4, 2).maxNorm(5.0));
    float[] y = layer.forward(Tensor.of(3L, 1L)).value().toFloatArray();
    double length = Math.hypot(7, 8);
    assertArrayEquals(new float[] {(float) (35 / length), (float) (40 / length), 3, 4}, y, 1e-5f);
    float[] table = layer.parameters().getFirst().value().toFloatArray();
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, y[0], y[1]}, table);
  }

  @Test
  void bagsAreCutAtOffsets() {
    Variable x = Variable.constant(Tensor.of(0L, 1L, 2L, 3L, 3L));
    Variable offsets = Variable.constant(Tensor.of(0L, 2L, 2L));
    float[] mean = loaded(new EmbeddingBag(4, 2)).forward(x, offsets, null).value().toFloatArray();
    assertArrayEquals(new float[] {2, 3, 0, 0, 19 / 3f, 22 / 3f}, mean, 1e-5f);
    var max = loaded(new EmbeddingBag(4, 2, EmbeddingBag.Mode.MAX).includeLastOffset(true));
    assertArrayEquals(
        new float[] {3, 4, 0, 0}, max.forward(x, offsets, null).value().toFloatArray());
  }

  @Test
  void sumsCanBeWeightedAndLeavePaddingOut() {
    var layer = loaded(new EmbeddingBag(4, 2, EmbeddingBag.Mode.SUM).paddingIdx(0));
    Variable x = Variable.constant(Tensor.of(new long[] {0, 1, 2, 0}, Shape.of(2, 2)));
    Variable w = Variable.constant(Tensor.of(new float[][] {{9, 2}, {3, 9}}));
    float[] y = layer.forward(x, null, w).value().toFloatArray();
    assertArrayEquals(new float[] {6, 8, 15, 18}, y);
  }

  @Test
  void numbersMustBeWholeAndInside() {
    var layer = new Embedding(4, 2);
    var e = assertThrows(IllegalArgumentException.class, () -> layer.forward(Tensor.ones(2)));
    assertTrue(e.getMessage().contains("whole"), e.getMessage());
    assertThrows(IndexOutOfBoundsException.class, () -> layer.forward(Tensor.of(4L)));
  }
}
