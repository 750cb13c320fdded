package dev.gatun.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/**
 * A copy of the repository as far as the launcher sees it: the launcher itself, a module with one
 * source file, and a Maven that only copies a jar. The program in that jar prints its arguments on
 * standard output, two lines on standard error, and exits with 7.
 */
final class FakeTree {

  private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent().getParent();

  private static final String MAVEN =
      """
      #!/bin/sh
      echo "[INFO] Building Gatun 0.1 [1/1]"
      if [ -e fail ]; then
        echo "[ERROR] COMPILATION ERROR : "
        echo "[ERROR] /x/A.java:[3,1] error: no such thing"
        echo "[ERROR] Failed to execute goal compile"
        exit 1
      fi
      sleep 0.3
      mkdir -p modules/cli/target/launcher
      cp program.jar modules/cli/target/launcher/gatun-cli.jar
      printf '%s' "$PWD/program.txt" > modules/cli/target/launcher/module-path.txt
      echo built >> builds
      """;

  private static final String PROGRAM =
      """
      package dev.gatun.cli;
      public class Main {
        public static void main(String[] args) throws Exception {
          StandardError.restore();
          System.err.println("first");
          for (String arg : args) System.out.println("[" + arg + "]");
          System.out.println(System.getProperty("user.dir"));
          if (args.length == 1 && args[0].equals("wait")) Thread.sleep(60_000);
          System.err.println("second");
          System.exit(7);
        }
      }
      """;

  private final Path root;

  /** Makes the tree in {@code root}. */
  FakeTree(Path root) throws IOException {
    this.root = root;
    for (String file : List.of("tools/Build.java", "tools/Launch.java")) {
      write(file, Files.readString(REPOSITORY.resolve(file)));
    }
    String launcher = Files.readString(REPOSITORY.resolve("gatun"));
    makeExecutable(write("gatun", launcher.replaceAll(" (/usr/|/opt/)", " " + usual() + "$1")));
    makeExecutable(write("bin/mvn", MAVEN));
    write("pom.xml", "");
    write(".mvn/maven.config", "");
    write("tensor/src/main/java/A.java", "class A {}");
    write("program.txt", "not a jar, so the module path ignores it");
    program();
  }

  /** Writes a file of the tree. */
  Path write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Makes a folder look like a JDK of some release, whose {@code java} is this JVM's. */
  void writeJdk(Path folder, String release) throws IOException {
    String java = System.getProperty("java.home") + "/bin/java";
    write(folder + "/release", "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + release + "\"\n");
    makeExecutable(write(folder + "/bin/java", "#!/bin/sh\nexec '" + java + "' \"$@\"\n"));
    makeExecutable(write(folder + "/bin/javac", ""));
  }

  Path root() {
    return root;
  }

  /** What stands for the root of the file system where the launcher looks for JDKs. */
  Path usual() {
    return root.resolveSibling("usual");
  }

  /** What the launcher knows of the last build: the name of the folder of its jars. */
  String stamp() throws IOException {
    return Files.readString(root.resolve("target/gatun/stamp")).strip();
  }

  /** How often Maven has built. */
  int builds() throws IOException {
    Path file = root.resolve("builds");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  /** Starts {@code command} in {@code folder}, with the fake Maven on the PATH and this JDK. */
  Launch start(Path folder, String... command) throws IOException {
    return start(folder, Map.of("JAVA_HOME", System.getProperty("java.home")), command);
  }

  /** The same, in an environment in which {@code JAVA_HOME} may be another one. */
  Launch start(Path folder, Map<String, String> environment, String... command) throws IOException {
    Path out = Files.createTempFile(root, "out", "");
    Path err = Files.createTempFile(root, "err", "");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("GATUN_JAVA_OPTS");
    builder.environment().merge("PATH", root + "/bin", (path, bin) -> bin + ":" + path);
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new Launch(process, out, err);
  }

  /** A launcher that runs. */
  record Launch(Process process, Path out, Path err) {

    /** Waits for it to end. */
    Outcome end() throws IOException, InterruptedException {
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("the launcher does not end");
      }
      return new Outcome(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
    }
  }

  /** What a launch came to. */
  record Outcome(int status, List<String> out, List<String> err) {}

  private static void makeExecutable(Path file) throws IOException {
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + file + " executable");
    }
  }

  private void program() throws IOException {
    Path sources = root.resolve("program");
    write("program/module-info.java", "module dev.gatun.cli { requires jdk.incubator.vector; }");
    write("program/dev/gatun/cli/Main.java", PROGRAM);
    write(
        "program/dev/gatun/cli/StandardError.java",
        Files.readString(
            REPOSITORY.resolve("modules/cli/src/main/java/dev/gatun/cli/StandardError.java")));
    List<String> javac = new ArrayList<>(List.of("-d", sources.toString()));
    for (String name :
        List.of("module-info", "dev/gatun/cli/Main", "dev/gatun/cli/StandardError")) {
      javac.add(sources.resolve(name + ".java").toString());
    }
    tool("javac", javac);
    tool("jar", List.of("-c", "-f", root + "/program.jar", "-C", sources.toString(), "."));
  }

  private static void tool(String name, List<String> arguments) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(said, true, StandardCharsets.UTF_8);
    int status =
        ToolProvider.findFirst(name)
            .orElseThrow()
            .run(print, print, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IOException(said.toString(StandardCharsets.UTF_8));
    }
  }
}
