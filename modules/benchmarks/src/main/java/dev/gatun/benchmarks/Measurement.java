package dev.gatun.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Measures workloads, each in a Java process of its own with the modules and classes of this one.
 *
 * @param threads the threads that every side computes with
 * @param seconds how long the timing of a workload goes on, when its rounds are done sooner
 * @param peers the names of the sides, the reference last
 * @param jars what the peers need besides the classes of this process
 */
record Measurement(int threads, int seconds, List<String> peers, List<Path> jars) {
  private static final String INCUBATOR_WARNING = "WARNING: Using incubator modules";

  /**
   * What keeps the heap small on every side: numbers are outside of it, and by default it would
   * take hundreds of megabytes before it collects garbage for the first time.
   */
  private static final List<String> SMALL_HEAP = List.of("-XX:+UseSerialGC", "-Xmn16m");

  /** Returns the same with another number of threads. */
  Measurement withThreads(int number) {
    return new Measurement(number, seconds, peers, jars);
  }

  /**
   * Compares and times the sides of a workload.
   *
   * @return the timing of each peer that has a side
   * @throws IllegalStateException if the results differ or a side fails; the message says where
   */
  SequencedMap<String, Timing> time(Workload workload) {
    var arguments =
        Stream.concat(
            Stream.of("time", workload.name(), "" + threads, "" + seconds), peers.stream());
    var timings = new LinkedHashMap<String, Timing>();
    for (String[] fields : lines(workload, arguments.toList())) {
      timings.put(fields[0], Timing.parse(fields, 1));
    }
    return timings;
  }

  /**
   * Measures the memory of 50 steps, a process a side.
   *
   * @return the memory of each peer that has a side
   * @throws IllegalStateException if a side fails
   */
  SequencedMap<String, ResidentMemory> memory(Workload workload) {
    var memory = new LinkedHashMap<String, ResidentMemory>();
    for (String peer : peers) {
      for (String[] fields :
          lines(workload, List.of("memory", workload.name(), "" + threads, peer))) {
        memory.put(fields[0], ResidentMemory.parse(fields));
      }
    }
    return memory;
  }

  /**
   * Records the steps of the first side in a file.
   *
   * @return the timing of the steps before the recording
   * @throws IllegalStateException if there is no such side, or it fails
   */
  Timing profile(Workload workload, Path file) {
    var arguments =
        List.of(
            "profile",
            workload.name(),
            "" + threads,
            "" + seconds,
            peers.getFirst(),
            file.toString());
    return lines(workload, arguments).stream()
        .findFirst()
        .map(fields -> Timing.parse(fields, 1))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    workload.name() + ": " + peers.getFirst() + " has no side of its own"));
  }

  private List<String[]> lines(Workload workload, List<String> arguments) {
    var builder = new ProcessBuilder(command(arguments));
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    builder.environment().put("OMP_NUM_THREADS", "" + threads);
    try {
      Process process = builder.start();
      Thread errors = Thread.ofVirtual().start(() -> passOn(process.errorReader()));
      List<String[]> lines = process.inputReader().lines().map(line -> line.split("\t")).toList();
      errors.join();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(workload.name() + " could not be measured");
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + builder.command().getFirst(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the measurement was interrupted", e);
    }
  }

  private static void passOn(BufferedReader errors) {
    errors.lines().filter(line -> !line.startsWith(INCUBATOR_WARNING)).forEach(System.err::println);
  }

  private List<String> command(List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(SMALL_HEAP);
    String modules = System.getProperty("jdk.module.path", "");
    if (!modules.isEmpty()) {
      command.addAll(List.of("-p", modules));
    }
    command.addAll(List.of("-cp", classPath()));
    Module module = Measurement.class.getModule();
    String main = MeasuringProcess.class.getName();
    command.addAll(module.isNamed() ? List.of("-m", module.getName() + "/" + main) : List.of(main));
    command.addAll(arguments);
    return command;
  }

  private String classPath() {
    var entries = new ArrayList<String>();
    jars.forEach(jar -> entries.add(jar.toString()));
    entries.add(System.getProperty("java.class.path", ""));
    entries.removeIf(String::isEmpty);
    return String.join(File.pathSeparator, entries);
  }
}
