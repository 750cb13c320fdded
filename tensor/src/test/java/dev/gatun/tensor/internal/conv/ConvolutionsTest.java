package dev.gatun.tensor.internal.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.linalg.Numbers;
import dev.gatun.tensor.internal.linalg.Tiles;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ConvolutionsTest {
  private static final int[] CHANNELS = {1, 2, 3, 5, 8, 13, 17, 31, 33};

  /** Operands of all three passes, and what they write. */
  private record Case(
      DType type,
      ConvGeometry g,
      MemorySegment x,
      MemorySegment w,
      MemorySegment b,
      MemorySegment dy) {
    static Case of(DType type, ConvGeometry g) {
      long in = g.batch() * ConvGeometry.volume(g.input()) * g.inChannels();
      long out = g.batch() * ConvGeometry.volume(g.output()) * g.outChannels();
      long weights = (long) g.taps() * g.groupIn() * g.outChannels();
      return new Case(
          type,
          g,
          Numbers.random(type, in, 1),
          Numbers.random(type, weights, 2),
          Numbers.random(type, g.outChannels(), 3),
          Numbers.random(type, out, 4));
    }

    MemorySegment forward(Tiles tiles, boolean biased) {
      return forward(tiles, biased, false);
    }

    MemorySegment forward(Tiles tiles, boolean biased, boolean rectified) {
      var y = Numbers.random(type, dy.byteSize() / type.bytes() + 2, 5);
      Convolutions.forward(tiles, g, x, 0, w, 0, biased ? b : null, 0, y, 1, rectified);
      return y;
    }

    MemorySegment inputGradient(Tiles tiles) {
      var dx = Numbers.random(type, x.byteSize() / type.bytes() + 2, 6);
      Convolutions.inputGradient(tiles, g, dy, 0, w, 0, dx, 1);
      return dx;
    }

    MemorySegment weightGradient(Tiles tiles) {
      var dw = Numbers.random(type, w.byteSize() / type.bytes() + 2, 7);
      Convolutions.weightGradient(tiles, g, x, 0, dy, 0, dw, 1);
      return dw;
    }

    void check() {
      var tiles = Tiles.of(type);
      var twin = Tiles.scalar(type);
      var y = forward(tiles, false);
      var biased = forward(tiles, true);
      var rectified = forward(tiles, true, true);
      var dx = inputGradient(tiles);
      var dw = weightGradient(tiles);
      assertEquals(-1, rectified.mismatch(rectified(biased)), () -> "rectified " + this);
      assertEquals(-1, rectified.mismatch(forward(twin, true, true)), () -> "rectified " + this);
      assertEquals(-1, y.mismatch(forward(twin, false)), () -> "forward " + this);
      assertEquals(-1, biased.mismatch(forward(twin, true)), () -> "biased " + this);
      assertEquals(-1, dx.mismatch(inputGradient(twin)), () -> "input gradient " + this);
      assertEquals(-1, dw.mismatch(weightGradient(twin)), () -> "weight gradient " + this);
      double[] expected = Reference.forward(type, g, x, w);
      compare("forward", expected, y, g.taps() * (long) g.groupIn());
      for (int i = 0; i < expected.length; i++) {
        expected[i] += Numbers.get(type, b, i % g.outChannels());
      }
      compare("biased", expected, biased, g.taps() * (long) g.groupIn() + 1);
      compare(
          "input gradient",
          Reference.inputGradient(type, g, dy, w),
          dx,
          g.taps() * (long) g.groupOut());
      compare(
          "weight gradient",
          Reference.weightGradient(type, g, x, dy),
          dw,
          g.batch() * ConvGeometry.volume(g.output()));
    }

    /**
     * Returns outputs, which one element lies before and one behind, as a rectifier leaves them.
     */
    private MemorySegment rectified(MemorySegment outputs) {
      long count = outputs.byteSize() / type.bytes();
      MemorySegment y = Numbers.random(type, count, 5).copyFrom(outputs);
      for (int i = 1; i < count - 1; i++) {
        Numbers.set(type, y, i, Math.max(0, Numbers.get(type, y, i)));
      }
      return y;
    }

    private void compare(String pass, double[] expected, MemorySegment actual, long terms) {
      for (int i = 0; i < expected.length; i++) {
        int at = i;
        assertEquals(
            expected[i],
            Numbers.get(type, actual, i + 1),
            Numbers.tolerance(type, terms),
            () -> pass + " " + this + " at " + at);
      }
    }

    @Override
    public String toString() {
      return type
          + " batch %d groups %d channels %d to %d input %s kernel %s stride %s padding %s dilation %s"
              .formatted(
                  g.batch(),
                  g.groups(),
                  g.inChannels(),
                  g.outChannels(),
                  java.util.Arrays.toString(g.input()),
                  java.util.Arrays.toString(g.kernel()),
                  java.util.Arrays.toString(g.stride()),
                  java.util.Arrays.toString(g.padding()),
                  java.util.Arrays.toString(g.dilation()));
    }
  }

  /** Returns random sizes with one, two or three axes. */
  private static ConvGeometry random(SplittableRandom random) {
    int axes = random.nextInt(1, 4);
    int[] input = {1, 1, 1};
    int[] kernel = {1, 1, 1};
    int[] stride = {1, 1, 1};
    int[] padding = {0, 0, 0};
    int[] dilation = {1, 1, 1};
    for (int axis = 3 - axes; axis < 3; axis++) {
      kernel[axis] = random.nextInt(1, 5);
      stride[axis] = random.nextInt(1, 4);
      padding[axis] = random.nextInt(0, 4);
      dilation[axis] = random.nextInt(1, 3);
      int reach = (kernel[axis] - 1) * dilation[axis] + 1;
      int least = Math.max(1, reach - 2 * padding[axis]);
      input[axis] = least + random.nextInt(0, axes == 3 ? 5 : axes == 2 ? 12 : 40);
    }
    int groups = random.nextInt(3) == 0 ? random.nextInt(2, 6) : 1;
    int most = groups > 1 || axes == 3 ? 5 : CHANNELS.length;
    return new ConvGeometry(
        random.nextInt(1, 5),
        groups,
        groups * CHANNELS[random.nextInt(most)],
        groups * CHANNELS[random.nextInt(most)],
        input,
        kernel,
        stride,
        padding,
        dilation);
  }

  private static ConvGeometry plane(int batch, int in, int out, int side, int kernel, int padding) {
    return new ConvGeometry(
        batch,
        1,
        in,
        out,
        new int[] {1, side, side},
        new int[] {1, kernel, kernel},
        new int[] {1, 1, 1},
        new int[] {0, padding, padding},
        new int[] {1, 1, 1});
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64"})
  void isTheSumOfProductsForRandomSizesAndTheSameBitsAsItsTwin(DType type) {
    var random = new SplittableRandom(11);
    for (int i = 0; i < 150; i++) Case.of(type, random(random)).check();
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64"})
  void worksWhereManyImagesFitTheCacheAndWhereOneDoesNot(DType type) {
    Case.of(type, plane(40, 5, 7, 4, 3, 1)).check();
    Case.of(type, plane(2, 20, 3, 90, 3, 1)).check();
    Case.of(type, plane(19, 1, 32, 9, 3, 0)).check();
    Case.of(type, plane(3, 3, 64, 7, 3, 1)).check();
    Case.of(type, plane(1, 2, 96, 1, 1, 0)).check();
    Case.of(type, plane(1, 300, 35, 9, 1, 0)).check();
    Case.of(type, plane(1, 2, 300, 20, 5, 2)).check();
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64"})
  void tilesOfImagesWithManyChannelsAreSumsOfProductsToo(DType type) {
    for (int side : new int[] {8, 9, 11, 12, 14}) {
      for (int padding = 0; padding <= 2; padding++) {
        Case.of(type, plane(1 + side % 4, 16, 48, side, 3, padding)).check();
        Case.of(type, plane(1 + side % 3, 32, 16, side + 1, 3, padding)).check();
      }
    }
    Case.of(type, plane(1, 16, 16, 40, 3, 1)).check();
    Case.of(type, plane(37, 16, 16, 10, 3, 0)).check();
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64"})
  void depthwiseConvolutionsKeepChannelsApart(DType type) {
    var random = new SplittableRandom(5);
    for (int channels : new int[] {2, 7, 16, 19, 33, 70}) {
      for (int i = 0; i < 8; i++) {
        var g = random(random);
        Case.of(
                type,
                new ConvGeometry(
                    g.batch() + 16 * (i % 2),
                    channels,
                    channels,
                    i == 7 ? 2 * channels : channels,
                    g.input(),
                    g.kernel(),
                    g.stride(),
                    g.padding(),
                    g.dilation()))
            .check();
      }
    }
  }

  @Test
  void givesTheSameBitsOnAnyNumberOfThreads() {
    int before = Parallel.threads();
    var tiles = Tiles.of(DType.F32);
    var results = new ArrayList<List<MemorySegment>>();
    try {
      for (int threads : new int[] {1, 2, 4}) {
        Parallel.threads(threads);
        var small = Case.of(DType.F32, plane(33, 16, 24, 14, 3, 1));
        var large = Case.of(DType.F32, plane(1, 16, 40, 80, 3, 0));
        results.add(
            List.of(
                small.forward(tiles, true),
                small.inputGradient(tiles),
                small.weightGradient(tiles),
                large.forward(tiles, true),
                large.inputGradient(tiles),
                large.weightGradient(tiles)));
      }
    } finally {
      Parallel.threads(before);
    }
    for (List<MemorySegment> other : results) {
      for (int i = 0; i < other.size(); i++) {
        assertEquals(-1, results.getFirst().get(i).mismatch(other.get(i)), "pass " + i);
      }
    }
  }

  @Test
  void paddingTakesNoPartEvenWhereWeightsAreInfinite() {
    var g = plane(1, 1, 1, 3, 3, 1);
    MemorySegment x = Numbers.random(DType.F32, 9, 1);
    MemorySegment w = Numbers.random(DType.F32, 9, 2);
    Numbers.set(DType.F32, w, 0, Double.POSITIVE_INFINITY);
    MemorySegment y = Numbers.random(DType.F32, 9, 3);
    Convolutions.forward(DType.F32, g, x, 0, w, 0, null, 0, y, 0, false);
    assertEquals(false, Double.isNaN(Numbers.get(DType.F32, y, 0)));
    assertEquals(true, Double.isInfinite(Numbers.get(DType.F32, y, 4)));
  }

  @Test
  void anEmptyBatchHasAGradientOfZero() {
    var g = plane(0, 2, 3, 4, 3, 0);
    MemorySegment none = Numbers.random(DType.F32, 0, 1);
    MemorySegment dw = Numbers.random(DType.F32, 54, 2);
    Convolutions.weightGradient(DType.F32, g, none, 0, none, 0, dw, 0);
    for (int i = 0; i < 54; i++) assertEquals(0, Numbers.get(DType.F32, dw, i));
  }

  @Test
  void refusesAKernelThatIsLargerThanThePaddedInput() {
    var e = assertThrows(IllegalArgumentException.class, () -> plane(1, 1, 1, 2, 5, 1));
    assertEquals(
        "kernel 5 with dilation 1 is larger than the input of 2 with padding 1", e.getMessage());
  }
}
