package dev.gatun.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the jars of the optional peers, which the {@code libtorch} profile of the build gathers.
 */
final class PeerJars {
  /** The command that gathers them. */
  static final String BUILD =
      "mvn -q -Plibtorch -pl modules/benchmarks/libtorch -am -DskipTests package";

  private static final Path JARS = Path.of("modules", "benchmarks", "libtorch", "target", "jars");

  private PeerJars() {}

  /**
   * Returns the jars, looked for in the directory of the system property {@code gatun.bench.peers},
   * or below that of {@code gatun.home}, or below the working directory.
   *
   * @throws IllegalStateException if there is none; the message says how to get them
   */
  static List<Path> find() {
    Path directory = directory();
    if (!Files.isDirectory(directory)) {
      throw new IllegalStateException(
          "libtorch is not here (%s is missing); get it (120 MB, once) with: %s"
              .formatted(directory, BUILD));
    }
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
  }

  private static Path directory() {
    String peers = System.getProperty("gatun.bench.peers");
    return peers != null
        ? Path.of(peers)
        : Path.of(System.getProperty("gatun.home", "")).resolve(JARS).toAbsolutePath();
  }
}
