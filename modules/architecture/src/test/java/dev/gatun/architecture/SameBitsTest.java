package dev.gatun.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * The same seed gives the same bits on every machine, so nothing whose result depends on the
 * machine, the compiler or the moment may reach a number of a model.
 *
 * <p>{@link Math} may compute its transcendental functions with an intrinsic that differs from
 * machine to machine by a unit in the last place; {@link StrictMath} may not. The same holds for
 * the lanewise functions of the Vector API.
 */
final class SameBitsTest {

  private static final String[] NUMBERS = {
    "dev.gatun.tensor..",
    "dev.gatun.autograd..",
    "dev.gatun.nn..",
    "dev.gatun.optim..",
    "dev.gatun.data..",
    "dev.gatun.formats..",
    "dev.gatun.train.."
  };

  private static final Set<String> FUNCTIONS =
      Set.of(
          "exp", "expm1", "log", "log10", "log1p", "pow", "sin", "cos", "tan", "asin", "acos",
          "atan", "atan2", "sinh", "cosh", "tanh", "cbrt", "hypot");

  private static final Set<String> LANEWISE =
      Set.of(
          "EXP", "EXPM1", "LOG", "LOG10", "LOG1P", "POW", "SIN", "COS", "TAN", "ASIN", "ACOS",
          "ATAN", "ATAN2", "SINH", "COSH", "TANH", "CBRT", "HYPOT");

  @Test
  void mathTranscendentalsReachNoNumber() {
    noClasses()
        .that()
        .resideInAnyPackage(NUMBERS)
        .should()
        .accessTargetWhere(
            describe("is a transcendental function of Math", SameBitsTest::isTranscendental))
        .because("StrictMath, or a function of Gatun's own, has the same bits everywhere")
        .check(House.CLASSES);
  }

  @Test
  void lanewiseTranscendentalsReachNoNumber() {
    noClasses()
        .that()
        .resideInAnyPackage(NUMBERS)
        .should()
        .accessFieldWhere(
            describe(
                "is a transcendental function of the Vector API",
                access -> isLanewiseTranscendental(access.getTarget())))
        .because("a function of Gatun's own has the same bits everywhere")
        .check(House.CLASSES);
  }

  @Test
  void randomNumbersHaveSeeds() {
    noClasses()
        .that()
        .resideInAnyPackage(NUMBERS)
        .should()
        .callConstructor(Random.class)
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(ThreadLocalRandom.class)
        .orShould()
        .callMethod(Math.class, "random")
        .because("the same seed gives the same numbers")
        .check(House.CLASSES);
  }

  private static boolean isTranscendental(JavaAccess<?> access) {
    return access.getTargetOwner().isEquivalentTo(Math.class)
        && FUNCTIONS.contains(access.getTarget().getName());
  }

  private static boolean isLanewiseTranscendental(FieldAccessTarget target) {
    return target.getOwner().getName().equals("jdk.incubator.vector.VectorOperators")
        && LANEWISE.contains(target.getName());
  }
}
