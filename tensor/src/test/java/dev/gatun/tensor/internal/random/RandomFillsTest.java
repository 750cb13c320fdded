package dev.gatun.tensor.internal.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.kernel.Views;
import dev.gatun.tensor.internal.kernel.Views.Layout;
import dev.gatun.tensor.internal.parallel.Parallel;
import dev.gatun.tensor.internal.testing.ChildJvm;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class RandomFillsTest {
  private static final int MANY = 1 << 18;

  @Test
  void uniformNumbersAreThoseOfTheirPlaceInTheSequence() {
    View f = Views.dense(DType.F32, 5000);
    RandomFills.uniform(f, 1, 2, 0, 1);
    View d = Views.dense(DType.F64, 5000);
    RandomFills.uniform(d, 1, 2, -1, 3);
    for (int i : new int[] {0, 1, 2, 3, 2047, 2048, 4999}) {
      assertEquals((double) Philox.uniformFloat(1, 2, i), Views.get(f, i));
      assertEquals(Philox.uniform(1, 2, i) * 4 - 1, (Double) Views.get(d, i), 0x1p-51);
    }
  }

  @Test
  void uniformNumbersFillTheirRangeEvenly() {
    for (DType type : new DType[] {DType.F32, DType.F64}) {
      View v = Views.dense(type, MANY);
      RandomFills.uniform(v, 42, 7, -2, 6);
      int[] counts = new int[64];
      for (int i = 0; i < MANY; i++) {
        double x = (Double) Views.get(v, i);
        assertTrue(x >= -2 && x < 6, "" + x);
        counts[(int) ((x + 2) * 8)]++;
      }
      assertTrue(chiSquared(counts) < 63 + 5 * Math.sqrt(2 * 63), type + ": not uniform");
      assertEquals(2, moment(v, 0, 1), 5 * 8 / Math.sqrt(12.0 * MANY));
    }
  }

  private static double chiSquared(int[] counts) {
    double expected = 0;
    for (int c : counts) expected += (double) c / counts.length;
    double sum = 0;
    for (int c : counts) sum += (c - expected) * (c - expected) / expected;
    return sum;
  }

  private static double moment(View v, double center, int power) {
    double sum = 0;
    for (int i = 0; i < v.sizes()[0]; i++) {
      sum += StrictMath.pow((Double) Views.get(v, i) - center, power);
    }
    return sum / v.sizes()[0];
  }

  @Test
  void uniformNumbersNeverReachTheUpperBound() {
    View v = Views.dense(DType.F32, MANY);
    float high = Math.nextUp(Math.nextUp(1f));
    RandomFills.uniform(v, 1, 2, 1, high);
    for (int i = 0; i < MANY; i++) {
      double x = (Double) Views.get(v, i);
      assertTrue(x >= 1 && x < high, "" + x);
    }
    RandomFills.uniform(v, 1, 2, 3, 3);
    assertEquals(3.0, Views.get(v, 77));
  }

  @Test
  void normalNumbersHaveTheirMoments() {
    for (DType type : new DType[] {DType.F32, DType.F64}) {
      View v = Views.dense(type, MANY);
      RandomFills.normal(v, 3, 9, 0, 1);
      double error = 5 / Math.sqrt(MANY);
      assertEquals(0, moment(v, 0, 1), error);
      assertEquals(1, moment(v, 0, 2), error * Math.sqrt(2));
      assertEquals(0, moment(v, 0, 3), error * Math.sqrt(15));
      assertEquals(3, moment(v, 0, 4), error * Math.sqrt(96));
      assertEquals(0, lagged(v), error);
      RandomFills.normal(v, 3, 9, 5, 0.5);
      assertEquals(5, moment(v, 0, 1), error / 2);
      assertEquals(0.25, moment(v, 5, 2), error * Math.sqrt(2) / 4);
    }
  }

  /** The mean product of neighbours, which come from one pair of uniform numbers. */
  private static double lagged(View v) {
    double sum = 0;
    for (int i = 0; i + 1 < MANY; i++) {
      sum += (Double) Views.get(v, i) * (Double) Views.get(v, i + 1);
    }
    return sum / MANY;
  }

  @Test
  void aFixedShareOfNormalNumbersLiesWithinEachDistance() {
    View v = Views.dense(DType.F32, MANY);
    RandomFills.normal(v, 8, 8, 0, 1);
    int[] within = new int[3];
    for (int i = 0; i < MANY; i++) {
      double x = Math.abs((Double) Views.get(v, i));
      for (int k = 0; k < 3; k++) within[k] += x < k + 1 ? 1 : 0;
    }
    double[] expected = {0.682689492, 0.954499736, 0.997300204};
    for (int k = 0; k < 3; k++) {
      double error = 5 * Math.sqrt(expected[k] * (1 - expected[k]) / MANY);
      assertEquals(expected[k], within[k] / (double) MANY, error);
    }
  }

  @Test
  void anOddCountTakesHalfOfTheLastPair() {
    View odd = Views.dense(DType.F64, 4097);
    View even = Views.dense(DType.F64, 4098);
    RandomFills.normal(odd, 1, 1, 0, 1);
    RandomFills.normal(even, 1, 1, 0, 1);
    for (int i = 0; i < 4097; i++) assertEquals(Views.get(even, i), Views.get(odd, i));
  }

  @Test
  void bernoulliHasItsProbability() {
    View v = Views.dense(DType.BOOL, MANY);
    for (double p : new double[] {0, 0.1, 0.5, 0.999, 1}) {
      RandomFills.bernoulli(v, 5, 5, p);
      long yes = 0;
      for (int i = 0; i < MANY; i++) yes += (Long) Views.get(v, i);
      assertEquals(p, yes / (double) MANY, 5 * Math.sqrt(p * (1 - p) / MANY));
    }
  }

  @Test
  void integersAreEquallyProbable() {
    View v = Views.dense(DType.I8, MANY);
    RandomFills.integers(v, 6, 6, -3, 4);
    int[] counts = new int[7];
    for (int i = 0; i < MANY; i++) counts[(int) ((Long) Views.get(v, i) + 3)]++;
    assertTrue(chiSquared(counts) < 6 + 5 * Math.sqrt(12), "not uniform");
  }

  /** With 3/4 of all longs, a biased method would hit the lower half of them too often. */
  @Test
  void integersOfAWideRangeAreNotBiased() {
    View v = Views.dense(DType.I64, MANY);
    long low = Long.MIN_VALUE;
    long high = 1L << 62;
    RandomFills.integers(v, 6, 6, low, high);
    int[] thirds = new int[3];
    for (int i = 0; i < MANY; i++) {
      long x = (Long) Views.get(v, i);
      assertTrue(x < high);
      BigInteger above = BigInteger.valueOf(x).subtract(BigInteger.valueOf(low));
      thirds[above.shiftRight(62).intValue()]++;
    }
    assertTrue(chiSquared(thirds) < 2 + 5 * Math.sqrt(4), "not uniform");
  }

  @Test
  void integersMustFitTheirType() {
    View v = Views.dense(DType.U8, 2);
    RandomFills.integers(v, 1, 1, 0, 256);
    for (long[] range : new long[][] {{-1, 5}, {0, 257}, {3, 3}, {4, 2}}) {
      var e =
          assertThrows(
              IllegalArgumentException.class,
              () -> RandomFills.integers(v, 1, 1, range[0], range[1]));
      assertTrue(e.getMessage().contains("u8"), e.getMessage());
    }
  }

  @Test
  void everyPermutationIsEquallyProbable() {
    View v = Views.dense(DType.I64, 4);
    int[] counts = new int[256];
    for (int i = 0; i < 24000; i++) {
      RandomFills.permutation(v, i, 3);
      int code = 0;
      for (int k = 0; k < 4; k++) code = code * 4 + (int) (long) (Long) Views.get(v, k);
      counts[code]++;
    }
    int[] seen = java.util.Arrays.stream(counts).filter(c -> c > 0).toArray();
    assertEquals(24, seen.length);
    assertTrue(chiSquared(seen) < 23 + 5 * Math.sqrt(46), "not uniform");
  }

  @Test
  void aPermutationHasEachNumberOnceWithGapsOrWithout() {
    for (Layout layout : new Layout[] {Layout.ROW_MAJOR, Layout.GAPS, Layout.BACKWARDS}) {
      View v = Views.of(DType.I64, layout, 3000);
      RandomFills.permutation(v, 4, 4);
      boolean[] seen = new boolean[3000];
      for (int i = 0; i < 3000; i++) seen[(int) (long) (Long) Views.get(v, i)] = true;
      for (boolean s : seen) assertTrue(s);
    }
  }

  @Test
  void layoutsDoNotMatter() {
    long[] sizes = {3, 5, 7};
    View dense = Views.dense(DType.F32, sizes);
    RandomFills.normal(dense, 1, 2, 0, 1);
    for (Layout layout : new Layout[] {Layout.CHANNELS_LAST, Layout.GAPS, Layout.BACKWARDS}) {
      View v = Views.of(DType.F32, layout, sizes);
      RandomFills.normal(v, 1, 2, 0, 1);
      Views.positions(sizes, at -> assertEquals(Views.get(dense, at), Views.get(v, at)));
    }
  }

  @Test
  void nothingIsFilledWithoutElements() {
    RandomFills.uniform(Views.dense(DType.F32, 0, 3), 1, 2, 0, 1);
    RandomFills.permutation(Views.dense(DType.I64, 0), 1, 2);
    View one = Views.dense(DType.F64);
    RandomFills.uniform(one, 1, 2, 0, 1);
    assertEquals(Philox.uniform(1, 2, 0), Views.get(one));
  }

  @Test
  void bitsDependNeitherOnThreadsNorOnVectors() throws Exception {
    int threads = Parallel.threads();
    try {
      Parallel.threads(1);
      String one = RandomHashes.all();
      for (int t : new int[] {2, 4}) {
        Parallel.threads(t);
        assertEquals(one, RandomHashes.all());
      }
      assertEquals(one, ChildJvm.run(RandomHashes.class, "-XX:MaxVectorSize=16"));
      assertEquals(one, ChildJvm.run(RandomHashes.class, "-Dgatun.scalar=true"));
    } finally {
      Parallel.threads(threads);
    }
  }
}
