package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ElementwiseFunctionTest {
  private static Tensor sample(int n, DType type) {
    return Tensor.arange(-3, 3, 6.0 / n, type);
  }

  @Test
  void fusionDoesNotChangeBits() {
    var f = ElementwiseFunction.of("f", x -> x.mul(0.3).tanh().add(1).mul(x.exp()));
    for (DType type : List.of(DType.F32, DType.F64)) {
      for (int n : new int[] {1, 3, 7, 16, 17, 1000}) {
        Tensor x = sample(n, type);
        assertArrayEquals(
            x.mul(0.3).tanh().add(1).mul(x.exp()).toDoubleArray(), f.of(x).toDoubleArray());
      }
    }
  }

  @Test
  void takesArgumentsThatChangeFromCallToCall() {
    var scaled =
        ElementwiseFunction.of(
            "scaled", 1, 1, in -> in.operands().get(0).mul(in.arguments().get(0)));
    Tensor x = Tensor.of(1f, 2f);
    assertArrayEquals(new float[] {3, 6}, scaled.of(x, 3).toFloatArray());
    assertArrayEquals(new float[] {4, 8}, scaled.of(x, 4).toFloatArray());
  }

  @Test
  void equalValuesAreOneNode() {
    var f = ElementwiseFunction.of("f", x -> x.exp().add(x.exp()));
    assertEquals(3, Trace.reachable(f.body()).length);
  }

  @Test
  void derivativesStaySmall() {
    var f = ElementwiseFunction.of("gelu", x -> x.geluTanh());
    for (int i = 0; i < 3; i++) {
      var partial = f.partial(0).function();
      f = java.util.Objects.requireNonNull(partial);
    }
    assertFalse(Trace.reachable(f.body()).length > 400);
  }

  @Test
  void valuesOfAnotherFunctionAreRefused() {
    Expr[] leaked = new Expr[1];
    ElementwiseFunction.of(
        "leak",
        x -> {
          leaked[0] = x;
          return x;
        });
    assertThrows(
        IllegalArgumentException.class, () -> ElementwiseFunction.of("f", x -> x.add(leaked[0])));
  }

  @Test
  void functionsThatAreNotElementwiseAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ElementwiseFunction.of("f", x -> x.apply(new Op.Softmax(0))));
  }

  @Test
  void updatesSeveralTensorsInPlace() {
    var update =
        ElementwiseUpdate.of(
            "momentum",
            3,
            1,
            in -> {
              var v = in.operands().get(1).mul(0.5).add(in.operands().get(2));
              return List.of(in.operands().get(0).sub(v.mul(in.arguments().get(0))), v);
            });
    Tensor p = Tensor.of(1f, 1f);
    Tensor v = Tensor.of(2f, 4f);
    int version = p.version();
    update.apply(List.of(p, v, Tensor.of(1f, 1f)), 0.1);
    assertArrayEquals(new float[] {0.8f, 0.7f}, p.toFloatArray(), 1e-6f);
    assertArrayEquals(new float[] {2, 3}, v.toFloatArray());
    assertFalse(version == p.version());
  }
}
