package dev.gatun.benchmarks;

import dev.gatun.benchmarks.Profile.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints a profile: a line an operation, with what it reaches of the roofline, the shortest time in
 * which this machine could compute it or move its operands and results through memory, by the time
 * that it took.
 *
 * @param gigaflops what the machine computes at best
 * @param gigabytes what passes between it and its memory at best
 * @param tabs whether to print for machines
 */
record ProfileTable(double gigaflops, double gigabytes, boolean tabs) {
  /** Shapes take the rest of the line, so they come last. */
  private static final String COLUMNS = "%-28s %7s %9s %7s %8s %7s %9s  %s";

  private static final double LEAST_SHARE = 0.005;

  /** Returns the title, the lines of the operations, the rest and the sum. */
  List<String> lines(Workload workload, Profile profile, Timing unrecorded) {
    List<String> lines = new ArrayList<>();
    if (!tabs) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %d steps of %.3f ms on average, %.3f ms (median) without the recording",
              workload.name(),
              profile.steps(),
              profile.nanos() / 1e6 / profile.steps(),
              unrecorded.median()));
      lines.add(
          String.format(
              Locale.ROOT,
              "at best: %.0f GFLOP/s, %.1f GB/s from and to memory",
              gigaflops,
              gigabytes));
      lines.add(
          String.format(
              Locale.ROOT,
              COLUMNS,
              "operation",
              "calls",
              "ms a step",
              "share",
              "GFLOP/s",
              "GB/s",
              "roofline",
              "shapes"));
    }
    lines.addAll(operations(profile));
    lines.add(time("between operations", profile.between(), profile));
    lines.add(time("a step", profile.nanos(), profile));
    if (!tabs) {
      lines.add(roofline(profile, unrecorded));
      lines.add(memory(profile));
    }
    return lines;
  }

  /** The operations that matter, and the others in one line. */
  private List<String> operations(Profile profile) {
    List<String> lines = new ArrayList<>();
    Row others = new Row("", "", 0, 0, 0, 0);
    int count = 0;
    for (Row row : profile.rows()) {
      if (tabs || row.nanos() >= LEAST_SHARE * profile.nanos()) {
        lines.add(line(row, profile));
      } else {
        others = others.plus(row);
        count++;
      }
    }
    if (count > 0) {
      String name = count == 1 ? "1 other" : count + " others";
      lines.add(
          line(
              new Row(name, "", others.calls(), others.nanos(), others.flops(), others.bytes()),
              profile));
    }
    return lines;
  }

  private String line(Row row, Profile profile) {
    double seconds = row.nanos() / 1e9;
    double bound = bound(row);
    return cells(
        row.operation(),
        number((double) row.calls() / profile.steps()),
        millis(row.nanos(), profile),
        share(row.nanos(), profile),
        row.flops() == 0 ? "-" : String.format(Locale.ROOT, "%.1f", row.flops() / seconds / 1e9),
        row.bytes() == 0 ? "-" : String.format(Locale.ROOT, "%.1f", row.bytes() / seconds / 1e9),
        row.flops() + row.bytes() == 0
            ? "-"
            : String.format(Locale.ROOT, "%.0f %%", 100 * bound / seconds),
        row.shapes());
  }

  /** The shortest time in seconds. */
  private double bound(Row row) {
    return Math.max(row.flops() / gigaflops, row.bytes() / gigabytes) / 1e9;
  }

  private String roofline(Profile profile, Timing unrecorded) {
    double millis = 1e3 * profile.rows().stream().mapToDouble(this::bound).sum() / profile.steps();
    return String.format(
        Locale.ROOT,
        "roofline: %.3f ms for the operations of a step, %.0f %% of the median without the"
            + " recording",
        millis,
        100 * millis / unrecorded.median());
  }

  private String time(String name, long nanos, Profile profile) {
    return cells(name, "", millis(nanos, profile), share(nanos, profile), "", "", "", "");
  }

  private static String memory(Profile profile) {
    Profile.Allocations all = profile.memory();
    return String.format(
        Locale.ROOT,
        "memory: %s allocations a step of %.1f MB in all; fresh from the system: %d of all %d",
        number((double) all.count() / profile.steps()),
        all.bytes() / 1e6 / profile.steps(),
        all.fresh(),
        all.count());
  }

  private static String number(double calls) {
    return calls == Math.rint(calls)
        ? String.format(Locale.ROOT, "%.0f", calls)
        : String.format(Locale.ROOT, "%.1f", calls);
  }

  private static String millis(long nanos, Profile profile) {
    return String.format(Locale.ROOT, "%.4f", nanos / 1e6 / profile.steps());
  }

  private static String share(long nanos, Profile profile) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * nanos / profile.nanos());
  }

  private String cells(String... cells) {
    return tabs
        ? String.join("\t", cells)
        : String.format(Locale.ROOT, COLUMNS, (Object[]) cells).stripTrailing();
  }
}
