package dev.gatun.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The compiled code of all modules, as it lies in their {@code target/classes}. */
final class House {

  /** The root of the repository. */
  static final Path ROOT = root();

  /** Every class of every module, without tests. */
  static final JavaClasses CLASSES =
      new ClassFileImporter().importPaths(compiled().map(House::classes).toList());

  private House() {}

  /** The modules that have been compiled. */
  static Stream<Floor> compiled() {
    return Floor.ALL.stream().filter(f -> Files.exists(descriptorFile(f)));
  }

  /** The module descriptor of {@code floor}, as compiled. */
  static ModuleDescriptor descriptor(Floor floor) {
    try (InputStream in = Files.newInputStream(descriptorFile(floor))) {
      return ModuleDescriptor.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The floor that {@code type} belongs to; empty for classes of others. */
  static Optional<Floor> floorOf(JavaClass type) {
    return Floor.ALL.stream().filter(f -> f.owns(type.getPackageName())).findFirst();
  }

  /** The folders of the repository that hold a module: those with sources and a descriptor. */
  static List<Path> moduleFolders() {
    return Stream.of(ROOT, ROOT.resolve("modules"))
        .flatMap(folder -> list(folder).stream())
        .filter(folder -> Files.exists(folder.resolve("src/main/java/module-info.java")))
        .toList();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path classes(Floor floor) {
    return ROOT.resolve(floor.folder()).resolve("target/classes");
  }

  private static Path descriptorFile(Floor floor) {
    return classes(floor).resolve("module-info.class");
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
