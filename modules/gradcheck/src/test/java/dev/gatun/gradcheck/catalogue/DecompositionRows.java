package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.Decompositions;
import dev.gatun.tensor.MatrixFunction.Cholesky;
import dev.gatun.tensor.MatrixFunction.Eigh;
import dev.gatun.tensor.MatrixFunction.Qr;
import dev.gatun.tensor.MatrixFunction.Svd;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;

/** Factorizations of matrices, a row for each of several results. */
final class DecompositionRows {
  private DecompositionRows() {}

  static List<Row<?>> all() {
    return List.of(
        cholesky(),
        choleskyUpper(),
        choleskySolve(),
        choleskyInverse(),
        qr(),
        qrR(),
        qrBoth(),
        qrComplete(),
        eigh(),
        eighVectors(),
        eighBoth(),
        eigvalsh(),
        svd(),
        svdRight(),
        svdAll(),
        svdFull(),
        svdvals());
  }

  private static int rows(Grid x) {
    return x.size(x.rank() - 2);
  }

  private static int columns(Grid x) {
    return x.size(x.rank() - 1);
  }

  private static int least(Grid x) {
    return Math.min(rows(x), columns(x));
  }

  /** Returns a result of a factorization of each matrix. */
  private static Grid result(
      Grid x, int rows, int columns, int which, Function<double[][], double[][][]> f) {
    return MatrixOracle.each(x, rows, columns, a -> f.apply(a)[which]);
  }

  private static Grid vector(Grid row) {
    return row.reshaped(row.shape().without(-2));
  }

  private static double[][] factor(double[][] a) {
    double[][] l = MatrixOracle.zeros(a.length, a.length);
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = a[i][j];
        for (int k = 0; k < j; k++) rest -= l[i][k] * l[j][k];
        l[i][j] = i == j ? Math.sqrt(rest) : rest / l[j][j];
      }
    }
    return l;
  }

  private static <P> Function<Sizes, Arbitrary<Sample<P>>> symmetric(P parameters) {
    return MatrixDraw.one(parameters, MatrixDraw::squares, MatrixDraw::symmetric);
  }

  private static Refusal arithmetic(Runnable attempt, String... mentions) {
    return new Refusal(attempt, ArithmeticException.class, List.of(mentions));
  }

  private static Row<Cholesky> cholesky() {
    Tensor indefinite = Tensor.of(new double[][] {{1, 2}, {2, 1}});
    Tensor batch = Tensor.stack(List.of(ones(2, 2), indefinite), 0).add(Tensor.eye(2));
    return Row.<Cholesky>op(
            "cholesky",
            Cholesky.class,
            symmetric(new Cholesky()),
            Call.unary(a -> MatrixDraw.symmetricPart(a).cholesky()),
            (_, x) ->
                MatrixOracle.each(
                    x.get(0), rows(x.get(0)), rows(x.get(0)), DecompositionRows::factor))
        .refuses(
            Refusal.argument(() -> ones(2, 3).cholesky(), "cholesky", "(2, 3)"),
            arithmetic(() -> indefinite.cholesky(), "not positive definite", "pivot 1"),
            arithmetic(() -> batch.sub(Tensor.eye(2).mul(0.5)).cholesky(), "matrix [1]"));
  }

  private static Row<Integer> choleskyUpper() {
    return Row.composite(
        "cholesky upper",
        symmetric(0),
        Call.unary(a -> MatrixDraw.symmetricPart(a).cholesky(true)),
        (_, x) ->
            MatrixOracle.each(
                x.get(0), rows(x.get(0)), rows(x.get(0)), a -> MatrixOracle.transpose(factor(a))));
  }

  /** Solves with the triangles of well-conditioned matrices as factors. */
  private static Row<Boolean> choleskySolve() {
    return Row.composite(
        "choleskySolve",
        MatrixDraw.systems(
            Draw.flag(),
            true,
            MatrixDraw::straight,
            (a, batch) -> MatrixDraw.behind(batch, a.size(-2), 2)),
        Call.of((upper, x) -> x.get(1).choleskySolve(x.get(0), upper)),
        (upper, x) ->
            MatrixOracle.both(
                x.get(0),
                x.get(1),
                rows(x.get(0)),
                2,
                (a, b) -> MatrixOracle.solve(squared(a, upper), b)));
  }

  /** Returns the matrix that a triangle is the factor of. */
  private static double[][] squared(double[][] a, boolean upper) {
    double[][] l = MatrixOracle.zeros(a.length, a.length);
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) l[i][j] = upper ? a[j][i] : a[i][j];
    }
    return MatrixOracle.product(l, MatrixOracle.transpose(l));
  }

  private static Row<Boolean> choleskyInverse() {
    return Row.<Boolean>composite(
            "choleskyInverse",
            Draw.operand(MatrixDraw::squares, _ -> Draw.flag(), MatrixDraw::straight),
            Call.of((upper, x) -> x.get(0).choleskyInverse(upper)),
            (upper, x) ->
                MatrixOracle.each(
                    x.get(0),
                    rows(x.get(0)),
                    rows(x.get(0)),
                    a -> MatrixOracle.inverse(squared(a, upper))))
        .refuses(Refusal.argument(() -> ones(2, 3).choleskyInverse(false), "(2, 3)"));
  }

  private static double[][][] reduced(double[][] a) {
    double[][][] qr = MatrixOracle.qr(a);
    return new double[][][] {qr[0], qr[1]};
  }

  private static Row<Qr> qr() {
    return Row.<Qr>row(
            "qr",
            Qr.class,
            MatrixDraw.one(new Qr(false), MatrixDraw::nonEmpty, MatrixDraw::any),
            Call.unary(a -> a.qr().q()),
            (_, x) ->
                List.of(
                    result(
                        x.get(0), rows(x.get(0)), least(x.get(0)), 0, DecompositionRows::reduced),
                    result(
                        x.get(0),
                        least(x.get(0)),
                        columns(x.get(0)),
                        1,
                        DecompositionRows::reduced)))
        .refuses(Refusal.argument(() -> ones(3).qr(), "(3,)", "matrices"));
  }

  private static Row<Integer> qrR() {
    return Row.composite(
        "qr R",
        MatrixDraw.one(0, MatrixDraw::nonEmpty, MatrixDraw::any),
        Call.unary(a -> a.qr().r()),
        (_, x) ->
            result(x.get(0), least(x.get(0)), columns(x.get(0)), 1, DecompositionRows::reduced));
  }

  /** Both factors have gradients here: the product of their cubes mixes them. */
  private static Row<Integer> qrBoth() {
    return Row.composite(
        "qr of both factors",
        MatrixDraw.one(0, MatrixDraw::nonEmpty, MatrixDraw::any),
        Call.unary(a -> productOfCubes(a.qr())),
        (_, x) ->
            MatrixOracle.each(
                x.get(0),
                rows(x.get(0)),
                columns(x.get(0)),
                a -> {
                  int k = Math.min(a.length, MatrixOracle.columns(a));
                  double[][][] f = MatrixOracle.qr(a);
                  return MatrixOracle.product(
                      cubed(f[0], a.length, k), cubed(f[1], k, MatrixOracle.columns(a)));
                }));
  }

  private static <T extends Algebra<T>> T productOfCubes(Decompositions.QrFactors<T> f) {
    return f.q().pow(3).matmul(f.r().pow(3));
  }

  private static double[][] cubed(double[][] a, int rows, int columns) {
    double[][] c = MatrixOracle.zeros(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) c[i][j] = a[i][j] * a[i][j] * a[i][j];
    }
    return c;
  }

  private static Row<Qr> qrComplete() {
    return Row.<Qr>row(
            "qr complete",
            Qr.class,
            MatrixDraw.one(new Qr(true), MatrixDraw::nonEmpty, MatrixDraw::any),
            Call.unary(a -> a.qr(true).q()),
            (_, x) ->
                List.of(
                    result(x.get(0), rows(x.get(0)), rows(x.get(0)), 0, MatrixOracle::qr),
                    result(x.get(0), rows(x.get(0)), columns(x.get(0)), 1, MatrixOracle::qr)))
        .order(0);
  }

  private static Row<Eigh> eigh() {
    return Row.<Eigh>row(
            "eigh",
            Eigh.class,
            symmetric(new Eigh()),
            Call.unary(a -> MatrixDraw.symmetricPart(a).eigh().eigenvalues()),
            (_, x) -> List.of(values(x.get(0)), vectors(x.get(0))))
        .refuses(Refusal.argument(() -> ones(2, 3).eigh(), "eigh", "(2, 3)"));
  }

  private static Grid values(Grid x) {
    return vector(result(x, 1, rows(x), 0, MatrixOracle::eigen));
  }

  private static Grid vectors(Grid x) {
    return result(x, rows(x), rows(x), 1, MatrixOracle::eigen);
  }

  private static Row<Boolean> eighVectors() {
    return Row.composite(
        "eigh vectors",
        Draw.operand(MatrixDraw::squares, _ -> Draw.flag(), MatrixDraw::symmetric),
        Call.of((upper, x) -> MatrixDraw.symmetricPart(x.get(0)).eigh(upper).eigenvectors()),
        (_, x) -> vectors(x.get(0)));
  }

  private static Row<Integer> eighBoth() {
    return Row.composite(
        "eigh of values and vectors",
        symmetric(0),
        Call.unary(a -> scaledVectors(MatrixDraw.symmetricPart(a).eigh())),
        (_, x) ->
            MatrixOracle.each(
                x.get(0),
                rows(x.get(0)),
                rows(x.get(0)),
                a -> {
                  double[][][] e = MatrixOracle.eigen(a);
                  for (double[] row : e[1]) {
                    for (int j = 0; j < row.length; j++) row[j] *= StrictMath.exp(e[0][0][j]);
                  }
                  return e[1];
                }));
  }

  private static <T extends Algebra<T>> T scaledVectors(Decompositions.Eigen<T> e) {
    return e.eigenvectors().mul(e.eigenvalues().exp().unsqueeze(-2));
  }

  private static Row<Boolean> eigvalsh() {
    return Row.composite(
        "eigvalsh",
        Draw.operand(MatrixDraw::squares, _ -> Draw.flag(), MatrixDraw::symmetric),
        Call.of((upper, x) -> eigenvalues(MatrixDraw.symmetricPart(x.get(0)), upper)),
        (_, x) -> values(x.get(0)));
  }

  private static <T extends Algebra<T>> T eigenvalues(T a, boolean upper) {
    return upper ? a.eigvalsh(true) : a.eigvalsh();
  }

  private static Grid left(Grid x) {
    return result(x, rows(x), least(x), 0, MatrixOracle::svd);
  }

  private static Grid singular(Grid x) {
    return vector(result(x, 1, least(x), 1, MatrixOracle::svd));
  }

  private static Grid right(Grid x) {
    return result(x, least(x), columns(x), 2, MatrixOracle::svd);
  }

  private static Row<Svd> svd() {
    return Row.<Svd>row(
            "svd",
            Svd.class,
            MatrixDraw.one(new Svd(false), MatrixDraw::nonEmpty, MatrixDraw::any),
            Call.unary(a -> a.svd().u()),
            (_, x) -> List.of(left(x.get(0)), singular(x.get(0)), right(x.get(0))))
        .refuses(Refusal.argument(() -> ones(3).svd(), "svd", "(3,)"));
  }

  private static Row<Integer> svdRight() {
    return Row.composite(
        "svd right vectors",
        MatrixDraw.one(0, MatrixDraw::nonEmpty, MatrixDraw::any),
        Call.unary(a -> a.svd().vh()),
        (_, x) -> right(x.get(0)));
  }

  /** All three results have gradients here. */
  private static Row<Integer> svdAll() {
    return Row.composite(
        "svd of all factors",
        MatrixDraw.one(0, MatrixDraw::nonEmpty, MatrixDraw::any),
        Call.unary(a -> mixed(a.svd())),
        (_, x) ->
            MatrixOracle.each(
                x.get(0),
                rows(x.get(0)),
                columns(x.get(0)),
                a -> {
                  double[][][] f = MatrixOracle.svd(a);
                  for (double[] row : f[0]) {
                    for (int j = 0; j < row.length; j++) row[j] *= f[1][0][j] * f[1][0][j];
                  }
                  double[][] cubes = cubed(f[2], f[2].length, MatrixOracle.columns(a));
                  return MatrixOracle.product(f[0], cubes);
                }));
  }

  private static <T extends Algebra<T>> T mixed(Decompositions.SvdFactors<T> f) {
    return f.u().mul(f.s().square().unsqueeze(-2)).matmul(f.vh().pow(3));
  }

  /** The vectors beyond the singular values are free: what is checked is the projection on them. */
  private static Row<Integer> svdFull() {
    return Row.<Integer>composite(
            "svd full",
            MatrixDraw.one(0, MatrixDraw::nonEmpty, MatrixDraw::any),
            Call.unary(a -> projection(a.svd(true))),
            (_, x) ->
                MatrixOracle.each(
                    x.get(0),
                    rows(x.get(0)),
                    rows(x.get(0)),
                    a -> {
                      double[][] u = MatrixOracle.svd(a)[0];
                      double[][] rest = MatrixOracle.product(u, MatrixOracle.transpose(u));
                      for (int i = 0; i < rest.length; i++) {
                        for (int j = 0; j < rest.length; j++) {
                          rest[i][j] = (i == j ? 1 : 0) - rest[i][j];
                        }
                      }
                      return rest;
                    }))
        .order(0);
  }

  private static <T extends Algebra<T>> T projection(Decompositions.SvdFactors<T> f) {
    long k = f.s().shape().size(-1);
    T more = f.u().narrow(-1, k, f.u().shape().size(-1) - k);
    return more.matmul(more.transpose());
  }

  private static Row<Integer> svdvals() {
    return Row.composite(
        "svdvals",
        MatrixDraw.one(0, MatrixDraw::nonEmpty, MatrixDraw::any),
        Call.unary(a -> a.svdvals()),
        (_, x) -> singular(x.get(0)));
  }
}
