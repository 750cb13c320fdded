package dev.gatun.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.autograd.Gradients;
import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every layer promises, whatever it computes. */
final class LayerContractTest {
  private static final double STEP = 1e-5;

  @TestFactory
  Stream<DynamicTest> gradientsAreThoseOfDifferences() {
    return tests(LayerContractTest::checkGradients);
  }

  @TestFactory
  Stream<DynamicTest> stateMovesToAFreshLayer() {
    return tests(LayerContractTest::checkState);
  }

  @TestFactory
  Stream<DynamicTest> resultsAreTheSameAgainAndInF32() {
    return tests(LayerContractTest::checkTypes);
  }

  @TestFactory
  Stream<DynamicTest> thePrintedFormBeginsWithTheName() {
    return tests(
        c -> {
          Layer layer = c.create();
          String text = layer.toString();
          assertTrue(text.startsWith(layer.getClass().getSimpleName()), text);
        });
  }

  @TestFactory
  Stream<DynamicTest> parameterNamesAreUniqueAndReached() {
    return tests(
        c -> {
          Layer layer = ready(c, DType.F64);
          assertEquals(layer.parameters().size(), layer.namedParameters().size());
          assertTrue(layer.state().keySet().containsAll(layer.namedParameters().keySet()));
        });
  }

  private interface Check {
    void on(LayerCases.Case c);
  }

  private static Stream<DynamicTest> tests(Check check) {
    return LayerCases.all().map(c -> DynamicTest.dynamicTest(c.name(), () -> check.on(c)));
  }

  /** Returns a layer with parameters that are nowhere special. */
  private static Layer ready(LayerCases.Case c, DType type) {
    Layer layer = c.create();
    run(c, layer, c.inputs(type, 1));
    Map<String, Tensor> state = new LinkedHashMap<>();
    long seed = 100;
    for (var e : new TreeMap<>(layer.namedParameters()).entrySet()) {
      var numbers = new Generator(seed++).uniform(e.getValue().shape(), 0.2, 0.9, DType.F64);
      state.put(e.getKey(), numbers.to(type));
    }
    layer.load(state);
    return layer;
  }

  private static List<Variable> run(LayerCases.Case c, Layer layer, List<Variable> inputs) {
    return c.trains()
        ? Mode.train(new Generator(3), () -> layer.forwardAll(inputs))
        : layer.forwardAll(inputs);
  }

  /** Returns the sum of all results, each element with a factor of its own. */
  private static Variable weighted(List<Variable> results) {
    List<Variable> sums = new ArrayList<>();
    for (Variable y : results) {
      Tensor factors = new Generator(7).uniform(y.shape(), -1, 1, DType.F64);
      sums.add(y.mul(factors.to(y.dtype())).sum());
    }
    return sums.stream().reduce(Variable::add).orElseThrow();
  }

  private static void checkGradients(LayerCases.Case c) {
    Layer layer = ready(c, DType.F64);
    List<Variable> inputs = c.inputs(DType.F64, 1);
    List<Variable> all = new ArrayList<>(layer.parameters());
    inputs.stream().filter(Variable::requiresGrad).forEach(all::add);
    Variable loss = weighted(run(c, layer, inputs));
    List<Variable> gradients = Gradients.of(loss).wrt(all.toArray(Variable[]::new));
    for (int i = 0; i < all.size(); i++) {
      Tensor x = all.get(i).value();
      Tensor start = x.copy();
      Tensor way = new Generator(20 + i).uniform(x.shape(), -1, 1, DType.F64);
      x.copyFrom(start.add(way.mul(STEP)));
      double above = weighted(run(c, layer, inputs)).item();
      x.copyFrom(start.sub(way.mul(STEP)));
      double below = weighted(run(c, layer, inputs)).item();
      x.copyFrom(start);
      double expected = (above - below) / (2 * STEP);
      double actual = gradients.get(i).value().mul(way).sum().item();
      assertEquals(expected, actual, 1e-6 * (1 + Math.abs(expected)), "along variable " + i);
    }
  }

  private static void checkState(LayerCases.Case c) {
    Layer layer = ready(c, DType.F64);
    List<Variable> inputs = c.inputs(DType.F64, 2);
    run(c, layer, inputs);
    Layer fresh = c.create();
    fresh.load(layer.state());
    assertEquals(layer.state().keySet(), fresh.state().keySet());
    List<Variable> expected = layer.forwardAll(inputs);
    List<Variable> actual = fresh.forwardAll(inputs);
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(
          expected.get(i).value().toDoubleArray(), actual.get(i).value().toDoubleArray());
    }
  }

  private static void checkTypes(LayerCases.Case c) {
    List<Variable> wide = run(c, ready(c, DType.F64), c.inputs(DType.F64, 1));
    List<Variable> again = run(c, ready(c, DType.F64), c.inputs(DType.F64, 1));
    List<Variable> narrow = run(c, ready(c, DType.F32), c.inputs(DType.F32, 1));
    for (int i = 0; i < wide.size(); i++) {
      assertEquals(DType.F64, wide.get(i).dtype());
      assertEquals(DType.F32, narrow.get(i).dtype());
      double[] expected = wide.get(i).value().toDoubleArray();
      assertArrayEquals(expected, again.get(i).value().toDoubleArray());
      double[] actual = narrow.get(i).value().toDoubleArray();
      for (int k = 0; k < expected.length; k++) {
        assertEquals(expected[k], actual[k], 1e-4 * (1 + Math.abs(expected[k])), "element " + k);
      }
    }
  }
}
