package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows belong to which bag.
 *
 * @param bags the numbers of the rows of each bag
 */
record Bags(List<long[]> bags) {
  /** Returns the bags of a matrix's rows, or of a vector that is cut at the offsets. */
  static Bags of(Layer layer, Tensor x, @Nullable Tensor offsets, boolean lastOffset) {
    List<long[]> bags = new ArrayList<>();
    if (x.shape().rank() == 2 && offsets == null) {
      long n = x.shape().size(1);
      for (long b = 0; b < x.shape().size(0); b++) bags.add(range(b * n, (b + 1) * n));
    } else if (x.shape().rank() == 1) {
      long end = x.shape().count();
      long[] starts = offsets == null ? new long[] {0} : offsets.to(DType.I64).toLongArray();
      int count = lastOffset && offsets != null ? starts.length - 1 : starts.length;
      for (int b = 0; b < count; b++) {
        bags.add(range(starts[b], b + 1 < starts.length ? starts[b + 1] : end));
      }
    } else {
      throw new IllegalArgumentException(
          layer + ": the numbers are " + x.shape() + ", expected (B, N), or (n) with offsets");
    }
    return new Bags(bags);
  }

  private static long[] range(long from, long to) {
    return LongStream.range(from, to).toArray();
  }

  /** Returns the bags without the rows whose number is this one. */
  Bags without(long[] numbers, long left) {
    return new Bags(
        bags.stream()
            .map(b -> LongStream.of(b).filter(i -> numbers[(int) i] != left).toArray())
            .toList());
  }

  /** Returns the rows' sum for each bag. */
  Variable sum(Variable rows) {
    long[] all = bags.stream().flatMapToLong(LongStream::of).toArray();
    long[] bagOf = new long[all.length];
    int next = 0;
    for (int b = 0; b < bags.size(); b++) {
      for (int i = 0; i < bags.get(b).length; i++) bagOf[next++] = b;
    }
    Variable chosen = isEvery(all, rows) ? rows : rows.indexSelect(0, index(all));
    return EmbeddingBag.nothing(bags.size(), rows).indexAdd(0, index(bagOf), chosen);
  }

  private static boolean isEvery(long[] all, Variable rows) {
    if (all.length != rows.shape().size(0)) return false;
    for (int i = 0; i < all.length; i++) if (all[i] != i) return false;
    return true;
  }

  private static Variable index(long... numbers) {
    return Variable.constant(Tensor.of(numbers, Shape.of(numbers.length)));
  }

  /** Returns one over the number of rows of each bag, as a column; 1 for an empty one. */
  Tensor shares(DType type) {
    double[] shares = bags.stream().mapToDouble(b -> 1.0 / Math.max(1, b.length)).toArray();
    return Tensor.of(shares, Shape.of(shares.length, 1)).to(type);
  }

  /** Returns the largest of each element for each bag. */
  Variable max(Variable rows) {
    List<Variable> largest = new ArrayList<>();
    for (long[] bag : bags) {
      if (bag.length == 0) {
        largest.add(EmbeddingBag.nothing(1, rows));
      } else {
        Variable of = rows.indexSelect(0, index(bag));
        largest.add(of.gather(0, of.argmax(0, true)));
      }
    }
    return dev.gatun.tensor.Algebra.cat(largest, 0);
  }
}
