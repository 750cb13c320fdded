package dev.gatun.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.gatun.tensor.ScatterMode;
import dev.gatun.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Who gets the gradient where operands are equal: what PyTorch does. */
final class ArithmeticGradientTest {
  @Test
  void whatLiesAtABoundHasAGradientOfOne() {
    Variable x = Variable.of(Tensor.of(-2.0, -1, 0, 1, 2));
    x.clamp(-1, 1).sum().backward();
    assertArrayEquals(new double[] {0, 1, 1, 1, 0}, x.grad().value().toDoubleArray());
  }

  @Test
  void boundsGetTheGradientOfWhatLiesBeyond() {
    Variable x = Variable.of(Tensor.of(-2.0, -1, 0, 1, 2, 5));
    Variable min = Variable.of(Tensor.of(-1.0, -1, -1, -1, -1, 4));
    Variable max = Variable.of(Tensor.of(1.0, 1, 1, 1, 1, 3));
    x.clamp(min, max).sum().backward();
    assertArrayEquals(new double[] {0, 1, 1, 1, 0, 0}, x.grad().value().toDoubleArray());
    assertArrayEquals(new double[] {1, 0, 0, 0, 0, 0}, min.grad().value().toDoubleArray());
    assertArrayEquals(new double[] {0, 0, 0, 0, 1, 1}, max.grad().value().toDoubleArray());
  }

  @Test
  void equalOnesShareTheGradientOfTheLargest() {
    Variable x = Variable.of(Tensor.of(3.0, 9));
    Variable source = Variable.of(Tensor.of(3.0, 1, 3));
    Tensor index = Tensor.of(0L, 0L, 0L);
    x.scatterReduce(0, Variable.constant(index), source, ScatterMode.AMAX, true)
        .mul(Tensor.of(6.0, 1))
        .sum()
        .backward();
    assertArrayEquals(new double[] {2, 1}, x.grad().value().toDoubleArray());
    assertArrayEquals(new double[] {2, 0, 2}, source.grad().value().toDoubleArray());
  }

  @Test
  void whatIsNotIncludedHasNoGradient() {
    for (ScatterMode mode : ScatterMode.values()) {
      Variable x = Variable.of(Tensor.of(3.0, 9));
      Variable source = Variable.of(Tensor.of(2.0, 4));
      Variable index = Variable.constant(Tensor.of(0L, 0L));
      x.scatterReduce(0, index, source, mode, false).sum().backward();
      assertArrayEquals(new double[] {0, 1}, x.grad().value().toDoubleArray(), mode.toString());
    }
  }
}
