package dev.gatun.gradcheck.catalogue;

import dev.gatun.tensor.Shape;
import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Functions of matrices by the simplest methods there are, for matrices of a few rows. */
final class MatrixOracle {
  private MatrixOracle() {}

  /** Applies {@code f} to each matrix of a batch; what has no rows must have known columns. */
  static Grid each(Grid x, int rows, int columns, UnaryOperator<double[][]> f) {
    Shape batch = MatrixDraw.batch(x.shape());
    Shape shape = MatrixDraw.behind(batch, rows, columns);
    double[] all = new double[(int) shape.count()];
    for (int b = 0; b < batch.count(); b++) {
      double[][] y = f.apply(matrix(x, b));
      for (int k = 0; k < rows * columns; k++)
        all[b * rows * columns + k] = y[k / columns][k % columns];
    }
    return new Grid(shape, all);
  }

  /** Applies {@code f} to each pair of matrices, whose batches broadcast. */
  static Grid both(Grid x, Grid y, int rows, int columns, BinaryOperator<double[][]> f) {
    Shape batch = Shape.broadcast(MatrixDraw.batch(x.shape()), MatrixDraw.batch(y.shape()));
    Grid a = stretched(x, batch);
    Grid b = stretched(y, batch);
    Shape shape = MatrixDraw.behind(batch, rows, columns);
    double[] all = new double[(int) shape.count()];
    for (int i = 0; i < batch.count(); i++) {
      double[][] z = f.apply(matrix(a, i), matrix(b, i));
      for (int k = 0; k < rows * columns; k++)
        all[i * rows * columns + k] = z[k / columns][k % columns];
    }
    return new Grid(shape, all);
  }

  private static Grid stretched(Grid x, Shape batch) {
    return Grid.fill(
        MatrixDraw.behind(batch, x.size(x.rank() - 2), x.size(x.rank() - 1)), x::stretchedMatrix);
  }

  static Grid numbers(Grid x, ToDoubleFunction<double[][]> f) {
    Shape batch = MatrixDraw.batch(x.shape());
    double[] all = new double[(int) batch.count()];
    for (int b = 0; b < all.length; b++) all[b] = f.applyAsDouble(matrix(x, b));
    return new Grid(batch, all);
  }

  private static double[][] matrix(Grid x, int b) {
    int rows = x.size(x.rank() - 2);
    int columns = x.size(x.rank() - 1);
    double[][] a = new double[rows][];
    for (int i = 0; i < rows; i++) {
      int from = (b * rows + i) * columns;
      a[i] = Arrays.copyOfRange(x.elements(), from, from + columns);
    }
    return a;
  }

  static double[][] zeros(int rows, int columns) {
    return new double[rows][columns];
  }

  static double[][] identity(int n) {
    double[][] a = zeros(n, n);
    for (int i = 0; i < n; i++) a[i][i] = 1;
    return a;
  }

  static int columns(double[][] a) {
    return a.length == 0 ? 0 : a[0].length;
  }

  static double[][] transpose(double[][] a) {
    double[][] t = zeros(columns(a), a.length);
    for (int i = 0; i < a.length; i++) for (int j = 0; j < t.length; j++) t[j][i] = a[i][j];
    return t;
  }

  static double[][] product(double[][] a, double[][] b) {
    double[][] c = zeros(a.length, columns(b));
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < columns(b); j++) {
        for (int k = 0; k < b.length; k++) c[i][j] += a[i][k] * b[k][j];
      }
    }
    return c;
  }

  /** Gauss and Jordan's elimination. */
  static double[][] solve(double[][] a, double[][] b) {
    int n = a.length;
    double[][] left = Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
    double[][] right = Arrays.stream(b).map(double[]::clone).toArray(double[][]::new);
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k; i < n; i++) if (Math.abs(left[i][k]) > Math.abs(left[pivot][k])) pivot = i;
      exchange(left, k, pivot);
      exchange(right, k, pivot);
      double p = left[k][k];
      for (double[][] side : new double[][][] {left, right}) {
        for (int j = 0; j < columns(side); j++) side[k][j] /= p;
      }
      for (int i = 0; i < n; i++) {
        double factor = left[i][k];
        if (i == k) continue;
        for (int j = 0; j < n; j++) left[i][j] -= factor * left[k][j];
        for (int j = 0; j < columns(right); j++) right[i][j] -= factor * right[k][j];
      }
    }
    return right;
  }

  private static void exchange(double[][] a, int i, int j) {
    double[] row = a[i];
    a[i] = a[j];
    a[j] = row;
  }

  static double[][] inverse(double[][] a) {
    return solve(a, identity(a.length));
  }

  /** Laplace's expansion along the first row. */
  static double det(double[][] a) {
    if (a.length == 0) return 1;
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      int left = j;
      double[][] minor =
          Arrays.stream(a)
              .skip(1)
              .map(
                  row ->
                      IntStream.range(0, row.length)
                          .filter(c -> c != left)
                          .mapToDouble(c -> row[c])
                          .toArray())
              .toArray(double[][]::new);
      sum += (j % 2 == 0 ? 1 : -1) * a[0][j] * det(minor);
    }
    return sum;
  }

  /** The solution of least squares and least norm, for a matrix of full rank. */
  static double[][] leastSquares(double[][] a, double[][] b) {
    double[][] t = transpose(a);
    return a.length >= columns(a)
        ? solve(product(t, a), product(t, b))
        : product(t, solve(product(a, t), b));
  }

  /** Q, square, and R by reflections written out as matrices. */
  static double[][][] qr(double[][] a) {
    int m = a.length;
    double[][] q = identity(m);
    double[][] r = a;
    for (int k = 0; k < Math.min(m - 1, columns(a)); k++) {
      double[] v = new double[m];
      double length = 0;
      for (int i = k; i < m; i++) length += r[i][k] * r[i][k];
      for (int i = k; i < m; i++) v[i] = r[i][k];
      v[k] += Math.copySign(Math.sqrt(length), v[k]);
      double vv = Arrays.stream(v).map(e -> e * e).sum();
      double[][] h = identity(m);
      for (int i = 0; i < m; i++) for (int j = 0; j < m; j++) h[i][j] -= 2 * v[i] * v[j] / vv;
      q = product(q, h);
      r = product(h, r);
    }
    return new double[][][] {q, r};
  }

  /** Eigenvalues, as a row, and eigenvectors, as columns, by Jacobi's rotations of both sides. */
  static double[][][] eigen(double[][] a) {
    int n = a.length;
    double[][] d = a;
    double[][] v = identity(n);
    for (int sweep = 0; sweep < 12; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          double angle = StrictMath.atan2(2 * d[p][q], d[q][q] - d[p][p]) / 2;
          double[][] turn = identity(n);
          turn[p][p] = StrictMath.cos(angle);
          turn[q][q] = turn[p][p];
          turn[p][q] = StrictMath.sin(angle);
          turn[q][p] = -turn[p][q];
          d = product(transpose(turn), product(d, turn));
          v = product(v, turn);
        }
      }
    }
    double[][] diagonal = d;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(java.util.Comparator.comparingDouble(i -> diagonal[i][i]))
            .mapToInt(i -> i)
            .toArray();
    double[][] values = zeros(1, n);
    double[][] vectors = zeros(n, n);
    for (int k = 0; k < n; k++) {
      values[0][k] = d[order[k]][order[k]];
      for (int i = 0; i < n; i++) vectors[i][k] = v[i][order[k]];
    }
    return new double[][][] {values, signed(vectors, vectors)[0]};
  }

  /** Returns both matrices, those columns negated that by the convention the first has wrong. */
  private static double[][][] signed(double[][] a, double[][] b) {
    double[][] x = transpose(a);
    double[][] y = transpose(b);
    for (int k = 0; k < x.length; k++) {
      double most = Arrays.stream(x[k]).map(Math::abs).max().orElse(0);
      double first = Arrays.stream(x[k]).filter(e -> Math.abs(e) >= most / 2).findFirst().orElse(0);
      if (first >= 0) continue;
      x[k] = Arrays.stream(x[k]).map(e -> -e).toArray();
      y[k] = Arrays.stream(y[k]).map(e -> -e).toArray();
    }
    return new double[][][] {transpose(x), transpose(y)};
  }

  /** U, the singular values as a row, and V transposed, from the eigenvectors of A^T A. */
  static double[][][] svd(double[][] a) {
    if (a.length < columns(a)) {
      double[][][] t = svd(transpose(a));
      return new double[][][] {transpose(t[2]), t[1], transpose(t[0])};
    }
    int n = columns(a);
    double[][][] e = eigen(product(transpose(a), a));
    double[][] s = zeros(1, n);
    double[][] v = zeros(n, n);
    for (int k = 0; k < n; k++) {
      s[0][k] = Math.sqrt(e[0][0][n - 1 - k]);
      for (int i = 0; i < n; i++) v[i][k] = e[1][i][n - 1 - k];
    }
    double[][] u = product(a, v);
    for (double[] row : u) for (int k = 0; k < n; k++) row[k] /= s[0][k];
    double[][][] both = signed(u, v);
    return new double[][][] {both[0], s, transpose(both[1])};
  }

  /** The series of the exponential, of A / 64, six times squared. */
  static double[][] exp(double[][] a) {
    int n = a.length;
    double[][] small = Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
    for (double[] row : small) for (int j = 0; j < n; j++) row[j] /= 64;
    double[][] sum = identity(n);
    double[][] term = identity(n);
    for (int k = 1; k < 20; k++) {
      term = product(term, small);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          term[i][j] /= k;
          sum[i][j] += term[i][j];
        }
      }
    }
    for (int i = 0; i < 6; i++) sum = product(sum, sum);
    return sum;
  }
}
