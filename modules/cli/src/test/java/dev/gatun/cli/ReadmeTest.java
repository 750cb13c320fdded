package dev.gatun.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.cli.Program.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows does what the README says. */
final class ReadmeTest {

  private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent().getParent();
  private static final Pattern PROGRAM =
      Pattern.compile("```java\n(import module dev.gatun;.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND = Pattern.compile("    java (-p LIB .* First\\.java)");
  private static final Pattern EVALUATION =
      Pattern.compile("loss: \\d+\\.\\d+ - accuracy: [01]\\.\\d+");

  private static final Pattern COMMANDS = Pattern.compile("\\./gatun ([a-z]+)");

  @TempDir private static Path folder;
  private static String readme;
  private static Path lib;

  @BeforeAll
  static void read() throws IOException {
    readme = Files.readString(REPOSITORY.resolve("README.md"));
    lib = Lib.in(Files.createDirectory(folder.resolve("LIB")), "dev.gatun", "org.jspecify");
  }

  @Test
  void firstProgramRunsAsPrinted() throws Exception {
    Path data = TinyMnist.write(folder.resolve("data"), 6);
    Files.writeString(folder.resolve("First.java"), find(PROGRAM));
    String[] arguments = find(COMMAND).replace("LIB", lib.toString()).split(" ");
    Outcome run = Program.jdk("java", folder, Map.of("GATUN_DATA", data.toString()), arguments);
    assertEquals(List.of(), run.err());
    assertEquals(0, run.status());
    assertEquals(11, run.out().size(), "ten epochs and an evaluation: " + run.out());
    assertTrue(run.out().get(9).startsWith("Epoch 10/10"), run.toString());
    assertTrue(EVALUATION.matcher(run.out().getLast()).matches(), run.toString());
  }

  @Test
  void commandsExist() {
    Set<String> commands = Gatun.commandLine(Gatun.wanted()).getSubcommands().keySet();
    List<String> named =
        COMMANDS.matcher(readme).results().map(match -> match.group(1)).distinct().toList();
    assertTrue(named.size() > 5, named.toString());
    assertTrue(commands.containsAll(named), named + " against " + commands);
  }

  @Test
  void aModuleNeedsNothingButDevGatun() throws Exception {
    Path sources = Files.createDirectories(folder.resolve("module/src"));
    Files.writeString(sources.resolve("module-info.java"), "module app { requires dev.gatun; }");
    Path main = source(sources, "package app;\n");
    String classes = folder.resolve("module/classes").toString();
    String path = lib + File.pathSeparator + classes;
    Outcome compiled =
        Program.jdk(
            "javac",
            folder,
            Map.of(),
            "-Xlint:all,-incubating",
            "-Werror",
            "-p",
            lib.toString(),
            "-d",
            classes,
            sources.resolve("module-info.java").toString(),
            main.toString());
    assertEquals(new Outcome(0, List.of(), List.of()), compiled);
    Outcome run = Program.jdk("java", folder, Map.of(), "-p", path, "-m", "app/app.Main");
    assertEquals(new Outcome(0, List.of("6.0"), List.of()), run);
  }

  @Test
  void onTheClassPathOneOptionIsNeeded() throws Exception {
    Path sources = Files.createDirectories(folder.resolve("plain/src"));
    Path main = source(sources, "package app;\n");
    String classes = Files.createDirectories(folder.resolve("plain/classes")).toString();
    String path = String.join(File.pathSeparator, classes, jars());
    Outcome compiled =
        Program.jdk(
            "javac",
            folder,
            Map.of(),
            "-Xlint:all",
            "-Werror",
            "-cp",
            path,
            "-d",
            classes,
            main.toString());
    assertEquals(new Outcome(0, List.of(), List.of()), compiled);
    Outcome run =
        Program.jdk(
            "java",
            folder,
            Map.of(),
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            path,
            "app.Main");
    assertEquals(new Outcome(0, List.of("6.0"), List.of()), run);
    Outcome without = Program.jdk("java", folder, Map.of(), "-cp", path, "app.Main");
    assertEquals(List.of("6.0"), without.out());
    assertEquals(0, without.status());
    assertEquals(1, without.err().size(), without.toString());
    assertTrue(without.err().getFirst().contains("--add-modules jdk.incubator.vector"));
  }

  private static Path source(Path folder, String head) throws IOException {
    return Files.writeString(
        folder.resolve("Main.java"),
        head
            + """
            import dev.gatun.autograd.Variable;
            import dev.gatun.tensor.Tensor;
            public final class Main {
              private Main() {}
              public static void main(String[] args) {
                var x = Variable.of(Tensor.of(3f));
                x.square().sum().backward();
                System.out.println(x.grad().item());
              }
            }
            """);
  }

  private static String jars() throws IOException {
    try (var entries = Files.list(lib)) {
      return String.join(File.pathSeparator, entries.map(Path::toString).toList());
    }
  }

  private static String find(Pattern pattern) {
    Matcher matcher = pattern.matcher(readme);
    assertTrue(matcher.find(), "the README has no " + pattern);
    return matcher.group(1);
  }
}
