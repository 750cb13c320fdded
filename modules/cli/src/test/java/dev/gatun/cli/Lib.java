package dev.gatun.cli;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/**
 * Gatun's modules as users have them, found on the class path of the tests: {@code dev.gatun} and
 * what it requires, and nothing that only tests use.
 */
final class Lib {

  private static final ModuleFinder CLASS_PATH =
      ModuleFinder.of(
          Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
              .filter(entry -> !entry.isEmpty() && Files.exists(Path.of(entry)))
              .filter(entry -> !entry.contains("junit"))
              .map(entry -> Path.of(entry).toAbsolutePath())
              .toArray(Path[]::new));

  private Lib() {}

  /** The modules that {@code roots} need, other than the JDK's. */
  static List<ModuleReference> modules(String... roots) {
    if (CLASS_PATH.find("dev.gatun").isEmpty()) {
      throw new IllegalStateException("no modules on the class path: run this test with Maven");
    }
    Configuration boot = ModuleLayer.boot().configuration();
    return Configuration.resolve(CLASS_PATH, List.of(boot), ModuleFinder.ofSystem(), Set.of(roots))
        .modules()
        .stream()
        .map(ResolvedModule::reference)
        .filter(module -> !module.location().orElseThrow().getScheme().equals("jrt"))
        .toList();
  }

  /** Makes {@code folder} hold them as jars, so that it can be a module path. */
  static Path in(Path folder, String... roots) throws IOException {
    for (ModuleReference module : modules(roots)) {
      Path from = Path.of(module.location().orElseThrow());
      Path jar = folder.resolve(module.descriptor().name() + ".jar");
      if (Files.isDirectory(from)) {
        pack(from, jar);
      } else {
        Files.copy(from, jar);
      }
    }
    return folder;
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      out.setLevel(Deflater.NO_COMPRESSION);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
  }
}
