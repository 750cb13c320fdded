package dev.gatun.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequentialTest {
  private static Sequential cnn() {
    return Sequential.of(
        new Conv2d(32, 3),
        new ReLU(),
        new Conv2d(64, 3),
        new ReLU(),
        new MaxPool2d(2),
        new Dropout(0.25),
        new Flatten(),
        new Linear(128),
        new ReLU(),
        new Dropout(0.5),
        new Linear(10));
  }

  @Test
  void summaryShowsShapesAndCounts() {
    String table = cnn().summary(Shape.of(1, 1, 28, 28));
    assertTrue(table.contains("Total params: 1,199,882 (4.58 MB)"), table);
    assertTrue(table.contains("(None, 64, 12, 12)"), table);
    assertTrue(table.contains("conv2d_1 (Conv2d)"), table);
    assertTrue(table.contains("(None, 9216)"), table);
  }

  /** Few different numbers, so that windows have ties, and many where nothing is positive. */
  @Test
  void poolingBeforeRectifyingChangesNoBit() {
    Tensor numbers = Tensor.randn(new Generator(5), 3, 4, 9, 8).sub(0.5).round();
    Variable x = Variable.of(numbers);
    Variable y = Variable.of(numbers);
    Variable swapped = Sequential.of(new ReLU(), new MaxPool2d(2), new Tanh()).forward(x);
    Variable plain = new Tanh().forward(new MaxPool2d(2).forward(new ReLU().forward(y)));
    assertArrayEquals(plain.value().toFloatArray(), swapped.value().toFloatArray());
    Tensor seed = Tensor.randn(new Generator(6), plain.shape().toArray());
    swapped.mul(seed).sum().backward();
    plain.mul(seed).sum().backward();
    assertArrayEquals(gradient(y), gradient(x));
  }

  @Test
  void flatteningBeforeDroppingChangesNoBit() {
    Tensor numbers = Tensor.randn(new Generator(7), 3, 5, 4, 6).permute(0, 3, 1, 2);
    Variable x = Variable.of(numbers);
    Variable y = Variable.of(numbers);
    Variable swapped =
        Mode.train(
            new Generator(8), () -> Sequential.of(new Dropout(0.4), new Flatten()).forward(x));
    Variable plain =
        Mode.train(new Generator(8), () -> new Flatten().forward(new Dropout(0.4).forward(y)));
    assertArrayEquals(plain.value().toFloatArray(), swapped.value().toFloatArray());
    swapped.square().sum().backward();
    plain.square().sum().backward();
    assertArrayEquals(gradient(y), gradient(x));
  }

  private static float[] gradient(Variable x) {
    return java.util.Objects.requireNonNull(x.grad()).value().toFloatArray();
  }

  @Test
  void theSeedDecidesTheWeights() {
    Sequential a = Sequential.of(new Linear(3), new Linear(2));
    Sequential b = Sequential.of(new Linear(3), new Linear(2));
    Sequential c = Sequential.of(new Linear(3), new Linear(2));
    a.init(Shape.of(1, 4), 7);
    b.init(Shape.of(1, 4), 7);
    c.init(Shape.of(1, 4), 8);
    assertArrayEquals(weights(a), weights(b));
    assertFalse(java.util.Arrays.equals(weights(a), weights(c)));
  }

  private static float[] weights(Layer layer) {
    return layer.parameters().getFirst().value().toFloatArray();
  }

  @Test
  void parametersAreNamedByTheirPlace() {
    Sequential model = Sequential.of(new Linear(3), new ReLU(), new Linear(2, false));
    model.init(Shape.of(1, 4), 0);
    assertEquals(
        List.of("0.weight", "0.bias", "2.weight"), List.copyOf(model.namedParameters().keySet()));
  }

  @Test
  void stateCanBeLoadedIntoAnotherModel() {
    Sequential a = Sequential.of(new Linear(3));
    Sequential b = Sequential.of(new Linear(3));
    a.init(Shape.of(1, 4), 1);
    b.init(Shape.of(1, 4), 2);
    b.load(a.state());
    assertArrayEquals(weights(a), weights(b));
  }

  @Test
  void stateThatDoesNotFitChangesNothing() {
    Sequential model = Sequential.of(new Linear(3));
    model.init(Shape.of(1, 4), 1);
    float[] before = weights(model);
    var state = new LinkedHashMap<String, Tensor>();
    state.put("0.weight", Tensor.zeros(3, 4));
    state.put("0.bias", Tensor.zeros(5));
    assertThrows(IllegalArgumentException.class, () -> model.load(state));
    assertArrayEquals(before, weights(model));
  }

  @Test
  void aShapeThatDoesNotFitNamesTheLayer() {
    Sequential model = Sequential.of(new Conv2d(4, 3), new Conv2d(4, 3));
    var e =
        assertThrows(IllegalArgumentException.class, () -> model.forward(Tensor.zeros(1, 1, 4, 4)));
    assertTrue(e.getMessage().startsWith("layer 1 (Conv2d(4"), e.getMessage());
    assertTrue(e.getMessage().contains("(1, 4, 2, 2)"), e.getMessage());
  }

  @Test
  void parametersWithoutShapeSayWhatToDo() {
    Sequential model = Sequential.of(new Linear(3));
    var e = assertThrows(IllegalStateException.class, model::parameters);
    assertTrue(e.getMessage().contains("init"), e.getMessage());
  }

  @Test
  void dropoutWorksWhileTrainingOnly() {
    Variable x = Variable.constant(Tensor.ones(1000));
    Dropout layer = new Dropout(0.5);
    assertArrayEquals(x.value().toFloatArray(), layer.forward(x).value().toFloatArray());
    float[] y = Mode.train(new Generator(1), () -> layer.forward(x)).value().toFloatArray();
    int zeros = 0;
    for (float v : y) {
      assertTrue(v == 0 || v == 2, "got " + v);
      if (v == 0) zeros++;
    }
    assertTrue(zeros > 400 && zeros < 600, zeros + " zeros of 1000");
  }

  @Test
  void oneHotMarksTheClass() {
    Tensor t = Targets.oneHot(Tensor.of(0L, 2L), 3);
    assertArrayEquals(new float[] {1, 0, 0, 0, 0, 1}, t.toFloatArray());
    assertThrows(IllegalArgumentException.class, () -> Targets.oneHot(Tensor.of(3L), 3));
  }
}
