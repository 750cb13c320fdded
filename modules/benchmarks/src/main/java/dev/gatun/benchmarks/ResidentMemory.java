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
 */
record ResidentMemory(long loadedKilobytes, long peakKilobytes) {
  private static final int STEPS = 50;

  /** Runs 50 steps in this process, which should have done nothing else. */
  static ResidentMemory measure(Side side) {
    long loaded = read("VmRSS");
    for (int i = 0; i < STEPS; i++) {
      side.step();
    }
    return new ResidentMemory(loaded, read("VmHWM"));
  }

  /** Returns what the steps needed on top of the loaded model. */
  long stepKilobytes() {
    return peakKilobytes - loadedKilobytes;
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
