package dev.gatun.gradcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

/** Random tensors have all that code forgets. */
final class ArbitrariesTest {
  private static <S> List<S> some(Arbitrary<S> arbitrary) {
    List<S> samples = new ArrayList<>();
    RandomChecks.forAll(arbitrary, 400, 1, samples::add);
    return samples;
  }

  private static <S> void some(List<S> samples, String what, Predicate<S> has) {
    assertTrue(samples.stream().anyMatch(has), "there is " + what);
  }

  @Test
  void tensorsAreEmptyScalarStridedStretchedAndBackwards() {
    List<Tensor> tensors = some(TensorArbitraries.tensors(Domain.anywhere()));
    some(tensors, "a tensor without dimensions", t -> t.shape().rank() == 0);
    some(tensors, "an empty tensor", t -> t.shape().count() == 0);
    some(tensors, "a dense tensor of some elements", t -> t.isContiguous() && count(t) > 4);
    some(tensors, "a view with gaps", t -> !t.isContiguous() && count(t) > 4);
    some(tensors, "a stretched view", t -> anyStride(t, s -> s == 0));
    some(tensors, "a view backwards", t -> anyStride(t, s -> s < 0));
  }

  private static long count(Tensor t) {
    return t.shape().count();
  }

  private static boolean anyStride(Tensor t, Predicate<Long> is) {
    long[] strides = t.strides();
    for (int d = 0; d < strides.length; d++) {
      if (t.shape().size(d) > 1 && is.test(strides[d])) return true;
    }
    return false;
  }

  @Test
  void shapesBroadcastTogether() {
    List<List<Shape>> pairs = some(TensorArbitraries.broadcastable(2));
    pairs.forEach(p -> Shape.broadcast(p.get(0), p.get(1)));
    some(pairs, "a pair of different ranks", p -> p.get(0).rank() != p.get(1).rank());
    some(pairs, "a pair that both stretch", p -> stretches(p.get(0), p) && stretches(p.get(1), p));
    some(pairs, "an equal pair", p -> p.get(0).equals(p.get(1)) && p.get(0).rank() > 1);
  }

  private static boolean stretches(Shape s, List<Shape> pair) {
    return !Shape.broadcast(pair.get(0), pair.get(1)).equals(s);
  }

  @Test
  void domainsStayWhereTheySay() {
    check(Domain.anywhere(), v -> v >= -3 && v <= 3);
    check(Domain.positive(), v -> v >= 0.2 && v <= 3);
    check(Domain.insideOne(), v -> Math.abs(v) <= 0.9);
    check(Domain.awayFromZero(), v -> Math.abs(v) >= 0.2 && Math.abs(v) <= 3.01);
    check(Domain.awayFromIntegers(), v -> Math.abs(2 * v - Math.rint(2 * v)) >= 0.29);
    check(Domain.fractions(0.6, 0.9), v -> v - Math.floor(v) > 0.59 && v - Math.floor(v) < 0.91);
  }

  private static void check(Domain domain, Predicate<Double> in) {
    for (Tensor t : some(TensorArbitraries.dense(Shape.of(20), domain))) {
      for (double v : t.toDoubleArray()) assertTrue(in.test(v), v + " is outside");
    }
  }

  @Test
  void distinctElementsHaveNoTies() {
    for (Tensor t : some(TensorArbitraries.dense(Shape.of(4, 5), Domain.distinct()))) {
      double[] sorted = t.toDoubleArray();
      java.util.Arrays.sort(sorted);
      for (int i = 1; i < sorted.length; i++) assertEquals(0.2, sorted[i] - sorted[i - 1], 1e-9);
    }
  }
}
