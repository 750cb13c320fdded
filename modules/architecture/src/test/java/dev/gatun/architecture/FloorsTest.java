package dev.gatun.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrows between modules only point down. */
final class FloorsTest {

  private static final DescribedPredicate<JavaClass> INTERNAL =
      describe(
          "internal", type -> List.of(type.getPackageName().split("\\.")).contains("internal"));

  @Test
  void everyModuleHasItsPlace() {
    Set<Path> known =
        Floor.ALL.stream()
            .map(f -> House.ROOT.resolve(f.folder()))
            .collect(Collectors.toUnmodifiableSet());
    List<Path> strangers =
        House.moduleFolders().stream().filter(folder -> !known.contains(folder)).toList();
    assertEquals(List.of(), strangers, "give each of these its place in Floor.ALL");
  }

  @Test
  void thereIsCodeToCheck() {
    assertTrue(House.CLASSES.contain("dev.gatun.tensor.Shape"), "run the build from the root");
  }

  @ParameterizedTest
  @MethodSource("compiled")
  void codeUsesOnlyModulesBelow(Floor floor) {
    ArchRule rule =
        noClasses()
            .that(describe("belong to " + floor.module(), t -> floor.owns(t.getPackageName())))
            .should()
            .dependOnClassesThat(describe("are not below it", t -> isForeignTo(floor, t)));
    rule.allowEmptyShould(true).check(House.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("compiled")
  void descriptorRequiresOnlyModulesBelow(Floor floor) {
    List<String> wrong =
        House.descriptor(floor).requires().stream()
            .map(ModuleDescriptor.Requires::name)
            .filter(name -> name.startsWith("dev.gatun"))
            .filter(name -> !floor.below().contains(name))
            .toList();
    assertEquals(List.of(), wrong, floor.module() + " may require " + floor.below());
  }

  @ParameterizedTest
  @MethodSource("compiled")
  void packagesStartWithTheNameOfTheirModule(Floor floor) {
    List<String> wrong =
        House.descriptor(floor).packages().stream().filter(name -> !floor.owns(name)).toList();
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @MethodSource("compiled")
  void internalPackagesAreExportedToNamedModulesOnly(Floor floor) {
    List<String> wrong =
        House.descriptor(floor).exports().stream()
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .filter(name -> List.of(name.split("\\.")).contains("internal"))
            .toList();
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @MethodSource("compiled")
  void internalPackagesAreUsedByTheirModuleAndBenchmarksOnly(Floor floor) {
    noClasses()
        .that(describe("are not of " + floor.module(), t -> !floor.owns(t.getPackageName())))
        .and()
        .resideOutsideOfPackage("dev.gatun.benchmarks..")
        .should()
        .dependOnClassesThat(
            INTERNAL.and(describe("of " + floor.module(), t -> floor.owns(t.getPackageName()))))
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  @Test
  void onlyTensorTouchesTheVectorApiAndForeignMemory() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.gatun.tensor..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jdk.incubator.vector..", "java.lang.foreign..")
        .allowEmptyShould(true)
        .check(House.CLASSES);
  }

  private static boolean isForeignTo(Floor floor, JavaClass type) {
    return House.floorOf(type)
        .filter(other -> !other.equals(floor) && !floor.below().contains(other.module()))
        .isPresent();
  }

  private static List<Floor> compiled() {
    return House.compiled().toList();
  }
}
