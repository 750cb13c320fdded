package dev.gatun.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What recurrent layers do with a whole sequence is what cells do step by step. */
final class RecurrentTest {
  private static final Generator RANDOM = new Generator(5);

  private static Variable numbers(long... sizes) {
    return Variable.constant(RANDOM.normal(Shape.of(sizes), 0, 1, DType.F32));
  }

  /** Gives both the same random parameters, offsets too. */
  private static void match(Layer layer, Layer cell, Variable x) {
    layer.init(x.value(), 1);
    cell.init(x.value().select(0, 0), 1);
    Map<String, Tensor> ofLayer = new HashMap<>();
    Map<String, Tensor> ofCell = new HashMap<>();
    cell.state()
        .forEach(
            (name, p) -> {
              Tensor values = RANDOM.normal(p.shape(), 0, 0.5, DType.F32);
              ofCell.put(name, values);
              ofLayer.put(name + "_l0", values);
            });
    layer.load(ofLayer);
    cell.load(ofCell);
  }

  private static void isStepByStep(Layer layer, Layer cell, int states) {
    Variable x = numbers(5, 11, 4);
    match(layer, cell, x);
    List<Variable> before = new ArrayList<>();
    List<Variable> first = new ArrayList<>(List.of(x));
    for (int s = 0; s < states; s++) {
      before.add(numbers(11, 19));
      first.add(before.getLast().unsqueeze(0));
    }
    List<Variable> results = layer.forwardAll(first);
    for (int t = 0; t < 5; t++) {
      List<Variable> in = new ArrayList<>(List.of(x.select(0, t)));
      in.addAll(before);
      before = cell.forwardAll(in);
      same(before.getFirst(), results.getFirst().select(0, t));
    }
    assertEquals(states + 1, results.size());
    for (int s = 0; s < states; s++) same(before.get(s), results.get(s + 1).select(0, 0));
  }

  private static void same(Variable expected, Variable actual) {
    assertArrayEquals(expected.value().toFloatArray(), actual.value().toFloatArray());
  }

  @Test
  void aGru() {
    isStepByStep(new GRU(19), new GRUCell(19), 1);
    isStepByStep(new GRU(19).bias(false), new GRUCell(19, false), 1);
  }

  @Test
  void anLstm() {
    isStepByStep(new LSTM(19), new LSTMCell(19), 2);
  }

  @Test
  void anRnn() {
    isStepByStep(new RNN(19), new RNNCell(19), 1);
    isStepByStep(new RNN(19).relu(true), new RNNCell(19).relu(true), 1);
  }

  @Test
  void theHiddenOffsetOfAGruIsInsideTheReset() {
    var cell = new GRUCell(1);
    Variable x = Variable.constant(Tensor.of(0f));
    cell.init(x.value(), 1);
    cell.load(
        Map.of(
            "weight_ih", Tensor.zeros(3, 1),
            "weight_hh", Tensor.zeros(3, 1),
            "bias_ih", Tensor.of(-100f, -100f, 0.25f),
            "bias_hh", Tensor.of(0f, 0f, 5f)));
    float closed = cell.forward(x, Variable.constant(Tensor.of(0f))).value().toFloatArray()[0];
    assertEquals(Math.tanh(0.25), closed, 1e-6);
  }
}
