package dev.gatun.gradcheck.catalogue;

import dev.gatun.tensor.Op.AvgPool;
import dev.gatun.tensor.PoolWindow;
import dev.gatun.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Pooling by walking each window. */
final class PoolOracle {
  private PoolOracle() {}

  /**
   * Returns the shape of the result, by counting windows: each must lie inside the padded input or,
   * with {@code ceil}, begin inside the input or the padding before it.
   */
  static Shape output(PoolWindow w, Shape x) {
    Shape y = x;
    for (int d = 0; d < w.kernel().size(); d++) {
      long size = x.size(d + 2);
      long padding = w.padding().get(d);
      long reach = (long) (w.kernel().get(d) - 1) * w.dilation().get(d);
      long n = 0;
      while (fits(n * w.stride().get(d), reach, size, padding, w.ceil(), w.stride().get(d))) n++;
      y = y.with(d + 2, n);
    }
    return y;
  }

  private static boolean fits(
      long start, long reach, long size, long padding, boolean ceil, int stride) {
    if (start + reach < size + 2 * padding) return true;
    boolean overlaps = start + reach - (size + 2 * padding - 1) < stride;
    return ceil && overlaps && start < size + padding;
  }

  /** Tells whether each window sees an element; dilated ones may lie around a small input. */
  static boolean seesElements(PoolWindow w, Shape x) {
    Grid inputs = Grid.fill(x, _ -> 0);
    Shape y = output(w, x);
    for (int k = 0; k < y.count(); k++) {
      if (window(w, Grid.index(y, k)).stream().noneMatch(inputs::contains)) return false;
    }
    return y.count() > 0;
  }

  /** An element of a window: its position in the input, which may be in the padding. */
  private static List<int[]> window(PoolWindow w, int[] y) {
    Shape kernel = Shape.of(w.kernel().stream().mapToLong(Integer::longValue).toArray());
    List<int[]> elements = new ArrayList<>();
    for (int k = 0; k < kernel.count(); k++) {
      int[] offset = Grid.index(kernel, k);
      int[] at = y.clone();
      for (int d = 0; d < offset.length; d++) {
        at[d + 2] =
            y[d + 2] * w.stride().get(d) - w.padding().get(d) + offset[d] * w.dilation().get(d);
      }
      elements.add(at);
    }
    return elements;
  }

  /** Returns the largest elements and their flat spatial indices. */
  static List<Grid> max(PoolWindow w, Grid x) {
    Shape y = output(w, x.shape());
    return List.of(
        Grid.fill(y, i -> x.at(largest(w, x, i))), Grid.fill(y, i -> flat(x, largest(w, x, i))));
  }

  private static int[] largest(PoolWindow w, Grid x, int[] y) {
    return window(w, y).stream()
        .filter(x::contains)
        .reduce((a, b) -> x.at(b) > x.at(a) ? b : a)
        .orElseThrow();
  }

  private static int flat(Grid x, int[] at) {
    int flat = 0;
    for (int d = 2; d < at.length; d++) flat = flat * x.size(d) + at[d];
    return flat;
  }

  private static int[] position(Shape x, int[] y, int flat) {
    int[] at = y.clone();
    int rest = flat;
    for (int d = at.length - 1; d >= 2; d--) {
      at[d] = rest % (int) x.size(d);
      rest /= (int) x.size(d);
    }
    return at;
  }

  static Grid maxGradient(Shape x, Grid dy, Grid index) {
    Grid dx = Grid.fill(x, _ -> 0);
    for (int k = 0; k < dy.elements().length; k++) {
      int[] y = Grid.index(dy.shape(), k);
      dx.add(dy.elements()[k], position(x, y, (int) index.at(y)));
    }
    return dx;
  }

  static Grid maxGather(Grid x, Grid index) {
    return Grid.fill(index.shape(), i -> x.at(position(x.shape(), i, (int) index.at(i))));
  }

  static Grid avg(AvgPool op, Grid x) {
    return Grid.fill(
        output(op.window(), x.shape()),
        i -> {
          double sum = 0;
          for (int[] at : window(op.window(), i)) if (x.contains(at)) sum += x.at(at);
          return sum / divisor(op, x, i);
        });
  }

  static Grid avgGradient(AvgPool op, Shape shape, Grid dy) {
    Grid dx = Grid.fill(shape, _ -> 0);
    for (int k = 0; k < dy.elements().length; k++) {
      int[] y = Grid.index(dy.shape(), k);
      for (int[] at : window(op.window(), y)) {
        if (dx.contains(at)) dx.add(dy.elements()[k] / divisor(op, dx, y), at);
      }
    }
    return dx;
  }

  /** Padding after the input counts up to the padding's size, not beyond, as in PyTorch. */
  private static double divisor(AvgPool op, Grid x, int[] y) {
    if (op.divisor() != 0) return op.divisor();
    return window(op.window(), y).stream()
        .filter(at -> op.includePadding() ? insidePadded(op.window(), x, at) : x.contains(at))
        .count();
  }

  private static boolean insidePadded(PoolWindow w, Grid x, int[] at) {
    for (int d = 2; d < at.length; d++) {
      if (at[d] >= x.size(d) + w.padding().get(d - 2)) return false;
    }
    return true;
  }
}
