package dev.gatun.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.data.Batch;
import dev.gatun.data.Dataset;
import dev.gatun.nn.CrossEntropyLoss;
import dev.gatun.nn.Linear;
import dev.gatun.nn.ReLU;
import dev.gatun.nn.Sequential;
import dev.gatun.optim.Adam;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Memory;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class TrainerTest {
  /** Points of a square, and whether they lie in the first or third quadrant. */
  private static Dataset quadrants(long seed, int n) {
    Tensor x = new Generator(seed).uniform(Shape.of(n, 2), -1, 1, DType.F32);
    Tensor y = x.select(1, 0).mul(x.select(1, 1)).gt(0).to(DType.I64);
    return Dataset.of(x, y);
  }

  private static Trainer trainer(long seed) {
    var model = Sequential.of(new Linear(32), new ReLU(), new Linear(2));
    return Trainer.of(model)
        .loss(new CrossEntropyLoss())
        .optimizer(p -> new Adam(p, 0.01))
        .metrics(Metrics.accuracy())
        .seed(seed)
        .build();
  }

  @Test
  void learns() {
    Trainer trainer = trainer(1);
    History history = trainer.fit(quadrants(1, 1000), Fit.epochs(20).batchSize(50).quiet());
    assertTrue(trainer.evaluate(quadrants(2, 500)).get("accuracy") > 0.95);
    List<Double> loss = history.get("loss");
    assertEquals(20, loss.size());
    assertTrue(loss.getLast() < loss.getFirst());
    assertTrue(history.toJson().contains("\"accuracy\": ["), history.toJson());
  }

  @Test
  void theSameSeedGivesTheSameCourse() {
    var settings = Fit.epochs(2).batchSize(50).quiet();
    var a = trainer(4).fit(quadrants(1, 300), settings).get("loss");
    var b = trainer(4).fit(quadrants(1, 300), settings).get("loss");
    assertEquals(a, b);
  }

  @Test
  void leavesNoBlockBehind() {
    Dataset data = quadrants(1, 500);
    Trainer trainer = trainer(1);
    trainer.fit(data, Fit.epochs(1).batchSize(50).quiet());
    Memory.collect();
    long before = Memory.liveBlocks();
    trainer.fit(data, Fit.epochs(3).batchSize(50).quiet());
    Memory.collect();
    assertEquals(before, Memory.liveBlocks(), Memory.report());
  }

  @Test
  void reportsALineAnEpochWithoutATerminal() {
    var bytes = new ByteArrayOutputStream();
    var bar = new ProgressBar(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);
    trainer(1).fit(quadrants(1, 100), Fit.epochs(2).batchSize(50).quiet().callback(bar));
    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.get(1).startsWith("Epoch 2/2  2 batches in "), lines.get(1));
    assertTrue(lines.get(1).contains(" % of it between steps  loss: "), lines.get(1));
    assertFalse(lines.get(1).contains("waiting"), lines.get(1));
  }

  @Test
  void saysHowLongItWaitedForData() {
    Dataset data = quadrants(1, 100);
    var settings = Fit.epochs(1).batchSize(10).quiet();
    trainer(1).fit(data, settings);
    double waiting = trainer(1).fit(data.map(TrainerTest::late), settings).get("waiting").get(0);
    assertTrue(waiting > 0.5 && waiting < 1, "batches come late: " + waiting);
  }

  private static Batch late(Batch batch) {
    LockSupport.parkNanos(100_000_000);
    return batch;
  }

  @Test
  void settingsThatMakeNoSenseAreErrors() {
    assertThrows(IllegalArgumentException.class, () -> Fit.epochs(0));
    assertThrows(IllegalArgumentException.class, () -> Fit.epochs(1).batchSize(0));
    var builder = Trainer.of(Sequential.of(new Linear(2)));
    assertThrows(IllegalStateException.class, builder::build);
  }
}
