package dev.gatun.gradcheck.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatun.autograd.Gradients;
import dev.gatun.autograd.Variable;
import dev.gatun.gradcheck.GradCheck;
import dev.gatun.gradcheck.GradCheckOptions;
import dev.gatun.gradcheck.Laws;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every differentiable operation has the gradients that numerical differences say. */
final class GradientTest {

  @TestFactory
  Stream<DynamicTest> firstOrder() {
    return Samples.tests(rows(1), Sizes.SMALL, 15, new FirstOrder());
  }

  @TestFactory
  Stream<DynamicTest> secondOrder() {
    return Samples.tests(rows(2), Sizes.SMALL, 8, new SecondOrder());
  }

  @TestFactory
  Stream<DynamicTest> adjoint() {
    return Samples.tests(rows(2), Sizes.SMALL, 8, new Adjoint());
  }

  @TestFactory
  Stream<DynamicTest> gradientsInF32AreThoseInF64() {
    return Samples.tests(rows(1), Sizes.SMALL, 8, new SameInF32());
  }

  @TestFactory
  Stream<DynamicTest> gradientOfOneOperandDoesNotDependOnTheOthers() {
    return Samples.tests(rows(1), Sizes.SMALL, 8, new OneAtATime());
  }

  private static Stream<Row<?>> rows(int order) {
    return Catalogue.ROWS.stream().filter(row -> row.order() >= order);
  }

  private static final class FirstOrder implements Samples.Check {
    @Override
    public <P> void on(Row<P> row, Sample<P> sample) {
      GradCheck.check(x -> row.call().on(sample.parameters(), x), sample.tensors(DType.F64));
    }
  }

  private static final class SecondOrder implements Samples.Check {
    /** Large samples in a direction only: whole, they would take most of the time of all tests. */
    private static final GradCheckOptions OPTIONS = GradCheckOptions.DEFAULT.withEntries(60);

    @Override
    public <P> void on(Row<P> row, Sample<P> sample) {
      GradCheck.compareSecondOrder(
              x -> row.call().on(sample.parameters(), x), sample.tensors(DType.F64), OPTIONS)
          .orThrow();
    }
  }

  private static final class Adjoint implements Samples.Check {
    @Override
    public <P> void on(Row<P> row, Sample<P> sample) {
      Laws.adjoint(x -> row.call().on(sample.parameters(), x), sample.tensors(DType.F64));
    }
  }

  /** Takes gradients of the sum of squares, so that what comes from above differs everywhere. */
  private static <P> List<Tensor> gradients(Row<P> row, Sample<P> sample, List<Variable> x) {
    Variable y = row.call().on(sample.parameters(), x);
    if (!y.requiresGrad()) return List.of();
    return Gradients.of(y.square().sum()).wrt(x.toArray(Variable[]::new)).stream()
        .map(Variable::value)
        .toList();
  }

  private static Variable variable(Tensor t) {
    return t.dtype().isFloat() ? Variable.of(t) : Variable.constant(t);
  }

  private static final class SameInF32 implements Samples.Check {
    @Override
    public <P> void on(Row<P> row, Sample<P> sample) {
      List<Tensor> single = sample.tensors(DType.F32);
      List<Tensor> actual =
          gradients(row, sample, single.stream().map(GradientTest::variable).toList());
      List<Tensor> expected =
          gradients(
              row,
              sample,
              single.stream()
                  .map(t -> variable(t.dtype().isFloat() ? t.to(DType.F64) : t))
                  .toList());
      for (int k = 0; k < actual.size(); k++) {
        if (!single.get(k).dtype().isFloat()) continue;
        assertEquals(DType.F32, actual.get(k).dtype(), "type of gradient " + k);
        assertEquals(single.get(k).shape(), actual.get(k).shape(), "shape of gradient " + k);
        close(expected.get(k).toDoubleArray(), actual.get(k).toDoubleArray());
      }
    }

    private static void close(double[] expected, double[] actual) {
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], actual[i], 1e-4 * (1 + Math.abs(expected[i])), "element " + i);
      }
    }
  }

  private static final class OneAtATime implements Samples.Check {
    @Override
    public <P> void on(Row<P> row, Sample<P> sample) {
      List<Tensor> inputs = sample.tensors(DType.F64);
      List<Tensor> together =
          gradients(row, sample, inputs.stream().map(GradientTest::variable).toList());
      for (int k = 0; k < together.size(); k++) {
        List<Variable> x = new ArrayList<>(inputs.stream().map(Variable::constant).toList());
        x.set(k, variable(inputs.get(k)));
        List<Tensor> alone = gradients(row, sample, x);
        if (alone.isEmpty()) continue;
        assertArrayEquals(
            together.get(k).toDoubleArray(), alone.get(k).toDoubleArray(), "operand " + k);
      }
    }
  }
}
