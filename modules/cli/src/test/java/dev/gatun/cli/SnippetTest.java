package dev.gatun.cli;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs in the documentation compile and run. */
final class SnippetTest {

  private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent().getParent();
  private static final String BEGIN = "{@snippet :\n";

  /** What a snippet takes for granted, by the name of its class. */
  private static final Map<String, String> GIVEN =
      Map.ofEntries(
          entry("Scope", "Tensor x = Tensor.ones(2, 3); Tensor w = Tensor.ones(3, 4);"),
          entry("Gradients", "var x = Variable.of(Tensor.scalar(2)); var y = x.square().mul(x);"),
          entry("GradCheck", "Tensor x = Tensor.eye(3); Tensor y = Tensor.eye(3);"),
          entry(
              "Functional",
              "UnaryOperator<Variable> f = v -> v.pow(4); var x = Variable.of(Tensor.scalar(2));"),
          entry(
              "Vmap",
              "var w = Variable.of(Tensor.ones(3)); var xs = Variable.constant(Tensor.ones(5, 3));"
                  + " var ys = Variable.constant(Tensor.ones(5));"),
          entry("Index", "Tensor x = Tensor.ones(3, 4, 5);"),
          entry("Stft", "Tensor signal = Tensor.ones(4096);"),
          entry("Anomaly", "var x = Variable.of(Tensor.of(1f, 4f));"),
          entry("CustomFunction", "var x = Variable.of(Tensor.of(1f, 4f));"),
          entry(
              "Checkpoint",
              "var x = Variable.of(Tensor.ones(2, 3));"
                  + " var blocks = List.<Layer>of(new Linear(3), new ReLU());"),
          entry(
              "GraphPicture",
              "var model = new Linear(2); var loss = model.forward(Tensor.ones(3, 2)).sum();"),
          entry(
              "DataLoader",
              "long seed = 1; Dataset dataset = Dataset.of(Tensor.ones(300, 2),"
                  + " Tensor.ones(300));"),
          entry(
              "Optimizer",
              "var w = Variable.of(Tensor.of(1.0)); var loss = w.square().sum();"
                  + " var optimizer = new SGD(List.of(w), 0.1);"),
          entry(
              "Trainer",
              "Layer model = new Linear(2);"
                  + " Dataset train = Dataset.of(Tensor.ones(8, 3), Tensor.ones(8).to(DType.I64));"
                  + " Dataset test = train;"));

  @TempDir private Path folder;

  @Test
  void everySnippetCompilesAndRuns() throws Exception {
    Map<String, String> snippets = snippets();
    assertTrue(snippets.size() >= 8, snippets.keySet().toString());
    compile(snippets);
    try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      for (String name : snippets.keySet()) {
        Class<?> type = loader.loadClass(name);
        type.getMethod("run").invoke(type.getConstructor().newInstance());
      }
    }
  }

  private void compile(Map<String, String> programs) throws IOException {
    List<String> javac =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString()));
    for (var program : programs.entrySet()) {
      Path file = folder.resolve(program.getKey() + ".java");
      javac.add(Files.writeString(file, program.getValue()).toString());
    }
    var said = new ByteArrayOutputStream();
    var print = new PrintStream(said, true, StandardCharsets.UTF_8);
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(print, print, javac.toArray(String[]::new));
    assertEquals(0, status, () -> said + "a snippet may need an entry in SnippetTest.GIVEN");
  }

  /** A class for each snippet, by its name. */
  private static Map<String, String> snippets() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(REPOSITORY)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/dev/gatun/"))
          .forEach(file -> add(file, found));
    }
    return found;
  }

  private static void add(Path file, Map<String, String> found) {
    String source;
    try {
      source = Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String type = file.getFileName().toString().replace(".java", "");
    int at = source.indexOf(BEGIN);
    for (int i = 1; at >= 0; i++) {
      String name = type + "Snippet" + i;
      String code = inBraces(source.substring(at + BEGIN.length()));
      found.put(name, program(name, GIVEN.getOrDefault(type, ""), code));
      at = source.indexOf(BEGIN, at + 1);
    }
  }

  /** What stands before the brace that closes the snippet, without the comment's asterisks. */
  private static String inBraces(String text) {
    int depth = 1;
    int end = 0;
    while (depth > 0) {
      depth += text.charAt(end) == '{' ? 1 : text.charAt(end) == '}' ? -1 : 0;
      end++;
    }
    return text.substring(0, end - 1).replaceAll("(?m)^ +\\* ?", "");
  }

  private static String program(String name, String given, String code) {
    return """
    import dev.gatun.autograd.*;
    import dev.gatun.data.*;
    import dev.gatun.formats.*;
    import dev.gatun.gradcheck.*;
    import dev.gatun.nn.*;
    import dev.gatun.optim.*;
    import dev.gatun.tensor.*;
    import dev.gatun.train.*;
    import java.util.*;
    import java.util.function.*;
    public class %s {
      public Object run() throws Exception {
        %s
        if (System.nanoTime() != 0) {
    %s
        }
        return null;
      }
      static void step(Batch batch) {}
    }
    """
        .formatted(name, given, code);
  }
}
