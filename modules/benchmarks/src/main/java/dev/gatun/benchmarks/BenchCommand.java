package dev.gatun.benchmarks;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures workloads, on Gatun alone or side by side with a peer. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures workloads: the shortest and the median step in milliseconds.",
      "With a peer, both compute the same first, then take turns; the ratio is the peer's median "
          + "divided by Gatun's.",
      "With --profile, Gatun's steps are recorded operation by operation."
    })
public final class BenchCommand implements Callable<Integer> {
  private static final String GATUN = "gatun";
  private static final Path RECORDINGS = Path.of("runs", "bench");

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "The workloads; all by default.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--against", paramLabel = "PEER", description = "The peer, such as libtorch.")
  private @Nullable String against;

  @Option(names = "--threads", description = "The threads of every side; all cores by default.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--seconds", description = "How long to time a workload; 10 by default.")
  private int seconds = 10;

  @Option(
      names = "--memory",
      description = {
        "Measure instead the megabytes of 50 steps, with a small heap on every side, and the minor "
            + "page faults of a step after the first 20."
      })
  private boolean memory;

  @Option(
      names = "--profile",
      description = {
        "Say instead where Gatun's time goes, operation by operation, and how much of what the "
            + "machine could do each reaches; the recordings go to runs/bench/NAME.jfr."
      })
  private boolean profile;

  @Option(
      names = "--scaling",
      description = {
        "Show instead how the cost grows, with one thread and with all: by batch size and by width."
      })
  private boolean scaling;

  @Option(names = "--tsv", description = "Print tabs between the columns, and no header.")
  private boolean tsv;

  @Option(names = "--list", description = "List the workloads.")
  private boolean list;

  @Spec private @Nullable CommandSpec spec;

  /** Creates the command; picocli fills its options in. */
  public BenchCommand() {}

  /** Runs the command by itself: {@code bench [NAME...] [--against PEER]}. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchCommand()).execute(args));
  }

  /**
   * Measures and prints, a line a workload.
   *
   * @return 0, or 1 with one line on the error stream if something could not be measured
   */
  @Override
  public Integer call() {
    try {
      var workloads = names.isEmpty() ? Workload.all() : named();
      if (list) {
        workloads.forEach(w -> out().println("%-40s %s".formatted(w.name(), w.work())));
        return 0;
      }
      return measure(workloads);
    } catch (IllegalArgumentException | IllegalStateException e) {
      err().println(e.getMessage());
      return 1;
    }
  }

  private List<Workload> named() {
    return names.stream().map(Workload::named).toList();
  }

  private int measure(List<Workload> workloads) {
    var peer = Optional.ofNullable(against).filter(name -> !name.equals(GATUN));
    checkOptions(peer.isPresent());
    var peers = new ArrayList<>(List.of(GATUN));
    peer.ifPresent(peers::add);
    var measurement =
        new Measurement(
            threads, seconds, peers, peer.map(name -> PeerJars.find()).orElse(List.of()));
    if (scaling) return scale(measurement, peer.orElse(null));
    return profile ? each(workloads, profiles(measurement)) : table(workloads, measurement, peer);
  }

  private void checkOptions(boolean peer) {
    if (profile && peer) {
      throw new IllegalArgumentException("--profile looks into Gatun alone: leave out --against");
    }
    if (scaling && (profile || memory || !names.isEmpty())) {
      throw new IllegalArgumentException(
          "--scaling has workloads of its own: leave out names, --profile and --memory");
    }
  }

  private int scale(Measurement measurement, @Nullable String peer) {
    for (Scaling series : Scaling.all()) {
      out().println(series.title());
      out().println(Scaling.header(GATUN, peer));
      for (int n : threads == 1 ? new int[] {1} : new int[] {1, threads}) {
        var timings = series.workloads().stream().map(measurement.withThreads(n)::time).toList();
        series.lines(n, GATUN, peer, timings).forEach(out()::println);
        out().flush();
      }
      out().println();
    }
    return 0;
  }

  private int table(List<Workload> workloads, Measurement measurement, Optional<String> peer) {
    var table = new Table(GATUN, peer, tsv);
    if (!tsv) {
      out().println(memory ? table.memoryHeader() : table.timeHeader());
    }
    return each(
        workloads,
        memory
            ? w -> List.of(table.memoryLine(w, measurement.memory(w)))
            : w -> List.of(table.timeLine(w, measurement.time(w))));
  }

  private Function<Workload, List<String>> profiles(Measurement measurement) {
    try (var speed = new Speed(threads)) {
      var table = new ProfileTable(speed.gigaflops(), speed.gigabytes(), tsv);
      return workload -> {
        Path file = RECORDINGS.resolve(workload.name() + ".jfr");
        Timing unrecorded = measurement.profile(workload, file);
        var lines = new ArrayList<>(table.lines(workload, Profile.of(file), unrecorded));
        if (!tsv) lines.add("recording: " + file + "\n");
        return lines;
      };
    }
  }

  private int each(List<Workload> workloads, Function<Workload, List<String>> measure) {
    int failures = 0;
    for (Workload workload : workloads) {
      try {
        measure.apply(workload).forEach(out()::println);
        out().flush();
      } catch (IllegalStateException e) {
        err().println(e.getMessage());
        failures++;
      }
    }
    return failures == 0 ? 0 : 1;
  }

  private PrintWriter out() {
    return commandLine().getOut();
  }

  private PrintWriter err() {
    return commandLine().getErr();
  }

  private CommandLine commandLine() {
    if (spec == null) {
      throw new IllegalStateException("the command runs through picocli: new CommandLine(command)");
    }
    return spec.commandLine();
  }
}
