package dev.gatun.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PadTest {
  private static final Tensor LINE = Tensor.of(1f, 2f, 3f).reshape(1, 1, 3);

  private static void pads(Layer layer, float... expected) {
    Variable y = layer.forward(Variable.constant(LINE));
    assertEquals(Shape.of(1, 1, expected.length), y.shape());
    assertArrayEquals(expected, y.value().toFloatArray());
  }

  @Test
  void eachLayerAddsWhatItsNameSays() {
    pads(new ReflectionPad1d(2, 1), 3, 2, 1, 2, 3, 2);
    pads(new ReplicationPad1d(2, 1), 1, 1, 1, 2, 3, 3);
    pads(new CircularPad1d(2, 1), 2, 3, 1, 2, 3, 1);
    pads(new ZeroPad1d(2, 1), 0, 0, 1, 2, 3, 0);
    pads(new ConstantPad1d(1.5, 2, -1), 1.5f, 1.5f, 1, 2);
    pads(new ConstantPad1d(1, 7.0), 7, 1, 2, 3, 7);
  }

  @Test
  void theLastDimensionComesFirstAndABatchIsNotNeeded() {
    Variable image = Variable.constant(Tensor.ones(2, 3, 4));
    Variable volume = Variable.constant(Tensor.ones(1, 2, 3, 4, 5));
    for (PadNd layer :
        List.of(
            new ReflectionPad2d(1, 2, 0, 1),
            new ReplicationPad2d(1, 2, 0, 1),
            new CircularPad2d(1, 2, 0, 1),
            new ZeroPad2d(1, 2, 0, 1),
            new ConstantPad2d(2.0, 1, 2, 0, 1))) {
      assertEquals(Shape.of(2, 4, 7), layer.forward(image).shape(), layer.toString());
    }
    for (PadNd layer :
        List.of(
            new ReflectionPad3d(1),
            new ReplicationPad3d(1),
            new CircularPad3d(1),
            new ZeroPad3d(1),
            new ConstantPad3d(1, 2.0))) {
      assertEquals(Shape.of(1, 2, 5, 6, 7), layer.forward(volume).shape(), layer.toString());
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    var wrong = assertThrows(IllegalArgumentException.class, () -> new ZeroPad2d(1, 2));
    assertTrue(wrong.getMessage().contains("[1, 2]"), wrong.getMessage());
    Variable flat = Variable.constant(Tensor.ones(3));
    assertThrows(IllegalArgumentException.class, () -> new ZeroPad1d(1).forward(flat));
    Variable line = Variable.constant(LINE);
    assertThrows(IllegalArgumentException.class, () -> new ReflectionPad1d(3).forward(line));
  }
}
