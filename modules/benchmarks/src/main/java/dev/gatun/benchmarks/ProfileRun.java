package dev.gatun.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import jdk.jfr.Recording;

/** Runs a side, which is warm, with a recording of the events of its operations and memory. */
final class ProfileRun {
  /** The event of an operation on tensors. */
  static final String OPERATION = "dev.gatun.Operation";

  /** The event of an allocation. */
  static final String ALLOCATION = "dev.gatun.Allocation";

  /** More steps tell no more, but make the recording large. */
  private static final int MOST_STEPS = 2000;

  private ProfileRun() {}

  /** Runs steps for some time, and writes what the Flight Recorder saw of them to {@code file}. */
  static void record(Side side, Duration time, Path file) {
    try (var recording = new Recording()) {
      Stream.of(OPERATION, ALLOCATION, WorkloadStepEvent.NAME).forEach(recording::enable);
      recording.start();
      steps(side, time);
      recording.stop();
      Files.createDirectories(file.toAbsolutePath().getParent());
      recording.dump(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the recording " + file, e);
    }
  }

  /** Runs steps; those of the first half warm the recorder up and have no event of their own. */
  private static void steps(Side side, Duration time) {
    long start = System.nanoTime();
    int warm = 0;
    do {
      side.step();
      warm++;
    } while (warm < MOST_STEPS && System.nanoTime() - start < time.toNanos() / 2);
    for (int i = 0; i < MOST_STEPS; i++) {
      var event = new WorkloadStepEvent();
      event.begin();
      side.step();
      event.end();
      event.commit();
      if (System.nanoTime() - start > time.toNanos()) return;
    }
  }
}
