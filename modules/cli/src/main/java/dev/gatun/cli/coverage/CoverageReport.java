package dev.gatun.cli.coverage;

import dev.gatun.cli.conformance.CaseCounts;
import dev.gatun.cli.coverage.NameGroup.Name;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prints a line a group: how many of its names exist, which do not, and how their cases fare. */
final class CoverageReport {

  private static final int WIDTH = 100;

  private final Inventory inventory;
  private final Map<String, CaseCounts> cases;
  private int found;
  private int wanted;
  private final CaseCounts all = new CaseCounts();

  /** Creates a report; {@code cases} is empty if none were run. */
  CoverageReport(Inventory inventory, Map<String, CaseCounts> cases) {
    this.inventory = inventory;
    this.cases = cases;
  }

  /** Prints the report and returns whether no case failed. */
  boolean print(List<NameGroup> groups, PrintWriter out) {
    Map<String, List<CaseCounts>> byName = assign(groups);
    String section = "";
    for (NameGroup group : groups) {
      if (!group.section().equals(section)) out.println(group.section());
      section = group.section();
      print(group, byName, out);
    }
    out.printf("%d of %d names%s%n", found, wanted, text(all));
    out.flush();
    return all.failed() == 0;
  }

  private void print(NameGroup group, Map<String, List<CaseCounts>> byName, PrintWriter out) {
    List<Name> missing = group.missing(inventory);
    int there = group.names().size() - missing.size();
    found += there;
    wanted += group.names().size();
    var counts = new CaseCounts();
    List<String> disagree = new ArrayList<>();
    if (group.cases()) {
      for (Name name : group.names()) {
        for (CaseCounts c : byName.getOrDefault(name.reference(), List.of())) {
          counts.add(c);
          if (c.failed() > 0 || (c.unsupported() > 0 && !missing.contains(name))) {
            disagree.add(name.reference() + " (" + c + ")");
          }
        }
      }
    }
    all.add(counts);
    out.printf("  %-22s %3d of %3d%s%n", group.title(), there, group.names().size(), text(counts));
    wrap("missing:", missing.stream().map(Name::reference).toList(), out);
    wrap("exist, but not all cases run:", disagree, out);
  }

  private String text(CaseCounts counts) {
    return cases.isEmpty() || counts.isEmpty() ? "" : "   cases: " + counts;
  }

  /**
   * Gives each case's name to the longest name of the list that it begins with, as in {@code
   * MultiheadAttention_causal}.
   */
  private Map<String, List<CaseCounts>> assign(List<NameGroup> groups) {
    Map<String, List<CaseCounts>> assigned = new HashMap<>();
    List<String> names =
        groups.stream()
            .filter(NameGroup::cases)
            .flatMap(group -> group.names().stream())
            .map(Name::reference)
            .toList();
    cases.forEach(
        (name, counts) ->
            names.stream()
                .filter(n -> name.equals(n) || name.startsWith(n + "_"))
                .reduce((a, b) -> a.length() >= b.length() ? a : b)
                .ifPresent(n -> assigned.computeIfAbsent(n, _ -> new ArrayList<>()).add(counts)));
    return assigned;
  }

  private static void wrap(String label, List<String> words, PrintWriter out) {
    if (words.isEmpty()) return;
    var line = new StringBuilder("      ").append(label);
    for (String word : words) {
      if (line.length() + word.length() >= WIDTH) {
        out.println(line);
        line.setLength(0);
        line.append("       ");
      }
      line.append(' ').append(word);
    }
    out.println(line);
  }
}
