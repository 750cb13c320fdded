package dev.gatun.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Tensor;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Running averages, and what normalisations refuse. */
final class NormTest {
  private static final Tensor X = Tensor.of(new float[][] {{1, 10}, {3, 10}, {8, 40}});

  private static void train(Layer layer, Tensor x) {
    Mode.train(new Generator(0), () -> layer.forward(x));
  }

  private static float[] state(Layer layer, String name) {
    return layer.state().get(name).toFloatArray();
  }

  @Test
  void averagesMoveByMomentum() {
    var layer = new BatchNorm1d().momentum(0.25);
    train(layer, X);
    assertArrayEquals(new float[] {1, 5}, state(layer, "running_mean"), 1e-6f);
    assertArrayEquals(
        new float[] {0.75f + 13 / 4f, 0.75f + 300 / 4f}, state(layer, "running_var"), 1e-4f);
    assertArrayEquals(new long[] {1}, layer.state().get("num_batches_tracked").toLongArray());
  }

  @Test
  void withoutMomentumAllBatchesCountAlike() {
    var layer = new BatchNorm1d().momentum(null);
    train(layer, X);
    train(layer, X.add(2));
    train(layer, X.add(4));
    assertArrayEquals(new float[] {6, 22}, state(layer, "running_mean"), 1e-5f);
    assertArrayEquals(new float[] {13, 300}, state(layer, "running_var"), 1e-3f);
  }

  @Test
  void averagesStandStillOutsideTraining() {
    var layer = new BatchNorm1d();
    train(layer, X);
    float[] before = state(layer, "running_mean");
    layer.forward(X);
    assertArrayEquals(before, state(layer, "running_mean"));
  }

  @Test
  void whatIsNotWantedIsNotDeclared() {
    var layer = new BatchNorm2d().affine(false).trackRunningStats(false);
    layer.forward(Tensor.ones(2, 3, 4, 5));
    assertEquals(Set.of(), layer.state().keySet());
    layer.affine(true).trackRunningStats(true);
    train(layer, Tensor.rand(new Generator(1), 2, 3, 4, 5));
    assertEquals(
        Set.of("weight", "bias", "running_mean", "running_var", "num_batches_tracked"),
        layer.state().keySet());
  }

  @Test
  void oneValueAChannelHasNoVariance() {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> train(new BatchNorm1d(), Tensor.ones(1, 3)));
    assertTrue(e.getMessage().contains("(1, 3)"), e.getMessage());
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    refuses(new BatchNorm2d(), Tensor.ones(2, 3), "(N, C, H, W)");
    refuses(new InstanceNorm1d(), Tensor.ones(2, 3), "(N, C, L)");
    refuses(new LayerNorm(4, 5), Tensor.ones(2, 3, 5), "(4, 5)");
    refuses(new RMSNorm(4), Tensor.ones(3), "(4,)");
    refuses(new GroupNorm(2), Tensor.ones(2, 3), "multiple");
    refuses(new LocalResponseNorm(2), Tensor.ones(2, 3), "3 sizes");
  }

  private static void refuses(Layer layer, Tensor x, String mentions) {
    var e = assertThrows(IllegalArgumentException.class, () -> layer.forward(x));
    assertTrue(e.getMessage().contains(mentions), e.getMessage());
    assertTrue(e.getMessage().contains(x.shape().toString()), e.getMessage());
  }
}
