package dev.gatun.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs of the JDK in a process of their own. */
final class Program {

  /** What a program came to: its exit status and the lines that it wrote. */
  record Outcome(int status, List<String> out, List<String> err) {}

  private Program() {}

  /** Runs {@code java}, {@code javac} or another of the JDK's programs. */
  static Outcome jdk(String name, Path folder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
    command.addAll(List.of(arguments));
    return run(folder, environment, "", command);
  }

  /** Runs {@code ./gatun} as the launcher does, from the jars in {@code lib}. */
  static Outcome gatun(Path lib, Path folder, String typed, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = gatun(lib);
    command.addAll(List.of(arguments));
    return run(folder, Map.of("GATUN_JAVA_OPTS", ""), typed, command);
  }

  /** The beginning of the command line of {@code ./gatun}. */
  static List<String> gatun(Path lib) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ArrayList<>(
        List.of(
            java,
            "-p",
            lib.toString(),
            "--add-modules",
            "ALL-MODULE-PATH",
            "-m",
            "dev.gatun.cli/dev.gatun.cli.Main"));
  }

  /** Runs a command in {@code folder}, which reads {@code typed} from its standard input. */
  static Outcome run(
      Path folder, Map<String, String> environment, String typed, List<String> command)
      throws IOException, InterruptedException {
    Path in = Files.writeString(Files.createTempFile(folder, "in", ".txt"), typed);
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("does not end: " + command);
    }
    return new Outcome(process.exitValue(), withoutWarning(out), withoutWarning(err));
  }

  /** The lines without what the JVM and the compiler say about the incubator, as the launcher. */
  private static List<String> withoutWarning(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
        .toList();
  }
}
