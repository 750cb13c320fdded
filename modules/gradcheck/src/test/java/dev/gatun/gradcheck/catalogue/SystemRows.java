package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Host;
import dev.gatun.tensor.MatrixFunction.Determinant;
import dev.gatun.tensor.MatrixFunction.Exponential;
import dev.gatun.tensor.MatrixFunction.PseudoInverse;
import dev.gatun.tensor.MatrixFunction.Solve;
import dev.gatun.tensor.MatrixFunction.SolveTriangular;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Systems of equations, inverses, determinants and powers. */
final class SystemRows {
  private static final double ROUNDING = 0x1p-52;

  private SystemRows() {}

  static List<Row<?>> all() {
    return List.of(
        solve(),
        solveVector(),
        solveRight(),
        solveTriangular(),
        solveTriangularRight(),
        inv(),
        det(),
        detSingular(),
        slogdet(),
        logabsdet(),
        logdet(),
        cond(),
        pinv(),
        pinvOfOneRank(),
        lstsq(),
        lstsqVector(),
        matrixRank(),
        matrixPower(),
        matrixExp());
  }

  private static int rows(Grid x) {
    return x.size(x.rank() - 2);
  }

  private static int columns(Grid x) {
    return x.size(x.rank() - 1);
  }

  private static BiFunction<Shape, Shape, Shape> rightSide(int columns) {
    return (a, batch) -> MatrixDraw.behind(batch, a.size(-2), columns);
  }

  private static Tensor singular() {
    return Tensor.of(new double[][] {{1, 2, 3}, {2, 4, 6}, {1, 0, 1}});
  }

  private static Tensor batchWithSingular() {
    return Tensor.stack(List.of(Tensor.eye(3).to(DType.F64), singular()), 0);
  }

  private static Refusal arithmetic(Runnable attempt, String... mentions) {
    return new Refusal(attempt, ArithmeticException.class, List.of(mentions));
  }

  private static Row<Solve> solve() {
    return Row.<Solve>op(
            "solve",
            Solve.class,
            MatrixDraw.systems(Arbitraries.just(new Solve()), true, rightSide(3)),
            Call.binary((a, b) -> a.solve(b)),
            (_, x) -> MatrixOracle.both(x.get(0), x.get(1), rows(x.get(0)), 3, MatrixOracle::solve))
        .refuses(
            Refusal.argument(() -> ones(2, 3).solve(ones(2, 1)), "(2, 3)", "square"),
            Refusal.argument(() -> ones(2, 2).solve(ones(3, 1)), "(2, 2)", "(3, 1)"),
            Refusal.argument(() -> ones(2).solve(ones(2)), "(2,)"),
            arithmetic(() -> singular().solve(ones(3)), "solve", "the matrix", "pivot 2"),
            arithmetic(() -> batchWithSingular().solve(ones(3)), "matrix [1]", "pivot 2"));
  }

  private static Row<Integer> solveVector() {
    return Row.composite(
        "solve vectors",
        MatrixDraw.systems(Arbitraries.just(0), true, (a, _) -> a.without(-1)),
        Call.binary((a, b) -> a.solve(b)),
        (_, x) -> {
          Grid b = x.get(1).reshaped(x.get(1).shape().inserted(x.get(1).rank(), 1));
          Grid y = MatrixOracle.both(x.get(0), b, rows(x.get(0)), 1, MatrixOracle::solve);
          return y.reshaped(y.shape().without(-1));
        });
  }

  private static Row<Integer> solveRight() {
    return Row.composite(
        "solve from the right",
        MatrixDraw.systems(
            Arbitraries.just(0), true, (a, batch) -> MatrixDraw.behind(batch, 5, a.size(-1))),
        Call.binary((a, b) -> a.solve(b, false)),
        (_, x) ->
            MatrixOracle.both(
                x.get(0),
                x.get(1),
                5,
                rows(x.get(0)),
                (a, b) -> MatrixOracle.product(b, MatrixOracle.inverse(a))));
  }

  private static double[][] triangle(double[][] a, SolveTriangular p) {
    double[][] t = MatrixOracle.zeros(a.length, a.length);
    for (int i = 0; i < t.length; i++) {
      for (int j = 0; j < t.length; j++) {
        if (p.upper() ? i < j : i > j) t[i][j] = a[i][j];
        if (i == j) t[i][j] = p.unitriangular() ? 1 : a[i][j];
      }
    }
    return t;
  }

  private static Arbitrary<SolveTriangular> triangles() {
    return Combinators.combine(Draw.flag(), Draw.flag()).as(SolveTriangular::new);
  }

  private static Row<SolveTriangular> solveTriangular() {
    return Row.<SolveTriangular>op(
            "solveTriangular",
            SolveTriangular.class,
            MatrixDraw.systems(triangles(), true, MatrixDraw::straight, rightSide(2)),
            Call.of(
                (p, x) -> x.get(0).solveTriangular(x.get(1), p.upper(), true, p.unitriangular())),
            (p, x) ->
                MatrixOracle.both(
                    x.get(0),
                    x.get(1),
                    rows(x.get(0)),
                    2,
                    (a, b) -> MatrixOracle.solve(triangle(a, p), b)))
        .refuses(
            Refusal.argument(
                () -> ones(2, 3).solveTriangular(ones(2, 1), true), "(2, 3)", "square"),
            arithmetic(
                () -> Tensor.zeros(2, 2).solveTriangular(ones(2, 1), true), "singular", "pivot 0"));
  }

  private static Row<SolveTriangular> solveTriangularRight() {
    return Row.composite(
        "solveTriangular from the right",
        MatrixDraw.systems(
            triangles(),
            true,
            MatrixDraw::straight,
            (a, batch) -> MatrixDraw.behind(batch, 3, a.size(-1))),
        Call.of((p, x) -> x.get(0).solveTriangular(x.get(1), p.upper(), false, p.unitriangular())),
        (p, x) ->
            MatrixOracle.both(
                x.get(0),
                x.get(1),
                3,
                rows(x.get(0)),
                (a, b) -> MatrixOracle.product(b, MatrixOracle.inverse(triangle(a, p)))));
  }

  private static Row<Integer> inv() {
    return Row.<Integer>composite(
            "inv",
            MatrixDraw.one(0, MatrixDraw::squares, MatrixDraw::any),
            Call.unary(a -> a.inv()),
            (_, x) ->
                MatrixOracle.each(x.get(0), rows(x.get(0)), rows(x.get(0)), MatrixOracle::inverse))
        .refuses(
            Refusal.argument(() -> ones(2, 3).inv(), "inv", "(2, 3)"),
            arithmetic(() -> batchWithSingular().inv(), "matrix [1]", "singular", "pivot 2"));
  }

  private static Row<Determinant> det() {
    return Row.<Determinant>row(
            "det",
            Determinant.class,
            MatrixDraw.one(new Determinant(), MatrixDraw::squares, MatrixDraw::any),
            Call.unary(a -> a.det()),
            (_, x) ->
                List.of(
                    MatrixOracle.numbers(x.get(0), MatrixOracle::det),
                    MatrixOracle.numbers(x.get(0), a -> Math.signum(MatrixOracle.det(a))),
                    MatrixOracle.numbers(x.get(0), SystemRows::logabsdet)))
        .refuses(Refusal.argument(() -> ones(2, 3).det(), "det", "(2, 3)"));
  }

  private static double logabsdet(double[][] a) {
    return StrictMath.log(Math.abs(MatrixOracle.det(a)));
  }

  /** The last row repeats the first, so that the determinant is 0 and its gradient is not. */
  private static Row<Integer> detSingular() {
    return Row.<Integer>composite(
            "det of singular matrices",
            MatrixDraw.one(
                0,
                sizes -> MatrixDraw.squares(sizes).map(s -> s.with(-1, 3).with(-2, 3)),
                s -> MatrixDraw.any(s).map(in -> new Input(repeated(in.elements()), in.layout()))),
            Call.unary(a -> a.det()),
            (_, x) -> MatrixOracle.numbers(x.get(0), _ -> 0))
        .order(1);
  }

  private static Tensor repeated(Tensor a) {
    Tensor first = a.narrow(-2, 0, 1);
    return Tensor.cat(List.of(first, a.narrow(-2, 1, 1), first), -2);
  }

  private static Row<Integer> slogdet() {
    return Row.<Integer>composite(
            "slogdet",
            MatrixDraw.one(0, MatrixDraw::squares, MatrixDraw::any),
            Call.unary(a -> a.slogdet().sign()),
            (_, x) -> MatrixOracle.numbers(x.get(0), a -> Math.signum(MatrixOracle.det(a))))
        .order(0);
  }

  private static Row<Integer> logabsdet() {
    return Row.composite(
        "slogdet logarithm",
        MatrixDraw.one(0, MatrixDraw::squares, MatrixDraw::any),
        Call.unary(a -> a.slogdet().logabsdet()),
        (_, x) -> MatrixOracle.numbers(x.get(0), SystemRows::logabsdet));
  }

  private static Row<Integer> logdet() {
    return Row.composite(
        "logdet",
        MatrixDraw.one(0, MatrixDraw::squares, MatrixDraw::any),
        Call.unary(a -> a.matmul(a.transpose()).logdet()),
        (_, x) -> MatrixOracle.numbers(x.get(0), a -> 2 * logabsdet(a)));
  }

  /** A matrix of two columns that are at right angles: its singular values are their lengths. */
  private static Row<Integer> cond() {
    return Row.<Integer>composite(
            "cond",
            Draw.one(
                Domain.positive(), _ -> Arbitraries.just(Shape.of(2)), _ -> Draw.integer(0, 0)),
            Call.of((_, x) -> x.get(0).add(x.get(0).lifted(shift(x.get(0)))).diag().cond()),
            (_, x) -> Grid.fill(Shape.SCALAR, _ -> (x.get(0).at(1) + 4) / x.get(0).at(0)))
        .refuses(Refusal.argument(() -> ones(2, 3).cond(1), "(2, 3)"));
  }

  private static Tensor shift(Host<?> like) {
    return Tensor.of(0.0, 4).to(like.dtype());
  }

  private static Row<PseudoInverse> pinv() {
    return Row.<PseudoInverse>op(
            "pinv",
            PseudoInverse.class,
            MatrixDraw.one(new PseudoInverse(0, ROUNDING), MatrixDraw::nonEmpty, MatrixDraw::any),
            Call.of((p, x) -> x.get(0).pinv(p.atol(), p.rtol())),
            (_, x) ->
                MatrixOracle.each(
                    x.get(0),
                    columns(x.get(0)),
                    rows(x.get(0)),
                    a -> MatrixOracle.leastSquares(a, MatrixOracle.identity(a.length))))
        .refuses(Refusal.argument(() -> ones(3).pinv(), "(3,)", "matrices"));
  }

  private static Row<Integer> pinvOfOneRank() {
    return Row.composite(
        "pinv of one rank",
        Draw.one(
            Domain.awayFromZero(),
            sizes -> sizes == Sizes.LARGE ? Arbitraries.just(Shape.of(60)) : sizes.nonEmpty(1, 1),
            _ -> Arbitraries.just(0)),
        Call.unary(v -> v.outer(v).pinv()),
        (_, x) -> {
          double[] v = x.get(0).elements();
          double square = java.util.Arrays.stream(v).map(e -> e * e).sum();
          return Grid.fill(
              Shape.of(v.length, v.length), i -> v[i[0]] * v[i[1]] / (square * square));
        });
  }

  private static Row<Integer> lstsq() {
    return Row.<Integer>composite(
            "lstsq",
            MatrixDraw.systems(Arbitraries.just(0), false, rightSide(3)),
            Call.binary((a, b) -> a.lstsq(b)),
            (_, x) ->
                MatrixOracle.both(
                    x.get(0), x.get(1), columns(x.get(0)), 3, MatrixOracle::leastSquares))
        .refuses(Refusal.argument(() -> ones(3, 2).lstsq(ones(2, 2)), "(3, 2)", "(2, 2)", "rows"));
  }

  private static Row<Integer> lstsqVector() {
    return Row.composite(
        "lstsq vectors",
        MatrixDraw.systems(Arbitraries.just(0), false, (a, _) -> a.without(-1)),
        Call.binary((a, b) -> a.lstsq(b, 1e-10)),
        (_, x) -> {
          Grid b = x.get(1).reshaped(x.get(1).shape().inserted(x.get(1).rank(), 1));
          Grid y = MatrixOracle.both(x.get(0), b, columns(x.get(0)), 1, MatrixOracle::leastSquares);
          return y.reshaped(y.shape().without(-1));
        });
  }

  /**
   * Singular values below one count as zeros, which are just those of the first diagonal element.
   */
  private static Row<Double> matrixRank() {
    return Row.<Double>composite(
            "matrixRank",
            sizes ->
                Draw.<Double>operand(
                        MatrixDraw::shapes, _ -> Arbitraries.of(0.0, 0.9), MatrixDraw::any)
                    .apply(sizes),
            Call.of((p, x) -> p == 0 ? x.get(0).matrixRank() : x.get(0).matrixRank(p, 0)),
            (p, x) -> {
              int full = Math.min(rows(x.get(0)), columns(x.get(0)));
              return MatrixOracle.numbers(x.get(0), _ -> p == 0 ? full : Math.max(0, full - 1));
            })
        .gives(DType.I64);
  }

  private static Row<Integer> matrixPower() {
    return Row.<Integer>composite(
            "matrixPower",
            Draw.operand(MatrixDraw::squares, _ -> Draw.integer(-2, 5), MatrixDraw::any),
            Call.of((p, x) -> x.get(0).matrixPower(p)),
            (p, x) ->
                MatrixOracle.each(
                    x.get(0),
                    rows(x.get(0)),
                    rows(x.get(0)),
                    a -> {
                      double[][] factor = p < 0 ? MatrixOracle.inverse(a) : a;
                      double[][] power = MatrixOracle.identity(a.length);
                      for (int i = 0; i < Math.abs(p); i++) {
                        power = MatrixOracle.product(power, factor);
                      }
                      return power;
                    }))
        .refuses(Refusal.argument(() -> ones(2, 3).matrixPower(2), "matrixPower", "(2, 3)"));
  }

  private static Row<Exponential> matrixExp() {
    return Row.<Exponential>op(
            "matrixExp",
            Exponential.class,
            MatrixDraw.one(
                new Exponential(),
                MatrixDraw::squares,
                s -> Input.numbers(s, Domain.between(-1.8, 1.8))),
            Call.unary(a -> a.matrixExp()),
            (_, x) ->
                MatrixOracle.each(x.get(0), rows(x.get(0)), rows(x.get(0)), MatrixOracle::exp))
        .refuses(Refusal.argument(() -> ones(2, 3).matrixExp(), "matrixExp", "(2, 3)"));
  }
}
