package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Flight Recorder sees of operations and memory. */
final class TensorEventsTest {
  private static final String OPERATION = "dev.gatun.Operation";
  private static final String ALLOCATION = "dev.gatun.Allocation";

  @TempDir private Path folder;

  @Test
  void anOperationSaysWhatItIsAndWhatItCosts() throws IOException {
    Tensor a = Tensor.ones(2, 3);
    Tensor b = Tensor.ones(3, 4);
    var event = record(OPERATION, () -> a.matmul(b)).getFirst();
    assertEquals("matmul", event.getString("operation"));
    assertEquals("(2, 3) (3, 4) -> (2, 4)", event.getString("shapes"));
    assertEquals(2 * 2 * 3 * 4, event.getLong("flops"));
    assertEquals(4 * (6 + 12 + 8), event.getLong("bytes"));
    assertTrue(event.getDuration().isPositive());
    assertEquals(Thread.currentThread().getName(), event.getThread().getJavaName());
  }

  @Test
  void everyFormOfACallIsRecordedOnce() throws IOException {
    Tensor x = Tensor.ones(4);
    Tensor mask = x.gt(0);
    var update = ElementwiseUpdate.of("decay", 1, 0, in -> List.of(in.operands().get(0).mul(0.5)));
    var names =
        names(
            record(
                OPERATION,
                () -> {
                  x.exp();
                  x.mul(2);
                  x.add(x);
                  x.where(mask, x);
                  x.sort(0, false);
                  x.applyAll(Op.Unary.NEG, List.of());
                  update.apply(List.of(x));
                }));
    assertEquals(List.of("exp", "mul scalar", "add", "where", "sort", "neg", "decay"), names);
  }

  @Test
  void numbersOf16BitsAreSeenAsTheyAreComputed() throws IOException {
    Tensor x = Tensor.ones(4).to(DType.F16);
    assertEquals(List.of("cast", "exp", "cast"), names(record(OPERATION, x::exp)));
  }

  @Test
  void anAllocationSaysWhetherTheBlockWasThereBefore() throws IOException {
    Memory.trim();
    long elements = (48L << 20) / 4 + 16;
    var events =
        record(
            ALLOCATION,
            () -> {
              for (int i = 0; i < 2; i++) {
                try (var _ = Scope.open()) {
                  Tensor.zeros(elements);
                }
              }
            });
    var large = events.stream().filter(e -> e.getLong("bytes") == 4 * elements).toList();
    assertEquals(2, large.size());
    assertFalse(large.get(0).getBoolean("recycled"));
    assertTrue(large.get(1).getBoolean("recycled"));
  }

  @Test
  void bothAreOffByDefault() throws IOException {
    assertEquals(List.of(), record("", () -> Tensor.ones(3).exp()));
  }

  private static List<String> names(List<RecordedEvent> events) {
    return events.stream().map(e -> e.getString("operation")).toList();
  }

  /** Records what this thread does, in the order in which it began. */
  private List<RecordedEvent> record(String name, Runnable work) throws IOException {
    Path file = folder.resolve("events.jfr");
    try (var recording = new Recording()) {
      if (!name.isEmpty()) recording.enable(name);
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
    }
    long thread = Thread.currentThread().threadId();
    return RecordingFile.readAllEvents(file).stream()
        .filter(e -> Stream.of(OPERATION, ALLOCATION).anyMatch(e.getEventType().getName()::equals))
        .filter(e -> e.getThread() != null && e.getThread().getJavaThreadId() == thread)
        .sorted(Comparator.comparing(RecordedEvent::getStartTime))
        .toList();
  }
}
