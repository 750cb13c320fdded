package dev.gatun.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * States how much memory a process holds, as Linux counts it ({@code /proc/self/status}).
 *
 * @param loadedKilobytes resident when the side was opened, its weights and inputs included
 * @param peakKilobytes the high-water mark after the steps
 * @param faults minor page faults in one of the last steps, on average
 */
record ResidentMemory(long loadedKilobytes, long peakKilobytes, double faults) {
  private static final int STEPS = 50;
  private static final int FIRST_STEPS = 20;

  /** The field of {@code /proc/self/stat} behind the process's name. */
  private static final int MINOR_FAULTS = 7;

  /** Runs 50 steps in this process, which should have done nothing else. */
  static ResidentMemory measure(Side side) {
    long loaded = read("VmRSS");
    for (int i = 0; i < FIRST_STEPS; i++) side.step();
    long before = minorFaults();
    for (int i = FIRST_STEPS; i < STEPS; i++) side.step();
    double faults = (minorFaults() - before) / (double) (STEPS - FIRST_STEPS);
    return new ResidentMemory(loaded, read("VmHWM"), faults);
  }

  /** Returns the numbers between tabs, as {@link #parse} reads them. */
  String format() {
    return loadedKilobytes + "\t" + peakKilobytes + "\t" + faults;
  }

  /** Reads what {@link #format} wrote, from the second field on. */
  static ResidentMemory parse(String[] fields) {
    return new ResidentMemory(
        Long.parseLong(fields[1]), Long.parseLong(fields[2]), Double.parseDouble(fields[3]));
  }

  /** Returns what the steps needed on top of the loaded model. */
  long stepKilobytes() {
    return peakKilobytes - loadedKilobytes;
  }

  private static long minorFaults() {
    try {
      String stat = Files.readString(Path.of("/proc/self/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Long.parseLong(fields[MINOR_FAULTS]);
    } catch (IOException e) {
      throw new UncheckedIOException("page faults are counted on Linux only", e);
    }
  }

  private static long read(String field) {
    Path status = Path.of("/proc/self/status");
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(field + ":"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(status + " has no field " + field));
    } catch (IOException e) {
      throw new UncheckedIOException("memory is measured on Linux only: cannot read " + status, e);
    }
  }
}
