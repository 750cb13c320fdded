package dev.gatun.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.RandomKey;
import dev.gatun.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** The gradient is read off the result, which must tell a kept zero from a dropped element. */
final class DropoutGradientTest {
  private static final RandomKey KEY = new RandomKey(3, 4);
  private static final DType[] TYPES = {DType.F32, DType.F64, DType.F16, DType.BF16};

  @Test
  void itIsTheSameWhateverTheElementsAre() {
    for (DType type : TYPES) {
      for (double p : new double[] {0.3, 0.999, 1}) {
        Tensor g = Tensor.randn(new Generator(5), 1000).to(type);
        Tensor expected = g.dropout(p, KEY);
        for (double x : new double[] {0.0, -0.0, 1, -1, 1e-40, -1e-40, -1e-310, Double.NaN}) {
          Variable v = Variable.of(Tensor.full(g.shape(), x, DType.F64).to(type));
          v.dropout(p, KEY).backward(g);
          assertArrayEquals(numbers(expected), numbers(v.grad().value()), type + " " + p + " " + x);
        }
      }
    }
  }

  @Test
  void theSecondGradientDropsTheSameElements() {
    for (double p : new double[] {0.3, 1}) {
      Variable x = Variable.of(Tensor.zeros(100));
      Variable g = Variable.of(Tensor.randn(new Generator(5), 100));
      Variable y = x.dropout(p, KEY);
      Variable first = Gradients.of(y).seeds(g).createGraph().wrt(x).getFirst();
      Tensor again = Tensor.randn(new Generator(6), 100);
      first.backward(again);
      assertArrayEquals(numbers(again.dropout(p, KEY)), numbers(g.grad().value()));
    }
  }

  @Test
  void someAreKept() {
    float[] kept = Tensor.ones(1000).dropout(0.5, KEY).toFloatArray();
    int n = 0;
    for (float v : kept) if (v != 0) n++;
    assertTrue(n > 420 && n < 580, n + " of 1000");
  }

  /** Zeros of either sign are the same here. */
  private static double[] numbers(Tensor t) {
    return t.to(DType.F64).add(0).toDoubleArray();
  }
}
