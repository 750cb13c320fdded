package dev.gatun.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of the steps in a recording went. What an operation spends in operations that it
 * applies itself is theirs.
 *
 * @param steps the number of steps
 * @param nanos what they took in all
 * @param rows the operations, those that took longest first
 * @param memory the allocations of all steps
 */
record Profile(int steps, long nanos, List<Row> rows, Allocations memory) {

  /**
   * All calls of one operation on one choice of shapes.
   *
   * @param nanos the time that they took, without that of operations inside
   * @param flops the floating-point operations
   * @param bytes of operands and results
   */
  record Row(String operation, String shapes, long calls, long nanos, long flops, long bytes) {
    Row plus(Row other) {
      return new Row(
          operation,
          shapes,
          calls + other.calls,
          nanos + other.nanos,
          flops + other.flops,
          bytes + other.bytes);
    }
  }

  /** The allocations: all, and those of them whose block came fresh from the system. */
  record Allocations(long count, long bytes, long fresh, long freshBytes) {}

  /** A span of time on the thread of the steps. */
  record Span(Row what, long start, long end) {}

  /** Reads a recording. */
  static Profile of(Path recording) {
    try {
      return of(RecordingFile.readAllEvents(recording));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the recording " + recording, e);
    }
  }

  private static Profile of(List<RecordedEvent> events) {
    List<Span> steps = spans(events, WorkloadStepEvent.NAME).toList();
    if (steps.isEmpty()) throw new IllegalStateException("there is no step in the recording");
    long thread = named(events, WorkloadStepEvent.NAME).findFirst().map(Profile::thread).orElse(0L);
    var own = events.stream().filter(e -> thread(e) == thread).toList();
    return of(
        steps,
        spans(own, ProfileRun.OPERATION).toList(),
        spans(own, ProfileRun.ALLOCATION).toList());
  }

  /** Puts together what happened on one thread; all lists are in the order of time. */
  static Profile of(List<Span> steps, List<Span> operations, List<Span> allocations) {
    return new Profile(
        steps.size(),
        steps.stream().mapToLong(s -> s.end - s.start).sum(),
        rows(within(steps, operations)),
        allocations(within(steps, allocations)));
  }

  private static Stream<RecordedEvent> named(List<RecordedEvent> events, String name) {
    return events.stream().filter(e -> e.getEventType().getName().equals(name));
  }

  private static long thread(RecordedEvent event) {
    return event.getThread() == null ? -1 : event.getThread().getJavaThreadId();
  }

  private static Stream<Span> spans(List<RecordedEvent> events, String name) {
    return named(events, name)
        .map(Profile::span)
        .sorted(Comparator.comparingLong(Span::start).thenComparingLong(s -> -s.end));
  }

  private static Span span(RecordedEvent e) {
    long start = nanos(e.getStartTime());
    Row what =
        switch (e.getEventType().getName()) {
          case ProfileRun.OPERATION ->
              new Row(
                  e.getString("operation"),
                  e.getString("shapes"),
                  1,
                  e.getDuration().toNanos(),
                  e.getLong("flops"),
                  e.getLong("bytes"));
          case ProfileRun.ALLOCATION ->
              new Row(e.getBoolean("recycled") ? "recycled" : "", "", 1, 0, 0, e.getLong("bytes"));
          default -> new Row("", "", 1, e.getDuration().toNanos(), 0, 0);
        };
    return new Span(what, start, start + what.nanos);
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000 + time.getNano();
  }

  /** Keeps what began within a step; both lists are in the order of time. */
  private static List<Span> within(List<Span> steps, List<Span> spans) {
    List<Span> inside = new ArrayList<>();
    int step = 0;
    for (Span s : spans) {
      while (step < steps.size() && steps.get(step).end <= s.start) step++;
      if (step < steps.size() && steps.get(step).start <= s.start) inside.add(s);
    }
    return inside;
  }

  private static List<Row> rows(List<Span> spans) {
    Map<String, Row> rows = new LinkedHashMap<>();
    List<Span> open = new ArrayList<>();
    for (Span s : spans) {
      while (!open.isEmpty() && open.getLast().end <= s.start) open.removeLast();
      if (!open.isEmpty()) {
        Row around = open.getLast().what;
        add(rows, new Row(around.operation, around.shapes, 0, -s.what.nanos, 0, 0));
      }
      add(rows, s.what);
      open.add(s);
    }
    return rows.values().stream().sorted(Comparator.comparingLong(r -> -r.nanos)).toList();
  }

  private static void add(Map<String, Row> rows, Row row) {
    rows.merge(row.operation + row.shapes, row, Row::plus);
  }

  private static Allocations allocations(List<Span> spans) {
    long bytes = 0;
    long fresh = 0;
    long freshBytes = 0;
    for (Span s : spans) {
      bytes += s.what.bytes;
      if (!s.what.operation.isEmpty()) continue;
      fresh++;
      freshBytes += s.what.bytes;
    }
    return new Allocations(spans.size(), bytes, fresh, freshBytes);
  }

  /** Returns the time in which no operation ran. */
  long between() {
    return nanos - rows.stream().mapToLong(Row::nanos).sum();
  }
}
