package dev.gatun.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code import module dev.gatun;} brings every public type of the floors into one name space, next
 * to those of {@code java.base}, which compact source files and jshell import too. A simple name
 * that stands for two types there does not compile.
 */
final class NamesTest {

  private static final Set<String> NOT_IMPORTED =
      Set.of("dev.gatun.samples", "dev.gatun.benchmarks", "dev.gatun.cli");

  @Test
  void publicNamesAreUniqueInGatun() {
    Map<String, List<String>> bySimpleName =
        publicTypes().stream()
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    bySimpleName.values().removeIf(names -> names.size() == 1);
    assertEquals(Map.of(), bySimpleName, "the same simple name twice");
  }

  @Test
  void publicNamesAreNotThoseOfJavaBase() throws IOException {
    Set<String> taken = publicNamesOfJavaBase();
    assertTrue(taken.containsAll(Set.of("Module", "Callback", "Parameter", "List")));
    List<String> clashes =
        publicTypes().stream()
            .filter(type -> taken.contains(type.getSimpleName()))
            .map(JavaClass::getName)
            .sorted()
            .toList();
    assertEquals(List.of(), clashes, "java.base exports a type of the same simple name");
  }

  private static List<JavaClass> publicTypes() {
    Set<String> exported =
        House.compiled()
            .filter(floor -> !NOT_IMPORTED.contains(floor.module()))
            .flatMap(floor -> House.descriptor(floor).exports().stream())
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
    List<JavaClass> types =
        House.CLASSES.stream()
            .filter(type -> exported.contains(type.getPackageName()))
            .filter(type -> type.isTopLevelClass())
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .toList();
    assertTrue(!types.isEmpty(), "no public type found: run the build from the root");
    return types;
  }

  private static Set<String> publicNamesOfJavaBase() throws IOException {
    ModuleReference base = ModuleFinder.ofSystem().find("java.base").orElseThrow();
    Set<String> exported =
        base.descriptor().exports().stream()
            .filter(export -> !export.isQualified())
            .map(export -> export.source().replace('.', '/'))
            .collect(Collectors.toSet());
    try (ModuleReader reader = base.open()) {
      return reader
          .list()
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .filter(name -> exported.contains(folderOf(name)))
          .filter(name -> isPublic(reader, name))
          .map(name -> name.substring(name.lastIndexOf('/') + 1, name.length() - 6))
          .collect(Collectors.toSet());
    }
  }

  private static String folderOf(String resource) {
    return resource.substring(0, Math.max(0, resource.lastIndexOf('/')));
  }

  private static boolean isPublic(ModuleReader reader, String resource) {
    try {
      byte[] bytes = reader.open(resource).orElseThrow().readAllBytes();
      return ClassFile.of().parse(bytes).flags().has(java.lang.reflect.AccessFlag.PUBLIC);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
