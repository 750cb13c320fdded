package dev.gatun.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Prints measurements, a line a workload: for people in columns, for machines between tabs. */
final class Table {
  private static final String NONE = "-";

  private final String ours;
  private final Optional<String> theirs;
  private final boolean tabs;

  Table(String ours, Optional<String> theirs, boolean tabs) {
    this.ours = ours;
    this.theirs = theirs;
    this.tabs = tabs;
  }

  String timeHeader() {
    String other = theirs.orElse(NONE);
    return line(
        "name", ours + " min", ours + " median", other + " min", other + " median", "ratio");
  }

  String timeLine(Workload workload, Map<String, Timing> timings) {
    var our = Optional.ofNullable(timings.get(ours));
    var their = theirs.map(timings::get);
    return line(
        workload.name(),
        our.map(t -> millis(t.minimum())).orElse(NONE),
        our.map(t -> millis(t.median())).orElse(NONE),
        their.map(t -> millis(t.minimum())).orElse(NONE),
        their.map(t -> millis(t.median())).orElse(NONE),
        their.flatMap(t -> our.map(o -> ratio(t.median() / o.median()))).orElse(NONE));
  }

  String memoryHeader() {
    String other = theirs.orElse(NONE);
    return line("name", ours + " step", ours + " peak", other + " step", other + " peak", "ratio")
        + cell("faults")
        + cell("faults");
  }

  String memoryLine(Workload workload, Map<String, ResidentMemory> memory) {
    var our = Optional.ofNullable(memory.get(ours));
    var their = theirs.map(memory::get);
    return line(
            workload.name(),
            our.map(m -> megabytes(m.stepKilobytes())).orElse(NONE),
            our.map(m -> megabytes(m.peakKilobytes())).orElse(NONE),
            their.map(m -> megabytes(m.stepKilobytes())).orElse(NONE),
            their.map(m -> megabytes(m.peakKilobytes())).orElse(NONE),
            their
                .flatMap(t -> our.map(o -> ratio((double) t.stepKilobytes() / o.stepKilobytes())))
                .orElse(NONE))
        + cell(our.map(m -> faults(m.faults())).orElse(NONE))
        + cell(their.map(m -> faults(m.faults())).orElse(NONE));
  }

  private String cell(String text) {
    return tabs ? "\t" + text : " %10s".formatted(text);
  }

  private static String faults(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private String line(String... cells) {
    return tabs
        ? String.join("\t", cells)
        : "%-40s %16s %16s %16s %16s %7s".formatted((Object[]) cells);
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.4f" : "%.2f", value);
  }

  private static String megabytes(long kilobytes) {
    return String.format(Locale.ROOT, "%.1f", kilobytes / 1024.0);
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
