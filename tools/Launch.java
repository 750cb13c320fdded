import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Starts Gatun's command line where there is no Unix shell: builds what is stale, runs the JVM as a
 * child, and passes everything on that it writes, but for its warning that the Vector API is an
 * incubator module.
 *
 * <p>{@code gatun.cmd} calls it: {@code java -cp OUT Launch ROOT ARGUMENT...}.
 */
final class Launch {

  private static final String WARNING = "WARNING: Using incubator modules: jdk.incubator.vector";

  private Launch() {}

  /** Takes the root of the repository and the arguments; exits with the status of the child. */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]).toAbsolutePath().normalize();
    Build build = new Build(root);
    if (!build.ifStale()) {
      System.exit(1);
    }
    List<String> arguments = Arrays.asList(args).subList(1, args.length);
    Process child =
        new ProcessBuilder(command(root, build.jars(), arguments))
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start();
    // Ctrl-C reaches both processes; this one ends last.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> waitFor(child)));
    passOn(child.getErrorStream(), System.err);
    System.exit(child.waitFor());
  }

  private static List<String> command(Path root, Path jars, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-p", jars.toString(), "--add-modules", "ALL-MODULE-PATH"));
    String own = System.getenv().getOrDefault("GATUN_JAVA_OPTS", "");
    // Tensors lie outside the heap, which would take hundreds of megabytes before its first
    // collection.
    if (!own.contains("GC")) command.addAll(List.of("-XX:+UseSerialGC", "-Xmn32m"));
    if (arguments.contains("--verbose")) {
      command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+ShowHiddenFrames"));
    }
    for (String option : own.split("\\s+", -1)) {
      if (!option.isEmpty()) {
        command.add(option);
      }
    }
    command.add("-Dgatun.home=" + root);
    command.addAll(List.of("-m", "dev.gatun.cli/dev.gatun.cli.Main"));
    command.addAll(arguments);
    return command;
  }

  private static void passOn(InputStream in, OutputStream out) throws IOException {
    StringBuilder line = new StringBuilder();
    boolean dropped = false;
    while (!dropped) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      line.append((char) next);
      if (next == '\n') {
        dropped = line.toString().strip().equals(WARNING);
        write(dropped ? "" : line.toString(), out);
        line.setLength(0);
      }
    }
    write(line.toString(), out);
    byte[] buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
      out.flush();
    }
  }

  private static void write(String bytes, OutputStream out) throws IOException {
    out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static void waitFor(Process child) {
    try {
      child.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
