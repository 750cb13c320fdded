package dev.gatun.tensor.internal.window;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.PoolWindow;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.kernel.Views;
import dev.gatun.tensor.internal.kernel.Views.Layout;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** A pooling of odd sizes, with equal elements, infinities and NaNs among the numbers. */
record PoolCase(
    DType type,
    Layout layout,
    long[] in,
    long[] out,
    PoolWindow window,
    boolean includePadding,
    int divisor,
    long seed) {
  private static final int[] CHANNELS = {1, 2, 3, 5, 8, 15, 16, 17, 31, 33, 40};
  private static final Layout[] LAYOUTS = {
    Layout.CHANNELS_LAST,
    Layout.CHANNELS_LAST,
    Layout.ROW_MAJOR,
    Layout.COLUMN_MAJOR,
    Layout.GAPS,
    Layout.BACKWARDS
  };

  static PoolCase random(long seed) {
    var r = new SplittableRandom(seed);
    Supplier<List<Integer>> kernels =
        () -> List.of(r.nextInt(1, 3), r.nextInt(1, 4), r.nextInt(1, 5));
    List<Integer> kernel = kernels.get();
    List<Integer> stride = kernels.get();
    List<Integer> padding = kernel.stream().map(k -> r.nextInt(k / 2 + 1)).toList();
    List<Integer> dilation = List.of(1, r.nextInt(1, 3), r.nextInt(1, 4));
    boolean ceil = r.nextBoolean();
    var window = new PoolWindow(kernel, stride, padding, dilation, ceil);
    long[] in = new long[5];
    long[] out = new long[5];
    in[0] = out[0] = r.nextInt(3);
    in[1] = out[1] = CHANNELS[r.nextInt(CHANNELS.length)];
    for (int k = 0; k < 3; k++) {
      int span = (kernel.get(k) - 1) * dilation.get(k) + 1 - 2 * padding.get(k);
      in[2 + k] = Math.max(1, span) + r.nextInt(k == 0 ? 3 : 8);
      out[2 + k] =
          Pooling.outputSize(
              in[2 + k], kernel.get(k), stride.get(k), padding.get(k), dilation.get(k), ceil);
    }
    DType type = r.nextBoolean() ? DType.F32 : DType.F64;
    int divisor = r.nextInt(3) == 0 ? 7 : 0;
    Layout layout = LAYOUTS[r.nextInt(LAYOUTS.length)];
    return new PoolCase(type, layout, in, out, window, r.nextBoolean(), divisor, seed);
  }

  View input() {
    return fill(emptyInput(), 1);
  }

  View output() {
    return fill(emptyOutput(type), 2);
  }

  View emptyInput() {
    return Views.of(type, layout, in);
  }

  View emptyOutput(DType type) {
    return Views.of(type, layout, out);
  }

  private View fill(View v, int salt) {
    var r = new SplittableRandom(seed * 31 + salt);
    Views.positions(v.sizes(), at -> Views.set(v, number(r), at));
    return v;
  }

  private static double number(SplittableRandom r) {
    return switch (r.nextInt(24)) {
      case 0 -> Double.NaN;
      case 1 -> Double.NEGATIVE_INFINITY;
      case 2 -> Double.POSITIVE_INFINITY;
      case 3 -> -0.0;
      case 4, 5, 6, 7 -> r.nextInt(-1, 2);
      default -> (float) r.nextDouble(-1, 1);
    };
  }
}
