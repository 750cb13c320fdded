import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs google-java-format over every Java source of a folder, once a build.
 *
 * <p>{@code check} names the files that are not formatted and fails; {@code write} formats them. A
 * file that was found in order before, and has the same size and time since, is not read again: the
 * list stands in {@code target/formatted.txt}.
 */
final class Format {

  private static final Set<String> SKIPPED = Set.of("target", ".git", "node_modules");

  private Format() {}

  /** Takes {@code check} or {@code write}, and the folder. */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[1]).toRealPath();
    Path seenFile = root.resolve("target/formatted.txt");
    Set<String> seen =
        Files.exists(seenFile) ? new HashSet<>(Files.readAllLines(seenFile)) : Set.of();
    List<Path> sources = sources(root);
    List<Path> unseen = new ArrayList<>();
    for (Path source : sources) {
      if (!seen.contains(key(root, source))) {
        unseen.add(source);
      }
    }
    boolean write = args[0].equals("write");
    if (!unseen.isEmpty() && !format(unseen, write)) {
      System.err.println(
          write
              ? "Some sources could not be formatted: see above."
              : "The files above are not formatted. To format them: mvn -N -Dformat verify");
      System.exit(1);
    }
    Files.createDirectories(seenFile.getParent());
    Files.writeString(seenFile, keys(root, sources));
  }

  private static boolean format(List<Path> files, boolean write) throws Exception {
    List<String> arguments = new ArrayList<>();
    if (write) {
      arguments.add("--replace");
    } else {
      arguments.addAll(List.of("--dry-run", "--set-exit-if-changed"));
    }
    files.forEach(file -> arguments.add(file.toString()));
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    return new Main(out, err, System.in).format(arguments.toArray(String[]::new)) == 0;
  }

  private static List<Path> sources(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static String keys(Path root, List<Path> sources) throws IOException {
    List<String> keys = new ArrayList<>();
    for (Path source : sources) {
      keys.add(key(root, source));
    }
    return keys.stream().sorted().collect(Collectors.joining("\n", "", "\n"));
  }

  private static String key(Path root, Path file) throws IOException {
    long modified = Files.getLastModifiedTime(file).toMillis();
    return modified + " " + Files.size(file) + " " + root.relativize(file);
  }
}
