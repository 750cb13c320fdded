package dev.gatun.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jshell.tool.JavaShellToolBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * Opens the JDK's shell with everything of Gatun imported.
 *
 * <p>What is typed there runs in a JVM of its own, which gets the module path of this one and the
 * options in the environment variable {@value #OPTIONS}.
 */
@Command(
    name = "jshell",
    description = {
      "Open the JDK's shell with everything of Gatun imported.",
      "All other options and files are passed to the shell itself, for example a script to run."
    })
final class JShell implements Callable<Integer> {

  private static final String OPTIONS = "GATUN_JAVA_OPTS";
  private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs");

  @Unmatched private List<String> rest = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    PREFERENCES.setLevel(Level.WARNING);
    Path startup = startup();
    try {
      return JavaShellToolBuilder.builder().start(arguments(startup).toArray(String[]::new));
    } finally {
      Files.delete(startup);
    }
  }

  private List<String> arguments(Path startup) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--module-path", System.getProperty("jdk.module.path", ".")));
    arguments.addAll(List.of("--add-modules", "dev.gatun"));
    arguments.addAll(List.of("--startup", startup.toString()));
    arguments.add("-C-Xlint:-incubating");
    for (String option : System.getenv().getOrDefault(OPTIONS, "").split("\\s+", -1)) {
      if (!option.isEmpty()) {
        arguments.add("-R" + option);
      }
    }
    arguments.addAll(rest);
    return arguments;
  }

  private static Path startup() throws IOException {
    Path file = Files.createTempFile("gatun", ".jsh");
    try (InputStream script = JShell.class.getResourceAsStream("startup.jsh")) {
      Files.copy(Objects.requireNonNull(script), file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }
}
