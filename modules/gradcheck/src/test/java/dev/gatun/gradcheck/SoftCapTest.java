package dev.gatun.gradcheck;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Tensor;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class SoftCapTest {
  private static Variable softCap(List<Variable> in) {
    return in.getFirst().apply(new SoftCap(2));
  }

  @Provide
  Arbitrary<Tensor> anything() {
    return TensorArbitraries.tensors(Domain.anywhere());
  }

  @Property(tries = 50)
  void isProved(@ForAll("anything") Tensor x) {
    GradCheck.check(SoftCapTest::softCap, List.of(x));
    GradCheck.checkSecondOrder(SoftCapTest::softCap, List.of(x));
    Laws.adjoint(SoftCapTest::softCap, List.of(x));
    Laws.vmapAgreesWithLoop(SoftCapTest::softCap, List.of(x));
  }
}
