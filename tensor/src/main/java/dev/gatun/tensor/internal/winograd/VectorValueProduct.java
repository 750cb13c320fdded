package dev.gatun.tensor.internal.winograd;

import static dev.gatun.tensor.internal.winograd.TileCorrelation.POINTS;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.linalg.Elements;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;

/**
 * The product as a template with 4 x 2 accumulators in registers. Sums that begin at zero are
 * loaded too, from an array of zeros: as constants they would cost a third of the speed.
 */
final class VectorValueProduct implements ValueProduct {
  /**
   * The constants of a copy.
   *
   * @param type the element type
   * @param lanes the vectors
   * @param step the distance between a row's elements in the left operand
   * @param adds whether sums begin with what the result holds
   */
  record Spec(DType type, Lanes<?> lanes, int step, boolean adds) {}

  private static final Spec SPEC = Specializer.constant(MethodHandles.lookup(), Spec.class);
  private static final Lanes<?> LANES = SPEC.lanes();
  private static final int STEP = SPEC.step();
  private static final boolean ADDS = SPEC.adds();
  private static final int LENGTH = LANES.length();
  private static final int PANEL = 2 * LENGTH;
  private static final Object ZEROS = Elements.array(SPEC.type(), LENGTH);

  public VectorValueProduct() {}

  @Override
  public void run(
      Object a,
      int aPoint,
      int aRow,
      Object b,
      int bPanel,
      int panels,
      Object c,
      int cAt,
      int cPoint,
      int rows,
      int n) {
    multiply(LANES, a, aPoint, aRow, b, bPanel, panels, c, cAt, cPoint, rows, n);
  }

  /**
   * One method for all loops, which calls {@code put} itself: the compiler inlines no call that it
   * has counted too seldom, and it counts calls in a small helper only part of the time.
   */
  private static <E> void multiply(
      Lanes<E> s,
      Object a,
      int aPoint,
      int aRow,
      Object b,
      int bPanel,
      int panels,
      Object c,
      int cAt,
      int cPoint,
      int rows,
      int n) {
    int cRow = panels * PANEL;
    int row = STEP == 1 ? aRow : 1;
    for (int t = 0; t < POINTS * panels; t++) {
      int bAt = t * bPanel;
      for (int m = 0; m < rows; m += 4) {
        int p0 = t / panels * aPoint + (STEP == 1 ? m * aRow : m / STEP * aRow + m % STEP);
        int p1 = p0 + row;
        int p2 = p1 + row;
        int p3 = p2 + row;
        int to = cAt + t / panels * cPoint + m * cRow + t % panels * PANEL;
        Vector<E> x0 = s.at(ADDS ? c : ZEROS, ADDS ? to : 0);
        Vector<E> y0 = s.at(ADDS ? c : ZEROS, ADDS ? to + LENGTH : 0);
        Vector<E> x1 = s.at(ADDS ? c : ZEROS, ADDS ? to + cRow : 0);
        Vector<E> y1 = s.at(ADDS ? c : ZEROS, ADDS ? to + cRow + LENGTH : 0);
        Vector<E> x2 = s.at(ADDS ? c : ZEROS, ADDS ? to + 2 * cRow : 0);
        Vector<E> y2 = s.at(ADDS ? c : ZEROS, ADDS ? to + 2 * cRow + LENGTH : 0);
        Vector<E> x3 = s.at(ADDS ? c : ZEROS, ADDS ? to + 3 * cRow : 0);
        Vector<E> y3 = s.at(ADDS ? c : ZEROS, ADDS ? to + 3 * cRow + LENGTH : 0);
        for (int k = 0; k < n; k++) {
          Vector<E> b0 = s.at(b, bAt + k * PANEL);
          Vector<E> b1 = s.at(b, bAt + k * PANEL + LENGTH);
          Vector<E> a0 = s.splat(a, p0 + k * STEP);
          x0 = fma(a0, b0, x0);
          y0 = fma(a0, b1, y0);
          Vector<E> a1 = s.splat(a, p1 + k * STEP);
          x1 = fma(a1, b0, x1);
          y1 = fma(a1, b1, y1);
          Vector<E> a2 = s.splat(a, p2 + k * STEP);
          x2 = fma(a2, b0, x2);
          y2 = fma(a2, b1, y2);
          Vector<E> a3 = s.splat(a, p3 + k * STEP);
          x3 = fma(a3, b0, x3);
          y3 = fma(a3, b1, y3);
        }
        s.put(x0, c, to);
        s.put(y0, c, to + LENGTH);
        s.put(x1, c, to + cRow);
        s.put(y1, c, to + cRow + LENGTH);
        s.put(x2, c, to + 2 * cRow);
        s.put(y2, c, to + 2 * cRow + LENGTH);
        s.put(x3, c, to + 3 * cRow);
        s.put(y3, c, to + 3 * cRow + LENGTH);
      }
    }
  }

  private static <E> Vector<E> fma(Vector<E> a, Vector<E> b, Vector<E> sum) {
    return a.lanewise(VectorOperators.FMA, b, sum);
  }
}
