package dev.gatun.tensor.internal.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.PoolWindow;
import dev.gatun.tensor.internal.kernel.Simd;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.kernel.Views;
import dev.gatun.tensor.internal.parallel.Parallel;
import dev.gatun.tensor.internal.testing.ChildJvm;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolingTest {
  private static final int CASES = 300;
  private final int threads = Parallel.threads();

  @AfterEach
  void restoreThreads() {
    Parallel.threads(threads);
  }

  @Test
  void outputSizesFollowPyTorch() {
    assertEquals(12, Pooling.outputSize(24, 2, 2, 0, 1, false));
    assertEquals(12, Pooling.outputSize(25, 2, 2, 0, 1, false));
    assertEquals(13, Pooling.outputSize(25, 2, 2, 0, 1, true));
    assertEquals(112, Pooling.outputSize(224, 3, 2, 1, 1, false));
    assertEquals(3, Pooling.outputSize(7, 3, 1, 0, 2, false));
    assertEquals(0, Pooling.outputSize(1, 2, 2, 0, 1, false));
  }

  @Test
  void ceilDropsAWindowThatWouldBeginInThePaddingBehind() {
    assertEquals(2, Pooling.outputSize(3, 2, 2, 1, 1, true));
    assertEquals(2, Pooling.outputSize(3, 1, 3, 1, 1, true));
    assertEquals(3, Pooling.outputSize(5, 3, 2, 1, 1, true));
  }

  @Test
  void maximaAreThoseOfTheDefinition() {
    forEachCase(
        c -> {
          View x = c.input();
          View y = c.emptyOutput(c.type());
          View index = c.emptyOutput(DType.I32);
          new NaivePooling(c.window(), x, y).max(index);
          for (Path path : Path.values()) {
            View actual = c.emptyOutput(c.type());
            View actualIndex = c.emptyOutput(DType.I32);
            path.run(PoolOp.MAX, Pass.max(x, c.window(), actual, actualIndex));
            assertSame(y, actual, c, path);
            assertSame(index, actualIndex, c, path);
          }
        });
  }

  @Test
  void gradientsOfMaximaAreThoseOfTheDefinition() {
    forEachCase(
        c -> {
          View index = c.emptyOutput(DType.I32);
          new NaivePooling(c.window(), c.input(), c.emptyOutput(c.type())).max(index);
          View dy = c.output();
          View dx = c.emptyInput();
          new NaivePooling(c.window(), dx, dy).maxGradient(index);
          for (Path path : Path.values()) {
            View actual = c.input();
            path.run(PoolOp.MAX_GRADIENT, Pass.max(actual, c.window(), dy, index));
            assertSame(dx, actual, c, path);
          }
        });
  }

  @Test
  void meansAreThoseOfTheDefinition() {
    forEachCase(
        c -> {
          View x = c.input();
          View y = c.emptyOutput(c.type());
          new NaivePooling(c.window(), x, y).avg(c.includePadding(), c.divisor());
          for (Path path : Path.values()) {
            View actual = c.output();
            path.run(PoolOp.AVG, pass(c, x, actual));
            assertSame(y, actual, c, path);
          }
        });
  }

  @Test
  void gradientsOfMeansAreThoseOfTheDefinition() {
    forEachCase(
        c -> {
          View dy = c.output();
          View dx = c.emptyInput();
          new NaivePooling(c.window(), dx, dy).avgGradient(c.includePadding(), c.divisor());
          for (Path path : Path.values()) {
            View actual = c.input();
            path.run(PoolOp.AVG_GRADIENT, pass(c, actual, dy));
            assertSame(dx, actual, c, path);
          }
        });
  }

  @Test
  void inputAndOutputMayHaveDifferentLayouts() {
    var window = new PoolWindow(ints(1, 2, 2), ints(1, 2, 2), ints(0, 0, 0), ints(1, 1, 1), false);
    View x = Views.random(Views.of(DType.F32, Views.Layout.CHANNELS_LAST, 2, 20, 1, 6, 6), 1);
    View y = Views.of(DType.F32, Views.Layout.ROW_MAJOR, 2, 20, 1, 3, 3);
    View index = Views.of(DType.I32, Views.Layout.COLUMN_MAJOR, 2, 20, 1, 3, 3);
    View expected = Views.dense(DType.F32, 2, 20, 1, 3, 3);
    View expectedIndex = Views.dense(DType.I32, 2, 20, 1, 3, 3);
    new NaivePooling(window, x, expected).max(expectedIndex);
    Pooling.max(x, window, y, index);
    assertEquals(PoolHashes.hash(expected), PoolHashes.hash(y));
    assertEquals(PoolHashes.hash(expectedIndex), PoolHashes.hash(index));
  }

  @Test
  void nothingIsPooledFromNothing() {
    var window = new PoolWindow(ints(1, 2, 2), ints(1, 2, 2), ints(0, 0, 0), ints(1, 1, 1), false);
    View x = Views.random(Views.dense(DType.F32, 1, 3, 1, 1, 1), 1);
    View y = Views.dense(DType.F32, 1, 3, 1, 0, 0);
    View index = Views.dense(DType.I32, 1, 3, 1, 0, 0);
    Pooling.max(x, window, y, index);
    Pooling.maxGradient(y, window, index, x);
    Views.positions(x.sizes(), at -> assertEquals(0.0, Views.get(x, at)));
  }

  @Test
  void bitsDependNeitherOnThreadsNorOnVectors() throws Exception {
    assertTrue(Simd.available(), "the tests run with --add-modules jdk.incubator.vector");
    Parallel.threads(1);
    String one = PoolHashes.all();
    for (int t : new int[] {2, 4}) {
      Parallel.threads(t);
      assertEquals(one, PoolHashes.all());
    }
    assertEquals(one, ChildJvm.run(PoolHashes.class, "-XX:MaxVectorSize=16"));
    assertEquals(one, ChildJvm.run(PoolHashes.class, "-Dgatun.scalar=true"));
  }

  /** The ways on which a pass can run. */
  private enum Path {
    CHOSEN,
    PACKED,
    PLANES;

    void run(PoolOp op, Pass p) {
      switch (this) {
        case CHOSEN -> Pooling.run(op, p);
        case PACKED -> Pooling.packed(op, p);
        case PLANES -> Pooling.planes(op, p);
      }
    }
  }

  private static Pass pass(PoolCase c, View x, View y) {
    return Pass.avg(x, c.window(), c.includePadding(), c.divisor(), y);
  }

  private static void forEachCase(Consumer<PoolCase> body) {
    for (int seed = 0; seed < CASES; seed++) body.accept(PoolCase.random(seed));
  }

  private static void assertSame(View expected, View actual, PoolCase c, Path path) {
    Views.positions(
        expected.sizes(),
        at -> {
          Number e = Views.get(expected, at);
          if (!e.equals(Views.get(actual, at))) {
            String text = path + " " + c + " " + c.window() + " at " + List.of(boxed(at));
            assertEquals(e, Views.get(actual, at), text);
          }
        });
  }

  private static Long[] boxed(long[] at) {
    return java.util.Arrays.stream(at).boxed().toArray(Long[]::new);
  }

  private static List<Integer> ints(int a, int b, int c) {
    return List.of(a, b, c);
  }
}
