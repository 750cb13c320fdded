package dev.gatun.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.data.Dataset;
import dev.gatun.nn.Linear;
import dev.gatun.nn.MSELoss;
import dev.gatun.optim.SGD;
import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Flight Recorder sees of training. */
final class TrainingStepEventTest {

  @TempDir private Path folder;

  @Test
  void recordsEveryStepWhereARecordingAsks() throws IOException {
    List<RecordedEvent> steps = record(true);
    assertEquals(6, steps.size());
    RecordedEvent last = steps.getLast();
    assertEquals(2, last.getInt("epoch"));
    assertEquals(3, last.getInt("step"));
    assertEquals(1, last.getInt("examples"), "the rest of 7 in batches of 3");
    assertTrue(last.getDuration().isPositive());
  }

  @Test
  void isOffByDefault() throws IOException {
    assertEquals(List.of(), record(false));
  }

  private List<RecordedEvent> record(boolean asked) throws IOException {
    Path file = folder.resolve("run.jfr");
    try (var recording = new Recording()) {
      if (asked) recording.enable(TrainingStepEvent.NAME);
      recording.start();
      train();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(TrainingStepEvent.NAME))
        .toList();
  }

  private static void train() {
    Dataset data = Dataset.of(Tensor.ones(7, 2), Tensor.ones(7, 1));
    var trainer =
        Trainer.of(new Linear(1)).loss(new MSELoss()).optimizer(p -> new SGD(p, 0.1)).build();
    trainer.fit(data, Fit.epochs(2).batchSize(3).quiet());
  }
}
