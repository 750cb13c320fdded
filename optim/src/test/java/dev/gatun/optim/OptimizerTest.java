package dev.gatun.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {
  static List<Function<List<Variable>, Optimizer>> all() {
    return List.of(
        p -> new SGD(p, 0.1),
        p -> new SGD(p, 0.05, 0.9),
        p -> new SGD(p, 0.05, 0.9, 0, 0, true),
        p -> new Adam(p, 0.1),
        p -> new Adadelta(p, 10, 0.9, 1e-4, 0));
  }

  @ParameterizedTest
  @MethodSource("all")
  void findsTheLowestPoint(Function<List<Variable>, Optimizer> make) {
    Variable x = Variable.of(Tensor.of(4f, -3f));
    Optimizer optimizer = make.apply(List.of(x));
    for (int i = 0; i < 400; i++) {
      try (var scope = Scope.open()) {
        x.sub(1).square().sum().backward();
        optimizer.step();
        optimizer.zeroGrad();
      }
    }
    assertEquals(1, x.value().getDouble(0), 0.05);
    assertEquals(1, x.value().getDouble(1), 0.05);
  }

  @Test
  void groupsHaveTheirOwnRates() {
    Variable fast = Variable.of(Tensor.of(0f));
    Variable slow = Variable.of(Tensor.of(0f));
    var optimizer = new SGD(List.of(fast), 1);
    optimizer.addGroup(new ParamGroup(List.of(slow), 0.1));
    fast.add(slow).sum().backward();
    optimizer.step();
    assertEquals(-1, fast.value().item(), 1e-6);
    assertEquals(-0.1, slow.value().item(), 1e-6);
  }

  @Test
  void aParameterGivenTwiceIsAnError() {
    Variable x = Variable.of(Tensor.of(0f));
    assertThrows(IllegalArgumentException.class, () -> new SGD(List.of(x, x), 1));
  }

  @Test
  void noParametersIsAnError() {
    var e = assertThrows(IllegalArgumentException.class, () -> new SGD(List.of(), 1));
    assertTrue(e.getMessage().contains("parameters"), e.getMessage());
  }
}
