package dev.gatun.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures one workload in a process of its own and prints a line a side; {@link Measurement}
 * starts it. Every workload gets a fresh process, so that none is timed on what the compiler
 * learned from another.
 */
final class MeasuringProcess {
  private static final int ROUNDS = 15;

  private MeasuringProcess() {}

  /**
   * Runs {@code time WORKLOAD THREADS SECONDS PEER...} (prints {@code PEER, minimum, median,
   * steps}), {@code memory WORKLOAD THREADS PEER} (prints {@code PEER, loaded, peak} in kilobytes
   * and the page faults of a step) or {@code profile WORKLOAD THREADS SECONDS PEER FILE} (prints
   * what {@code time} does), tabs between. A peer without a side for the workload has no line.
   */
  public static void main(String[] args) {
    try {
      var workload = Workload.named(args[1]);
      int threads = Integer.parseInt(args[2]);
      switch (args[0]) {
        case "time" ->
            time(
                workload,
                threads,
                Duration.ofSeconds(Long.parseLong(args[3])),
                List.of(args).subList(4, args.length));
        case "memory" -> memory(workload, threads, args[3]);
        case "profile" ->
            profile(
                workload,
                threads,
                Duration.ofSeconds(Long.parseLong(args[3])),
                args[4],
                Path.of(args[5]));
        default -> throw new IllegalArgumentException("unknown measurement '" + args[0] + "'");
      }
    } catch (RuntimeException e) {
      System.err.println(args[1] + ": " + e.getMessage());
      System.exit(1);
    } catch (LinkageError _) {
      System.err.println(
          args[1] + ": libtorch's side is older than the rest; build it again: " + PeerJars.BUILD);
      System.exit(1);
    }
    System.exit(0);
  }

  private static void time(Workload workload, int threads, Duration budget, List<String> names) {
    var present = new ArrayList<String>();
    var sides = new ArrayList<Side>();
    for (String name : names) {
      Optional<Side> side = Peer.named(name).open(workload, threads);
      if (side.isPresent()) {
        present.add(name);
        sides.add(side.get());
      }
    }
    requireAgreement(sides);
    var timings = new Comparison(ROUNDS, budget).run(sides);
    for (int i = 0; i < timings.size(); i++) {
      System.out.println(present.get(i) + "\t" + timings.get(i).format());
    }
    sides.forEach(Side::close);
  }

  private static void requireAgreement(List<Side> sides) {
    if (sides.isEmpty()) {
      return;
    }
    var reference = sides.getLast().check();
    for (Side side : sides.subList(0, sides.size() - 1)) {
      Agreement.require(reference, side.check());
    }
  }

  private static void memory(Workload workload, int threads, String name) {
    Optional<Side> opened = Peer.named(name).open(workload, threads);
    if (opened.isPresent()) {
      try (Side side = opened.get()) {
        System.out.println(name + "\t" + ResidentMemory.measure(side).format());
      }
    }
  }

  /** Times steps without the recorder first, so that one sees what recording costs. */
  private static void profile(
      Workload workload, int threads, Duration budget, String name, Path file) {
    Optional<Side> opened = Peer.named(name).open(workload, threads);
    if (opened.isPresent()) {
      try (Side side = opened.get()) {
        Duration half = budget.dividedBy(2);
        Timing unrecorded = new Comparison(1, half).run(List.of(side)).getFirst();
        ProfileRun.record(side, half, file);
        System.out.println(name + "\t" + unrecorded.format());
      }
    }
  }
}
