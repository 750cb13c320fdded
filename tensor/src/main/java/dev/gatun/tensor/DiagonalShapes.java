package dev.gatun.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Where diagonals lie. */
final class DiagonalShapes {
  private DiagonalShapes() {}

  /** A stretch of the elements of a row-major matrix. */
  record Line(long start, long step, long length) {}

  /** Returns where a diagonal of a matrix lies. */
  static Line line(long rows, long columns, long offset) {
    long start = offset >= 0 ? offset : -offset * columns;
    long length = offset >= 0 ? Math.min(rows, columns - offset) : Math.min(rows + offset, columns);
    return new Line(start, columns + 1, Math.max(0, length));
  }

  /** Returns a mask of what is on and below a diagonal of the last two dimensions. */
  static Tensor below(Shape s, long diagonal) {
    MatrixShapes.checkMatrix("triangle", s);
    Tensor rows = Tensor.arange(s.size(-2)).unsqueeze(1);
    Tensor columns = Tensor.arange(s.size(-1)).sub((double) diagonal);
    return columns.le(rows);
  }

  static void checkDistinct(String what, Shape s, int dim1, int dim2) {
    if (s.dimension(dim1) != s.dimension(dim2)) return;
    throw new IllegalArgumentException(
        what + ": dim1 and dim2 of " + s + " are both " + s.dimension(dim1) + "; name two");
  }

  /** Returns the order of dimensions with these two last. */
  static int[] lastTwo(Shape s, int dim1, int dim2) {
    int a = s.dimension(dim1);
    int b = s.dimension(dim2);
    return IntStream.concat(
            IntStream.range(0, s.rank()).filter(d -> d != a && d != b), IntStream.of(a, b))
        .toArray();
  }

  /** Returns the order of dimensions that moves the last two to these places. */
  static int[] fromLastTwo(Shape s, int dim1, int dim2) {
    int[] order = lastTwo(s, dim1, dim2);
    int[] back = new int[order.length];
    for (int i = 0; i < order.length; i++) back[order[i]] = i;
    return back;
  }

  /** Returns a list with one number last and another in all places before. */
  static List<Long> lastOf(int n, long last, long others) {
    List<Long> list = new ArrayList<>(Collections.nCopies(n, others));
    list.set(n - 1, last);
    return list;
  }
}
