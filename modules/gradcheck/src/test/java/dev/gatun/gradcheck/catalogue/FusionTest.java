package dev.gatun.gradcheck.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatun.gradcheck.Domain;
import dev.gatun.gradcheck.TensorArbitraries;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.ElementwiseFunction;
import dev.gatun.tensor.Tensor;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Fusion never changes bits: a composed function is its operations one by one. */
final class FusionTest {
  private static final int OPERANDS = 3;

  @Property(tries = 150)
  void fusedFunctionsAreTheirOperationsOneByOne(
      @ForAll("formulas") Formula formula, @ForAll("operands") List<Tensor> operands) {
    var fused = ElementwiseFunction.of("fused", OPERANDS, 0, in -> formula.of(in.operands()));
    for (DType type : List.of(DType.F32, DType.F64)) {
      List<Tensor> x = operands.stream().map(t -> t.to(type)).toList();
      Tensor together = fused.of(x.get(0), x.get(1), x.get(2));
      Tensor oneByOne = formula.of(x).broadcastTo(together.shape());
      assertEquals(ResultHashes.hash(oneByOne), ResultHashes.hash(together), type + ": " + formula);
    }
  }

  @Provide
  Arbitrary<Formula> formulas() {
    return Formula.arbitrary(OPERANDS);
  }

  @Provide
  Arbitrary<List<Tensor>> operands() {
    return Arbitraries.of(Domain.anywhere(), Domain.positive())
        .flatMap(d -> TensorArbitraries.broadcastableTensors(d, d, d));
  }
}
