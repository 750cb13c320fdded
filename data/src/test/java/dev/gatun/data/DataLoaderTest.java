package dev.gatun.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.Memory;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class DataLoaderTest {

  /** Example i has the input {@code (i, i + 0.5)} and the target i. */
  private static Dataset numbers(int n) {
    float[] inputs = new float[2 * n];
    for (int i = 0; i < inputs.length; i++) inputs[i] = i / 2f;
    Tensor input = Tensor.of(inputs, Shape.of(n, 2));
    return Dataset.of(input, Tensor.arange(n));
  }

  /** Returns the targets of all batches, after a check that the inputs belong to them. */
  private static List<long[]> pass(DataLoader loader) {
    List<long[]> all = new ArrayList<>();
    try (var batches = loader.open()) {
      while (true) {
        try (var _ = Scope.open()) {
          Batch batch = batches.next();
          if (batch == null) return all;
          long[] targets = batch.target().toLongArray();
          float[] inputs = batch.input().toFloatArray();
          for (int i = 0; i < targets.length; i++) {
            assertEquals(targets[i], inputs[2 * i]);
            assertEquals(targets[i] + 0.5f, inputs[2 * i + 1]);
          }
          all.add(targets);
        }
      }
    }
  }

  private static long[] flat(List<long[]> batches) {
    return batches.stream().flatMapToLong(Arrays::stream).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5})
  void goesOverAllExamplesInOrder(int prefetch) {
    DataLoader loader = DataLoader.of(numbers(10)).batchSize(4).prefetch(prefetch);
    List<long[]> all = pass(loader);
    assertEquals(3, loader.batches());
    assertEquals(List.of(4, 4, 2), all.stream().map(a -> a.length).toList());
    assertArrayEquals(Tensor.arange(10).toLongArray(), flat(all));
    assertEquals(2, pass(loader.dropLast(true)).size());
    assertEquals(2, loader.dropLast(true).batches());
    assertEquals(2, pass(loader.batchSize(5).dropLast(true)).size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void hasNoBatchesOfNoExamples(int prefetch) {
    DataLoader loader = DataLoader.of(numbers(10).limit(0)).prefetch(prefetch);
    assertEquals(0, loader.batches());
    assertEquals(List.of(), pass(loader));
    assertEquals(List.of(), pass(loader.shuffle(1)));
  }

  @Test
  void ordersDependOnSeedAndEpochAlone() {
    DataLoader loader = DataLoader.of(numbers(100)).batchSize(7).shuffle(3).epoch(2);
    long[] order = flat(pass(loader));
    assertArrayEquals(order, flat(pass(loader.prefetch(0))));
    assertArrayEquals(order, flat(pass(loader.batchSize(50))));
    assertFalse(Arrays.equals(order, flat(pass(loader.epoch(3)))));
    assertFalse(Arrays.equals(order, flat(pass(loader.shuffle(4)))));
    assertArrayEquals(Tensor.arange(100).toLongArray(), Arrays.stream(order).sorted().toArray());
  }

  @Test
  void ordersAreTheSameForever() {
    DataLoader loader = DataLoader.of(numbers(10)).shuffle(1);
    assertArrayEquals(new int[] {3, 5, 7, 1, 0, 9, 8, 4, 6, 2}, loader.order());
  }

  @Test
  void everyExampleComesToEveryPlace() {
    int[][] counts = new int[5][5];
    DataLoader loader = DataLoader.of(numbers(5)).shuffle(9);
    for (int epoch = 0; epoch < 5000; epoch++) {
      int[] order = loader.epoch(epoch).order();
      for (int place = 0; place < 5; place++) counts[place][order[place]]++;
    }
    for (int[] row : counts) for (int n : row) assertEquals(1000, n, 150);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void failuresComeWithTheirCauseAfterTheGoodBatches(int prefetch) {
    var cause = new IllegalArgumentException("no such picture");
    Dataset failing =
        numbers(10)
            .map(
                b -> {
                  if (b.target().toLongArray()[0] == 4) throw cause;
                  return b;
                });
    try (var batches = DataLoader.of(failing).batchSize(2).prefetch(prefetch).open()) {
      assertEquals(2, batches.next().size());
      assertEquals(2, batches.next().size());
      var e = assertThrows(IllegalStateException.class, batches::next);
      assertSame(cause, e.getCause());
      assertTrue(e.getMessage().contains("batch 3 of 5"), e.getMessage());
      assertTrue(e.getMessage().contains("no such picture"), e.getMessage());
    }
  }

  @Test
  void errorsInTheWorkerAreNotLost() {
    var cause = new StackOverflowError();
    Dataset failing =
        numbers(4)
            .map(
                b -> {
                  throw cause;
                });
    try (var batches = DataLoader.of(failing).open()) {
      assertSame(cause, assertThrows(IllegalStateException.class, batches::next).getCause());
      assertNull(batches.next());
    }
  }

  @Test
  void preparesAsManyBatchesAsAskedAndNoMore() throws InterruptedException {
    var made = new AtomicInteger();
    var third = new CountDownLatch(3);
    Dataset counting =
        numbers(100)
            .map(
                b -> {
                  assertEquals("gatun-prefetch", Thread.currentThread().getName());
                  made.incrementAndGet();
                  third.countDown();
                  return b;
                });
    try (var batches = DataLoader.of(counting).batchSize(1).prefetch(2).open()) {
      third.await();
      Thread.sleep(50);
      assertEquals(3, made.get(), "two wait in the queue, one before it");
      batches.next();
    }
    assertTrue(made.get() <= 5, made + " batches");
  }

  @Test
  void closingEarlyEndsTheWorker() {
    long before = workers();
    var batches = DataLoader.of(numbers(1000)).batchSize(1).open();
    batches.next();
    batches.close();
    batches.close();
    assertNull(batches.next());
    assertEquals(before, workers());
  }

  private static long workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().equals("gatun-prefetch"))
        .count();
  }

  @Test
  void memoryOfBatchesGoesRound() {
    Dataset data = numbers(5000);
    DataLoader loader = DataLoader.of(data).batchSize(10).shuffle(0);
    pass(loader);
    Memory.collect();
    long blocks = Memory.liveBlocks();
    Memory.resetPeak();
    long bytes = Memory.liveBytes();
    for (int epoch = 0; epoch < 3; epoch++) pass(loader.epoch(epoch));
    assertEquals(blocks, Memory.liveBlocks(), Memory::report);
    assertTrue(Memory.peakBytes() - bytes < 200_000, () -> "peak " + Memory.peakBytes());
  }

  @Test
  void closingEarlyReleasesWhatWasPrepared() {
    Dataset data = numbers(1000);
    Memory.collect();
    long blocks = Memory.liveBlocks();
    for (int i = 0; i < 20; i++) {
      try (var batches = DataLoader.of(data).batchSize(5).prefetch(4).open();
          var _ = Scope.open()) {
        batches.next();
      }
    }
    assertEquals(blocks, Memory.liveBlocks(), Memory::report);
  }

  @Test
  void batchesOfAScopeEndWithIt() {
    try (var batches = DataLoader.of(numbers(4)).open()) {
      Batch batch;
      try (var _ = Scope.open()) {
        batch = batches.next();
        assertEquals(4, batch.size());
      }
      assertFalse(batch.input().isAlive());
    }
  }

  @Test
  void handsOutItsOwnCopiesEvenOfADatasetThatReturnsWhatItStores() {
    Tensor stored = Tensor.zeros(3, 2).share();
    Tensor targets = Tensor.arange(3).share();
    Dataset data =
        new Dataset() {
          @Override
          public int size() {
            return 3;
          }

          @Override
          public Batch batch(int... indices) {
            return new Batch(stored, targets);
          }
        };
    try (var batches = DataLoader.of(data).batchSize(3).open();
        var _ = Scope.open()) {
      batches.next().input().fill(1);
    }
    assertArrayEquals(new float[6], stored.toFloatArray());
  }

  @Test
  void refusesNumbersThatMakeNoSense() {
    DataLoader loader = DataLoader.of(numbers(1));
    assertThrows(IllegalArgumentException.class, () -> loader.batchSize(0));
    assertThrows(IllegalArgumentException.class, () -> loader.prefetch(-1));
    assertThrows(IllegalArgumentException.class, () -> loader.epoch(-1));
  }

  @Test
  void subsetsAndLimitsKeepTheirOrder() {
    Dataset data = numbers(10);
    assertArrayEquals(new long[] {7, 2}, data.subset(2, 5, 7).batch(2, 0).target().toLongArray());
    assertArrayEquals(new long[] {0, 1, 2}, flat(pass(DataLoader.of(data.limit(3)))));
    assertEquals(10, data.limit(99).size());
    assertEquals(2, data.subset(9, 8, 7).limit(2).size());
    assertThrows(IndexOutOfBoundsException.class, () -> data.subset(10));
    assertThrows(IndexOutOfBoundsException.class, () -> data.batch(10));
    assertThrows(IllegalArgumentException.class, () -> data.limit(-1));
  }

  @Test
  void refusesAsManyInputsAsTargetsDiffer() {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> Dataset.of(Tensor.zeros(3, 2), Tensor.zeros(4)));
    assertTrue(e.getMessage().contains("(3, 2)") && e.getMessage().contains("(4,)"));
    int[] all = IntStream.range(0, 3).toArray();
    assertNotEquals(0, Dataset.of(Tensor.zeros(3, 2), Tensor.zeros(3)).batch(all).size());
  }
}
