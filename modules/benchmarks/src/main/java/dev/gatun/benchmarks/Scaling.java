package dev.gatun.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a cost grows with the size: workloads that differ in one number, each with what it costs a
 * unit of work, which should fall or stay from one size to the next.
 *
 * @param title what grows, and what the unit is
 * @param workloads the smallest first
 * @param units how many units of work a step of each is
 */
record Scaling(String title, List<? extends Workload> workloads, List<Double> units) {
  /** What a unit may cost more than at any smaller size before it is called a cliff. */
  private static final double CLIFF = 1.25;

  private static final List<Integer> BATCHES = List.of(1, 8, 32, 128, 512);
  private static final List<Integer> WIDTHS = List.of(64, 128, 256, 512, 1024, 2048);
  private static final int WIDTHS_BATCH = 64;

  private static final String COLUMNS = "%-32s %7s %12s %10s %12s %10s %7s  %s";

  /** Returns the series: inference and training by batch, training by width. */
  static List<Scaling> all() {
    return List.of(
        batches("batch size, inference", n -> new Workload.ForwardPass(cnn(), n, layout())),
        batches("batch size, training", n -> new Workload.TrainingStep(cnn(), n, layout())),
        widths());
  }

  private static Network cnn() {
    return Network.MNIST_CNN;
  }

  private static Layout layout() {
    return Layout.CHANNELS_FIRST;
  }

  private static Scaling batches(String title, IntFunction<? extends Workload> ofBatch) {
    return new Scaling(
        title + " (microseconds an example)",
        BATCHES.stream().map(ofBatch::apply).toList(),
        BATCHES.stream().map(n -> n / 1e3).toList());
  }

  private static Scaling widths() {
    var steps =
        WIDTHS.stream()
            .map(w -> new Workload.TrainingStep(Network.mlp(784, w, w, 10), WIDTHS_BATCH, layout()))
            .toList();
    return new Scaling(
        "width of hidden layers, training (nanoseconds an example and 1000 parameters)",
        steps,
        steps.stream().map(s -> s.network().parameterCount() * 1e-9 * WIDTHS_BATCH).toList());
  }

  /** Returns the names of the columns; the peer's are dashes where there is none. */
  static String header(String ours, @Nullable String theirs) {
    String other = theirs == null ? "-" : theirs;
    return COLUMNS
        .formatted("name", "threads", ours + " ms", "a unit", other + " ms", "a unit", "ratio", "")
        .stripTrailing();
  }

  /**
   * Returns a line a workload, with a mark where our unit costs more than at a smaller size.
   *
   * @param timings the timings of the sides by workload, in the order of the workloads
   */
  List<String> lines(
      int threads,
      String ours,
      @Nullable String theirs,
      List<? extends Map<String, Timing>> timings) {
    List<String> lines = new ArrayList<>();
    double cheapest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < timings.size(); i++) {
      Timing our = timings.get(i).get(ours);
      Timing their = theirs == null ? null : timings.get(i).get(theirs);
      if (our == null) continue;
      double unit = our.median() / units.get(i);
      lines.add(line(i, threads, our, their, unit > CLIFF * cheapest));
      cheapest = Math.min(cheapest, unit);
    }
    return lines;
  }

  private String line(int i, int threads, Timing our, @Nullable Timing their, boolean cliff) {
    double each = units.get(i);
    return COLUMNS
        .formatted(
            workloads.get(i).name(),
            threads,
            number(our.median()),
            number(our.median() / each),
            their == null ? "-" : number(their.median()),
            their == null ? "-" : number(their.median() / each),
            their == null ? "-" : number(their.median() / our.median()),
            cliff ? "<- dearer than a smaller one" : "")
        .stripTrailing();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.1f", value);
  }
}
