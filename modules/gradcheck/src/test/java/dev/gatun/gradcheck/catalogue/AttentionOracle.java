package dev.gatun.gradcheck.catalogue;

import dev.gatun.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/** Attention by its formulas, with all scores at once. */
final class AttentionOracle {
  private final Grid q;
  private final Grid k;
  private final Grid scores;

  private AttentionOracle(double scale, boolean causal, Grid q, Grid k, List<Grid> mask) {
    this.q = q;
    this.k = k;
    this.scores =
        Grid.fill(
            q.shape().with(-1, k.size(k.rank() - 2)),
            i -> {
              int r = i[i.length - 2];
              int c = i[i.length - 1];
              if (causal && c > r) return Double.NEGATIVE_INFINITY;
              double sum = 0;
              for (int d = 0; d < q.size(q.rank() - 1); d++) {
                sum += q.at(place(i, r, d)) * k.at(place(i, c, d));
              }
              return scale * sum + (mask.isEmpty() ? 0 : broadcast(mask.getFirst(), i));
            });
  }

  /** Returns a place in the matrix of the head that {@code i} lies in. */
  private static int[] place(int[] i, int row, int column) {
    int[] p = i.clone();
    p[p.length - 2] = row;
    p[p.length - 1] = column;
    return p;
  }

  private static double broadcast(Grid mask, int[] i) {
    int[] at = Arrays.copyOfRange(i, i.length - mask.rank(), i.length);
    for (int d = 0; d < at.length; d++) if (mask.size(d) == 1) at[d] = 0;
    return mask.at(at);
  }

  static List<Grid> forward(double scale, boolean causal, List<Grid> in) {
    var head = new AttentionOracle(scale, causal, in.get(0), in.get(1), in.subList(3, in.size()));
    Grid v = in.get(2);
    Grid scores = head.scores;
    Shape each = in.get(0).shape().without(-1);
    int last = scores.rank() - 1;
    Grid logSums =
        Grid.fill(
            each,
            i -> {
              double[] line = scores.line(Arrays.copyOf(i, i.length + 1), last);
              double most = Arrays.stream(line).max().orElse(Double.NEGATIVE_INFINITY);
              double sum = Arrays.stream(line).map(x -> StrictMath.exp(x - most)).sum();
              return sum == 0 ? Double.NEGATIVE_INFINITY : most + StrictMath.log(sum);
            });
    Grid weights = head.weights(logSums);
    Grid out =
        Grid.fill(
            in.get(0).shape().with(-1, v.size(v.rank() - 1)),
            i -> product(weights, v, i, i[i.length - 2], i[i.length - 1], false));
    return List.of(out, logSums);
  }

  private Grid weights(Grid logSums) {
    return Grid.fill(
        scores.shape(),
        i -> StrictMath.exp(scores.at(i) - logSums.at(Arrays.copyOf(i, i.length - 1))));
  }

  /** Returns an element of {@code a b}, or of {@code a^T b}. */
  private static double product(Grid a, Grid b, int[] i, int row, int column, boolean transposed) {
    double sum = 0;
    for (int n = 0; n < b.size(b.rank() - 2); n++) {
      sum += a.at(transposed ? place(i, n, row) : place(i, row, n)) * b.at(place(i, n, column));
    }
    return sum;
  }

  static List<Grid> backward(double scale, boolean causal, List<Grid> in) {
    Grid g = in.get(0);
    Grid v = in.get(3);
    Grid deltas = in.get(5);
    var head = new AttentionOracle(scale, causal, in.get(1), in.get(2), in.subList(6, in.size()));
    Grid weights = head.weights(in.get(4));
    Grid slopes =
        Grid.fill(
            weights.shape(),
            i -> {
              double sum = -deltas.at(Arrays.copyOf(i, i.length - 1));
              for (int e = 0; e < v.size(v.rank() - 1); e++) {
                sum += g.at(place(i, i[i.length - 2], e)) * v.at(place(i, i[i.length - 1], e));
              }
              return scale * weights.at(i) * sum;
            });
    return List.of(
        matrix(head.q.shape(), slopes, head.k, false),
        matrix(head.k.shape(), slopes, head.q, true),
        matrix(v.shape(), weights, g, true));
  }

  private static Grid matrix(Shape shape, Grid a, Grid b, boolean transposed) {
    return Grid.fill(shape, i -> product(a, b, i, i[i.length - 2], i[i.length - 1], transposed));
  }
}
