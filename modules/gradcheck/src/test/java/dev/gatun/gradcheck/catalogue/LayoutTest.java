package dev.gatun.gradcheck.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatun.gradcheck.Laws;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The bits of a result depend on neither the layout of the operands nor the way it is called. */
final class LayoutTest {
  private static final int TRIES = 20;

  /** Reductions of floats run through memory in its order, and round in that order. */
  private static final Set<String> ROUND_IN_MEMORY_ORDER =
      Set.of(
          "sum",
          "prod",
          "mean",
          "var",
          "std",
          "logsumexp",
          "sumTo",
          "softmax",
          "logSoftmax",
          "vecdot",
          "norm",
          "norm of all",
          "frobeniusNorm",
          "frobeniusNorm of matrices",
          "matrixNorm",
          "matrixNorm of matrices",
          "nansum",
          "nanmean",
          "vectorNorm",
          "einsum",
          "cdist",
          "dist",
          "cov",
          "corrcoef",
          "trapezoid",
          "trapezoid at places",
          "addbmm");

  @TestFactory
  Stream<DynamicTest> viewsGiveTheBitsOfDenseCopies() {
    Stream<Row<?>> rows =
        Catalogue.ROWS.stream().filter(row -> !ROUND_IN_MEMORY_ORDER.contains(row.name()));
    return Samples.tests(rows, Sizes.SMALL, TRIES, new SameBits());
  }

  @TestFactory
  Stream<DynamicTest> methodsMeanTheirOperation() {
    return Samples.tests(Catalogue.ROWS.stream(), Sizes.SMALL, TRIES, new MethodIsOperation());
  }

  private static final class SameBits implements Samples.Check {
    @Override
    public <P> void on(Row<P> row, Sample<P> sample) {
      for (DType type : List.of(DType.F64, DType.F32)) {
        Laws.ignoresLayout(
            x -> row.results(sample.parameters(), x).getFirst(), sample.tensors(type));
      }
    }
  }

  private static final class MethodIsOperation implements Samples.Check {
    @Override
    public <P> void on(Row<P> row, Sample<P> sample) {
      List<Tensor> operands = sample.tensors(DType.F32);
      Tensor operation = row.results(sample.parameters(), operands).getFirst();
      Tensor method = row.call().on(sample.parameters(), operands);
      assertEquals(ResultHashes.hash(operation), ResultHashes.hash(method));
    }
  }
}
