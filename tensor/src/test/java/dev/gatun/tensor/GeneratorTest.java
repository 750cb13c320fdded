package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Random tensors: their types, ranges, frequencies, and that the generator's state decides. */
class GeneratorTest {
  private static final DType[] REAL = {DType.F16, DType.BF16, DType.F32, DType.F64};

  private static void assertRefused(String part, Runnable body) {
    String message = assertThrows(IllegalArgumentException.class, body::run).toString();
    assertTrue(message.contains(part), message);
  }

  @Test
  void uniformNumbersStayInTheirRange() {
    for (DType t : REAL) {
      double[] v = new Generator(1).uniform(Shape.of(40_000), -1, 3, t).toDoubleArray();
      assertTrue(Arrays.stream(v).min().orElseThrow() >= -1, t.toString());
      assertTrue(Arrays.stream(v).max().orElseThrow() < 3, t.toString());
      assertEquals(1, Arrays.stream(v).average().orElseThrow(), 0.03, t.toString());
    }
    assertRefused("i32", () -> new Generator(1).uniform(Shape.of(2), 0, 1, DType.I32));
  }

  @Test
  void normalNumbersHaveTheirMeanAndDeviation() {
    for (DType t : REAL) {
      Tensor x = new Generator(1).normal(Shape.of(40_000), 2, 3, t);
      assertEquals(t, x.dtype());
      Tensor wide = x.to(DType.F64);
      assertEquals(2, wide.mean().item(), 0.06);
      assertEquals(3, wide.sub(2).square().mean().sqrt().item(), 0.05);
    }
    assertRefused("bool", () -> new Generator(1).normal(Shape.of(2), 0, 1, DType.BOOL));
  }

  @Test
  void eachElementMayHaveItsOwnDistribution() {
    Tensor mean = Tensor.of(0.0, 10, 100).unsqueeze(1).expand(3, 10_000);
    Tensor x = new Generator(5).normal(mean, Tensor.of(1.0, 2, 0).unsqueeze(1));
    assertEquals(Shape.of(3, 10_000), x.shape());
    assertArrayEquals(new double[] {0, 10, 100}, x.mean(1).toDoubleArray(), 0.1);
    assertEquals(100, x.getDouble(2, 77));
  }

  @Test
  void integersOfEachTypeReachBothEnds() {
    for (DType t : new DType[] {DType.I8, DType.U8, DType.I16, DType.I32, DType.I64}) {
      long[] v = new Generator(1).integers(Shape.of(1000), 3, 7, t).toLongArray();
      assertArrayEquals(new long[] {3, 4, 5, 6}, Arrays.stream(v).distinct().sorted().toArray());
    }
    assertRefused("200", () -> new Generator(1).integers(Shape.of(1), 0, 200, DType.I8));
    assertRefused("low is 3", () -> Tensor.randint(new Generator(1), 3, 3, Shape.of(1)));
  }

  @Test
  void bernoulliTakesOneProbabilityAnElement() {
    Tensor p = Tensor.of(0f, 1f, 0.25f).unsqueeze(1).expand(3, 10_000).contiguous();
    for (DType t : REAL) {
      Tensor x = new Generator(3).bernoulli(p.to(t));
      assertEquals(t, x.dtype());
      double[] means = x.to(DType.F64).mean(1).toDoubleArray();
      assertArrayEquals(new double[] {0, 1}, Arrays.copyOf(means, 2));
      assertEquals(0.25, means[2], 0.02);
    }
    assertRefused("0 to 1", () -> new Generator(3).bernoulli(Tensor.of(0.5f, 1.5f)));
    assertRefused("0 to 1", () -> new Generator(3).bernoulli(Tensor.of(Float.NaN)));
    assertRefused("i32", () -> new Generator(3).bernoulli(Tensor.of(1)));
  }

  @Test
  void permutationsHaveEachNumberOnce() {
    long[] p = Tensor.randperm(new Generator(9), 1000).toLongArray();
    long[] sorted = p.clone();
    Arrays.sort(sorted);
    assertArrayEquals(Tensor.arange(1000).toLongArray(), sorted);
    assertTrue(!Arrays.equals(sorted, p));
    assertEquals(Shape.of(0), Tensor.randperm(new Generator(9), 0).shape());
  }

  @Test
  void multinomialDrawsInProportionToTheWeights() {
    Tensor weights = Tensor.of(new double[][] {{1, 0, 3}, {0, 2, 2}});
    Tensor drawn = new Generator(4).multinomial(weights, 20_000, true);
    assertEquals(Shape.of(2, 20_000), drawn.shape());
    assertEquals(DType.I64, drawn.dtype());
    double[][] expected = {{0.25, 0, 0.75}, {0, 0.5, 0.5}};
    for (int k = 0; k < 3; k++) {
      double[] rate = drawn.eq(k).to(DType.F64).mean(1).toDoubleArray();
      for (int r = 0; r < 2; r++) {
        assertEquals(expected[r][k], rate[r], expected[r][k] == 0 ? 0 : 0.02);
      }
    }
  }

  @Test
  void multinomialWithoutReplacementDrawsEachOnce() {
    Tensor weights = Tensor.of(1f, 0f, 3f, 4f);
    double firstIsThree = 0;
    for (int seed = 0; seed < 4000; seed++) {
      long[] drawn = new Generator(seed).multinomial(weights, 3, false).toLongArray();
      assertEquals(3, Arrays.stream(drawn).distinct().filter(i -> i != 1).count());
      if (drawn[0] == 3) firstIsThree++;
    }
    assertEquals(0.5, firstIsThree / 4000, 0.03);
  }

  @Test
  void multinomialRefusesWhatIsNoDistribution() {
    var g = new Generator(1);
    assertRefused("sum NaN", () -> g.multinomial(Tensor.of(2f, -1f), 1, true));
    assertRefused("sum 0.0", () -> g.multinomial(Tensor.of(0f, 0f), 1, true));
    assertRefused("NaN", () -> g.multinomial(Tensor.of(Float.NaN, 1f), 1, true));
    assertRefused("Infinity", () -> g.multinomial(Tensor.of(1f / 0f), 1, true));
    assertRefused("1 of them are positive", () -> g.multinomial(Tensor.of(0f, 1f), 2, false));
    assertRefused("3 numbers of 2", () -> g.multinomial(Tensor.of(1f, 1f), 3, false));
    assertRefused("0 numbers of 2", () -> g.multinomial(Tensor.of(1f, 1f), 0, true));
    assertRefused("i32(2,)", () -> g.multinomial(Tensor.of(1, 1), 1, true));
    assertRefused("(1, 1, 1)", () -> g.multinomial(Tensor.ones(1, 1, 1), 1, true));
  }

  @Test
  void theStateOfTheGeneratorDecides() {
    for (Function<Generator, Tensor> f : all()) {
      var g = new Generator(11, 5);
      Tensor first = f.apply(g);
      Tensor second = f.apply(g);
      assertArrayEquals(first.toDoubleArray(), f.apply(new Generator(11, 5)).toDoubleArray());
      assertTrue(!Arrays.equals(first.toDoubleArray(), second.toDoubleArray()));
    }
  }

  private List<Function<Generator, Tensor>> all() {
    Tensor x = Tensor.ones(Shape.of(100), DType.F64);
    return List.of(
        g -> Tensor.rand(g, 100),
        g -> Tensor.randn(g, 100),
        g -> Tensor.randLike(g, x),
        g -> Tensor.randnLike(g, x),
        g -> Tensor.randint(g, 0, 1000, Shape.of(100)),
        g -> Tensor.randperm(g, 100),
        g -> g.bernoulli(Shape.of(100), 0.5),
        g -> g.bernoulli(x.mul(0.5)),
        g -> g.normal(x, x),
        g -> g.multinomial(x, 50, true),
        g -> g.multinomial(x, 50, false));
  }
}
