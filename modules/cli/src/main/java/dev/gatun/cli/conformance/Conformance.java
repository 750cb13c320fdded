package dev.gatun.cli.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Runs the cases of a folder, one JSON file a family, and reports a row a family. */
public final class Conformance {
  private final PrintWriter out;
  private final List<DType> types;
  private final Set<String> families;
  private final CaseCounts all = new CaseCounts();
  private final Map<String, CaseCounts> byName = new TreeMap<>();

  /**
   * Creates a run.
   *
   * @param families the families to run, or none for all
   */
  public Conformance(PrintWriter out, List<DType> types, Set<String> families) {
    this.out = out;
    this.types = List.copyOf(types);
    this.families = new TreeSet<>(families);
  }

  /**
   * Runs the cases and returns whether none failed.
   *
   * @throws IOException if the folder or a file cannot be read
   */
  public boolean run(Path folder) throws IOException {
    for (Path file : files(folder)) family(file);
    out.println(all);
    out.flush();
    return all.failed() == 0;
  }

  /** Returns how the cases of each name fared, in all types. */
  public Map<String, CaseCounts> byName() {
    return Collections.unmodifiableMap(byName);
  }

  private List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(p -> p.toString().endsWith(".json") && !name(p).equals("index"))
          .filter(p -> families.isEmpty() || families.contains(name(p)))
          .sorted()
          .forEach(files::add);
    }
    Set<String> missing = new TreeSet<>(families);
    files.forEach(p -> missing.remove(name(p)));
    if (!missing.isEmpty() || files.isEmpty()) {
      throw new IOException(
          folder
              + " has no cases of "
              + (missing.isEmpty() ? "any family" : missing)
              + "; expected a file FAMILY.json for each");
    }
    return files;
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".json", "");
  }

  private void family(Path file) throws IOException {
    JsonNode cases = parse(file);
    for (DType type : types) {
      var tally = new Tally(name(file), type);
      var higher = new HigherOrderRunner(type);
      for (int i = 0; i < cases.size(); i++) one(tally, higher, i, cases.get(i));
      out.printf(
          "%-16s %-8s %4d passed %4d failed %4d unsupported%n",
          tally.family,
          tally.typeName(),
          tally.counts.passed(),
          tally.counts.failed(),
          tally.counts.unsupported());
      all.add(tally.counts);
    }
  }

  private static JsonNode parse(Path file) throws IOException {
    try {
      JsonNode cases = new ObjectMapper().readTree(file.toFile());
      if (cases != null && cases.isArray()) return cases;
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
    throw new IOException(file + " is not a JSON array of cases");
  }

  private void one(Tally tally, HigherOrderRunner higher, int number, JsonNode c) {
    String name = c.path("name").asText();
    CaseCounts ofName = byName.computeIfAbsent(name, _ -> new CaseCounts());
    try (var _ = Scope.open()) {
      switch (tally.family) {
        case "optimizer" -> new OptimizerRunner(tally.type).run(c);
        case "higher_order" -> higher.run(c);
        case "scheduler" -> throw new UnsupportedCaseException("schedulers");
        default -> new CaseRunner(tally.type).run(tally.family, c);
      }
      tally.counts.pass();
      ofName.pass();
    } catch (UnsupportedCaseException e) {
      tally.counts.leaveOut();
      ofName.leaveOut();
    } catch (RuntimeException e) {
      tally.counts.fail();
      ofName.fail();
      String what =
          e instanceof Agreement.MismatchException ? "" : e.getClass().getSimpleName() + ": ";
      out.printf(
          "FAILED %s %s[%d] %s %s: %s%s%n",
          tally.family, name, number, tally.typeName(), c.path("args"), what, e.getMessage());
    }
  }

  /** The counts of one family in one type. */
  private static final class Tally {
    private final String family;
    private final DType type;
    private final CaseCounts counts = new CaseCounts();

    Tally(String family, DType type) {
      this.family = family;
      this.type = type;
    }

    String typeName() {
      return type == DType.F64 ? "float64" : "float32";
    }
  }
}
