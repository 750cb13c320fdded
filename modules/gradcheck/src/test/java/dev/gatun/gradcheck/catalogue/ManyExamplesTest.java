package dev.gatun.gradcheck.catalogue;

import dev.gatun.autograd.Variable;
import dev.gatun.gradcheck.Laws;
import dev.gatun.tensor.DType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation on many examples at once gives the values and gradients of a loop. */
final class ManyExamplesTest {

  @TestFactory
  Stream<DynamicTest> agreeWithALoop() {
    return Samples.tests(Catalogue.ROWS.stream(), Sizes.SMALL, 4, new ManyExamples());
  }

  private static final class ManyExamples implements Samples.Check {
    @Override
    public <P> void on(Row<P> row, Sample<P> sample) {
      Laws.vmapAgreesWithLoop(
          x -> row.call().on(sample.parameters(), row.order() > 0 ? x : constants(x)),
          sample.tensors(DType.F64));
    }
  }

  private static List<Variable> constants(List<Variable> x) {
    return x.stream().map(Variable::detach).toList();
  }
}
