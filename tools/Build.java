import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds the command line if something that it is made of has changed: Maven compiles, and the jars
 * go to a new folder, so that a Gatun that still runs keeps its own.
 *
 * <p>The launchers call it: {@code java tools/Build.java ROOT}. One process builds at a time.
 */
final class Build {

  private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (.+) \\S+ +(\\[.+])");
  private static final String TARGET = "target/launcher";
  private static final int KEPT = 3;
  private static final int SHOWN = 20;

  private final Path root;
  private final Path home;
  private final Path stamp;
  private final Path log;
  private final PrintStream out = System.err;

  Build(Path root) {
    this.root = root;
    this.home = root.resolve("target/gatun");
    this.stamp = home.resolve("stamp");
    this.log = home.resolve("build.log");
  }

  /** Takes the root of the repository; exits with 1 if the build fails. */
  public static void main(String[] args) throws Exception {
    if (!new Build(Path.of(args[0])).ifStale()) {
      System.exit(1);
    }
  }

  /** The folder that holds the jars of the last build. */
  Path jars() throws IOException {
    return home.resolve(Files.readString(stamp).strip());
  }

  /** Builds if need be; returns whether what is there now is up to date. */
  boolean ifStale() throws IOException, InterruptedException {
    if (!isStale()) {
      return true;
    }
    Files.createDirectories(home);
    try (FileChannel channel =
            FileChannel.open(
                home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      return !isStale() || build();
    }
  }

  private FileLock lock(FileChannel channel) throws IOException {
    FileLock free = channel.tryLock();
    if (free != null) {
      return free;
    }
    say("another process is building, waiting for it");
    return channel.lock();
  }

  private boolean isStale() throws IOException {
    if (!Files.exists(stamp) || !Files.isDirectory(jars())) {
      return true;
    }
    FileTime built = Files.getLastModifiedTime(stamp);
    for (Path input : inputs()) {
      try (Stream<Path> files = Files.walk(input)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          if (changed(file).compareTo(built) > 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** What is compiled, and what says how. */
  private List<Path> inputs() throws IOException {
    List<Path> inputs = new ArrayList<>(List.of(root.resolve("pom.xml"), root.resolve(".mvn")));
    for (Path parent : List.of(root, root.resolve("modules"))) {
      try (Stream<Path> modules = Files.list(parent)) {
        modules.forEach(
            module -> {
              inputs.add(module.resolve("pom.xml"));
              inputs.add(module.resolve("src/main"));
            });
      }
    }
    inputs.removeIf(Files::notExists);
    return inputs;
  }

  /** When the file came to be what and where it is; its own date may be older, if it was copied. */
  private static FileTime changed(Path file) throws IOException {
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    FileTime arrived =
        (FileTime) Files.getAttribute(file, unix ? "unix:ctime" : "basic:creationTime");
    FileTime modified = Files.getLastModifiedTime(file);
    return arrived.compareTo(modified) > 0 ? arrived : modified;
  }

  private boolean build() throws IOException, InterruptedException {
    say(
        Files.exists(stamp)
            ? "building what has changed"
            : "building for the first time, which takes a minute or two");
    FileTime began = FileTime.from(Instant.now());
    int status;
    try {
      status = maven();
    } catch (IOException e) {
      say(
          "cannot start Maven, which the build needs: put mvn on the PATH ("
              + e.getMessage()
              + ")");
      return false;
    }
    if (status != 0) {
      explain();
      return false;
    }
    publish(began);
    return true;
  }

  private int maven() throws IOException, InterruptedException {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    ProcessBuilder builder =
        new ProcessBuilder(
                windows ? "mvn.cmd" : "mvn",
                "--batch-mode",
                "-Dstyle.color=never",
                "-Dmaven.test.skip=true",
                "-Dgatun.checks=-Xlint:none",
                "-Dgatun.target=" + TARGET,
                "--projects",
                "modules/cli",
                "--also-make",
                "package")
            .directory(root.toFile())
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process maven = builder.start();
    maven.getOutputStream().close();
    try (BufferedReader lines = maven.inputReader();
        PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log))) {
      follow(lines, copy);
    }
    return maven.waitFor();
  }

  /** Copies what Maven says to the log, and shows how far it is. */
  private void follow(BufferedReader lines, PrintWriter copy) throws IOException {
    boolean downloading = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      copy.println(line);
      Matcher module = MODULE.matcher(line);
      if (module.matches()) {
        out.println("  " + module.group(2) + " " + module.group(1));
      } else if (line.startsWith("Downloading") && !downloading) {
        out.println("  downloading what the build needs");
        downloading = true;
      }
    }
  }

  /** Shows the errors of Maven's log, up to where it repeats them. */
  private void explain() throws IOException {
    List<String> lines = Files.readAllLines(log);
    List<String> errors =
        lines.stream()
            .takeWhile(line -> !line.startsWith("[ERROR] Failed to execute goal"))
            .filter(line -> line.startsWith("[ERROR] ") || line.startsWith("[WARNING] "))
            .filter(line -> !line.matches(".*(COMPILATION (ERROR|WARNING)|-Werror).*"))
            .map(line -> line.substring(line.indexOf(']') + 2))
            .toList();
    if (errors.isEmpty()) {
      errors = lines.stream().filter(line -> line.startsWith("[ERROR] ")).limit(5).toList();
    }
    errors.stream().limit(SHOWN).forEach(out::println);
    if (errors.size() > SHOWN) {
      out.println("... and " + (errors.size() - SHOWN) + " more");
    }
    say("the build failed; all that Maven said is in " + log);
  }

  private void publish(FileTime began) throws IOException {
    Path target = root.resolve("modules/cli").resolve(TARGET);
    List<String> jars = new ArrayList<>();
    jars.add(target.resolve("gatun-cli.jar").toString());
    jars.addAll(List.of(Files.readString(target.resolve("module-path.txt")).strip().split("\\|")));
    String name = "lib-" + began.toMillis();
    Path folder = Files.createDirectories(home.resolve(name));
    for (String jar : jars) {
      Files.copy(Path.of(jar), folder.resolve(Path.of(jar).getFileName()));
    }
    Path next = Files.writeString(home.resolve("stamp.new"), name + "\n");
    Files.setLastModifiedTime(next, began);
    Files.move(next, stamp, StandardCopyOption.ATOMIC_MOVE);
    removeOld();
  }

  private void removeOld() throws IOException {
    List<Path> folders;
    try (Stream<Path> entries = Files.list(home)) {
      folders =
          entries.filter(e -> e.getFileName().toString().startsWith("lib-")).sorted().toList();
    }
    for (Path old : folders.subList(0, Math.max(0, folders.size() - KEPT))) {
      try (Stream<Path> files = Files.list(old)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
        Files.delete(old);
      } catch (IOException stillInUse) {
        out.println("  cannot remove " + old + ": " + stillInUse.getMessage());
      }
    }
  }

  private void say(String message) {
    out.println("gatun: " + message);
  }
}
