package dev.gatun.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class AnomalyTest {
  private final Variable x = Variable.of(Tensor.of(4.0, 0.0, -1.0));

  private static Variable rooted(Variable v) {
    return v.sqrt();
  }

  private static boolean names(Throwable t, String method) {
    return Arrays.stream(t.getStackTrace()).anyMatch(f -> f.getMethodName().equals(method));
  }

  @Test
  void theFirstOperationWithANanIsNamed() {
    var e =
        assertThrows(AnomalyException.class, () -> Anomaly.run(() -> rooted(x.mul(1)).exp().sum()));
    assertTrue(e.getMessage().contains("SQRT"), e.getMessage());
    assertTrue(e.getMessage().contains("(3,)"), e.getMessage());
    assertTrue(names(e, "rooted"), "thrown where it was applied");
  }

  @Test
  void anOperandThatHasOneAlreadyIsSaid() {
    Variable nan = Variable.of(Tensor.of(Double.NaN));
    var e = assertThrows(AnomalyException.class, () -> Anomaly.call(() -> nan.exp()));
    assertTrue(e.getMessage().contains("NaN already"), e.getMessage());
  }

  @Test
  void theOperationWhoseGradientHasANanIsShownWhereItWasApplied() {
    Variable zero = Variable.of(Tensor.of(0.0));
    var e =
        assertThrows(
            AnomalyException.class,
            () -> Anomaly.run(() -> rooted(zero).mul(0).exp().sum().backward()));
    assertTrue(e.getMessage().contains("gradient"), e.getMessage());
    assertTrue(e.getMessage().contains("SQRT"), e.getMessage());
    assertTrue(names(Objects.requireNonNull(e.getCause()), "rooted"), "the cause is the place");
  }

  @Test
  void aGraphFromOutsideIsSearchedWithoutItsPlace() {
    Variable zero = Variable.of(Tensor.of(0.0));
    Variable y = rooted(zero).mul(0).sum();
    var e = assertThrows(AnomalyException.class, () -> Anomaly.run(y::backward));
    assertTrue(e.getMessage().contains("inside Anomaly too"), e.getMessage());
  }

  @Test
  void infinityIsNoAnomaly() {
    Variable zero = Variable.of(Tensor.of(0.0));
    assertEquals(Double.NEGATIVE_INFINITY, Anomaly.call(() -> zero.log().sum()).item());
  }

  @Test
  void outsideNothingIsSearched() {
    assertTrue(Double.isNaN(x.sqrt().sum().item()));
  }
}
