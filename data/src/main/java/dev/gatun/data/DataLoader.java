package dev.gatun.data;

import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Goes over a dataset in batches, in order or shuffled, and prepares the next ones on a thread of
 * its own while the last is worked on:
 *
 * {@snippet :
 * var loader = DataLoader.of(dataset).batchSize(128).shuffle(seed);
 * for (int epoch = 0; epoch < 10; epoch++) {
 *   try (var batches = loader.epoch(epoch).open()) {
 *     boolean more = true;
 *     while (more) {
 *       try (var scope = Scope.open()) {
 *         Batch batch = batches.next();
 *         more = batch != null;
 *         if (more) step(batch);
 *       }
 *     }
 *   }
 * }
 * }
 *
 * <p>The order depends on the seed and the epoch alone.
 *
 * @param dataset what to go over
 * @param batchSize the number of examples of a batch; the last one may have fewer
 * @param shuffleSeed decides the order together with the epoch; null: in order
 * @param epoch the number of the pass, which changes the order
 * @param dropLast whether to leave out a last batch that is not full
 * @param prefetch the number of batches that are ready in advance; 0: use no thread
 */
public record DataLoader(
    Dataset dataset,
    int batchSize,
    @Nullable Long shuffleSeed,
    long epoch,
    boolean dropLast,
    int prefetch) {

  /** The first of a seed's sequences that decide orders: far from those of initial values. */
  private static final long ORDERS = 1L << 48;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the batch size is less than 1, or a number is negative
   */
  public DataLoader {
    if (batchSize < 1) throw bad("batchSize", batchSize, 1);
    if (epoch < 0) throw bad("epoch", epoch, 0);
    if (prefetch < 0) throw bad("prefetch", prefetch, 0);
  }

  private static IllegalArgumentException bad(String what, long value, int least) {
    return new IllegalArgumentException(
        "DataLoader: %s is %d, expected %d or more".formatted(what, value, least));
  }

  /** Returns a loader of batches of 32, in order, of which two are ready in advance. */
  public static DataLoader of(Dataset dataset) {
    return new DataLoader(dataset, 32, null, 0, false, 2);
  }

  /** Sets the number of examples of a batch. */
  public DataLoader batchSize(int examples) {
    return new DataLoader(dataset, examples, shuffleSeed, epoch, dropLast, prefetch);
  }

  /** Shuffles the examples, in every epoch differently. */
  public DataLoader shuffle(long seed) {
    return new DataLoader(dataset, batchSize, seed, epoch, dropLast, prefetch);
  }

  /** Sets the number of the pass, which changes the order. */
  public DataLoader epoch(long number) {
    return new DataLoader(dataset, batchSize, shuffleSeed, number, dropLast, prefetch);
  }

  /** Says whether to leave out a last batch that is not full. */
  public DataLoader dropLast(boolean yes) {
    return new DataLoader(dataset, batchSize, shuffleSeed, epoch, yes, prefetch);
  }

  /** Sets how many batches are ready in advance; 0 means that the caller's thread makes them. */
  public DataLoader prefetch(int batches) {
    return new DataLoader(dataset, batchSize, shuffleSeed, epoch, dropLast, batches);
  }

  /** Returns the number of batches of a pass. */
  public int batches() {
    int full = dataset.size() / batchSize;
    return dropLast || dataset.size() % batchSize == 0 ? full : full + 1;
  }

  /** Begins a pass. Close it also when not all batches were taken. */
  public Batches open() {
    int[] order = order();
    IntFunction<Batch> make =
        b ->
            dataset.batch(
                Arrays.copyOfRange(
                    order, b * batchSize, Math.min(order.length, (b + 1) * batchSize)));
    return prefetch == 0
        ? new DirectBatches(batches(), make)
        : new PrefetchedBatches(batches(), make, prefetch);
  }

  /** Returns the numbers of the examples in the order of this pass. */
  int[] order() {
    if (shuffleSeed == null) return IntStream.range(0, dataset.size()).toArray();
    try (var _ = Scope.open()) {
      Tensor order = new Generator(shuffleSeed, ORDERS + epoch).permutation(dataset.size());
      return Arrays.stream(order.toLongArray()).mapToInt(Math::toIntExact).toArray();
    }
  }
}
