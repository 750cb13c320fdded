package dev.gatun.gradcheck.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation computes what its oracle does, in both types and for any layout. */
final class ForwardTest {
  private static final int TRIES = 30;

  /** Oracles round differently, functions and sums by a few units in the last place. */
  private static final double TIGHT = 1e-12;

  private static final double LOOSE = 1e-4;

  @TestFactory
  Stream<DynamicTest> valuesInF64() {
    return tests(DType.F64, TIGHT);
  }

  @TestFactory
  Stream<DynamicTest> valuesInF32() {
    return tests(DType.F32, LOOSE);
  }

  private static Stream<DynamicTest> tests(DType type, double tolerance) {
    return Samples.tests(
        Catalogue.ROWS.stream(),
        Sizes.SMALL,
        TRIES,
        new Samples.Check() {
          @Override
          public <P> void on(Row<P> row, Sample<P> sample) {
            agreesWithOracle(row, sample, type, tolerance);
          }
        });
  }

  private static <P> void agreesWithOracle(
      Row<P> row, Sample<P> sample, DType type, double tolerance) {
    List<Tensor> operands = sample.tensors(type);
    List<Grid> grids = operands.stream().map(Grid::of).toList();
    List<Tensor> results = row.results(sample.parameters(), operands);
    List<Grid> expected = row.oracle().results(sample.parameters(), grids);
    assertEquals(expected.size(), results.size(), "number of results");
    DType resultType = row.result() == null ? type : row.result();
    assertEquals(resultType, results.getFirst().dtype(), "type of the result");
    for (int i = 0; i < results.size(); i++) close(expected.get(i), results.get(i), tolerance);
    for (int i = 0; i < grids.size(); i++) close(grids.get(i), operands.get(i), 0);
  }

  private static void close(Grid expected, Tensor result, double tolerance) {
    assertEquals(expected.shape(), result.shape(), "shape of the result");
    Grid actual = Grid.of(result);
    for (int i = 0; i < expected.elements().length; i++) {
      double want = expected.elements()[i];
      double got = actual.elements()[i];
      boolean same = Double.doubleToLongBits(want) == Double.doubleToLongBits(got);
      if (same || Math.abs(got - want) <= tolerance * (1 + Math.abs(want))) continue;
      throw new AssertionError(
          "element " + at(expected.shape(), i) + ": " + got + ", want " + want);
    }
  }

  private static String at(Shape shape, int flat) {
    return java.util.Arrays.toString(Grid.index(shape, flat));
  }
}
