package dev.gatun.gradcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What factorizations are, for matrices of all kinds: square ones of any condition, tall, wide and
 * empty ones, those of low rank, and batches of them.
 */
class LinearAlgebraLawsTest {
  private static final int TRIES = 25;
  private static final double ROUNDING = 1e-11;

  @Provide
  Arbitrary<Tensor> squares() {
    return Arbitraries.integers()
        .between(0, 12)
        .flatMap(n -> batches().flatMap(b -> numbers(b.inserted(0, n).inserted(0, n))));
  }

  @Provide
  Arbitrary<Tensor> symmetric() {
    return squares().map(a -> a.add(a.transpose()));
  }

  @Provide
  Arbitrary<Tensor> matrices() {
    Arbitrary<Integer> sizes = Arbitraries.integers().between(0, 14);
    return sizes
        .list()
        .ofSize(2)
        .flatMap(
            n -> batches().flatMap(b -> numbers(b.inserted(0, n.get(0)).inserted(0, n.get(1)))));
  }

  /** Products of a column and a row, and a sum of two of them. */
  @Provide
  Arbitrary<Tensor> ofLowRank() {
    Arbitrary<Integer> sizes = Arbitraries.integers().between(3, 9);
    return sizes
        .list()
        .ofSize(2)
        .flatMap(
            n ->
                Arbitraries.integers()
                    .between(0, 2)
                    .flatMap(
                        rank ->
                            numbers(Shape.of(n.get(0), rank))
                                .flatMap(
                                    u -> numbers(Shape.of(rank, n.get(1))).map(v -> u.matmul(v)))));
  }

  private static Arbitrary<Shape> batches() {
    return TensorArbitraries.shapes(0, 1, 0, 3);
  }

  /** The sizes of the matrices are first, and moved to the end. */
  private static Arbitrary<Tensor> numbers(Shape shape) {
    Shape moved = shape;
    if (shape.rank() == 3) moved = Shape.of(shape.size(2), shape.size(0), shape.size(1));
    return TensorArbitraries.dense(moved, Domain.anywhere());
  }

  private static Tensor eye(long n) {
    return Tensor.eye((int) n).to(DType.F64);
  }

  private static void same(Tensor expected, Tensor actual) {
    Tensor to = expected.broadcastTo(actual.shape());
    if (actual.shape().count() == 0) return;
    double most = to.sub(actual).abs().amax().item();
    double scale = 1 + to.abs().amax().item();
    assertTrue(most <= ROUNDING * scale, () -> most + " apart:\n" + to + "\n" + actual);
  }

  private static Tensor far(Tensor a) {
    return a.add(eye(a.shape().size(-1)).mul(4.0 * Math.max(1, a.shape().size(-1))));
  }

  @Property(tries = TRIES, seed = "1")
  void aMatrixTimesItsInverseIsTheIdentity(@ForAll("squares") Tensor a) {
    same(eye(a.shape().size(-1)), far(a).matmul(far(a).inv()));
    same(eye(a.shape().size(-1)), far(a).inv().matmul(far(a)));
  }

  @Property(tries = TRIES, seed = "1")
  void determinantsMultiply(@ForAll("squares") Tensor a) {
    Tensor b = a.transpose().mul(0.25).add(eye(a.shape().size(-1)));
    Tensor together = a.matmul(b).slogdet().logabsdet();
    Tensor apart = a.slogdet().logabsdet().add(b.slogdet().logabsdet());
    if (together.shape().count() > 0 && together.abs().amax().item() < 100) same(apart, together);
    same(a.slogdet().sign().mul(b.slogdet().sign()), a.matmul(b).slogdet().sign());
    same(a.det(), a.slogdet().sign().mul(a.slogdet().logabsdet().exp()));
  }

  @Property(tries = TRIES, seed = "1")
  void solutionsSolve(@ForAll("squares") Tensor a) {
    Tensor m = far(a);
    Tensor b = a.narrow(-1, 0, Math.min(2, a.shape().size(-1)));
    same(b, m.matmul(m.solve(b)));
    same(b.transpose(), m.solve(b.transpose(), false).matmul(m));
    Tensor upper = m.triu();
    same(b, upper.matmul(m.solveTriangular(b, true)));
    Tensor unit = m.tril(-1).mul(0.02).add(eye(a.shape().size(-1)));
    same(b, unit.matmul(m.mul(0.02).solveTriangular(b, false, true, true)));
  }

  @Property(tries = TRIES, seed = "1")
  void choleskyFactorsMultiplyToTheMatrix(@ForAll("squares") Tensor a) {
    Tensor m = a.matmul(a.transpose()).add(eye(a.shape().size(-1)));
    Tensor lower = m.cholesky();
    same(lower.tril(), lower);
    same(m, lower.matmul(lower.transpose()));
    Tensor upper = m.cholesky(true);
    same(m, upper.transpose().matmul(upper));
    same(a, m.matmul(a.choleskySolve(lower, false)));
    same(eye(a.shape().size(-1)), m.matmul(upper.choleskyInverse(true)));
  }

  @Property(tries = TRIES, seed = "1")
  void qrFactorsAreOrthonormalAndTriangular(@ForAll("matrices") Tensor a) {
    for (boolean complete : List.of(false, true)) {
      var f = a.qr(complete);
      same(a, f.q().matmul(f.r()));
      same(f.r().triu(), f.r());
      same(eye(f.q().shape().size(-1)), f.q().transpose().matmul(f.q()));
    }
  }

  @Property(tries = TRIES, seed = "1")
  void singularVectorsRebuildTheMatrix(@ForAll("matrices") Tensor a) {
    rebuilds(a);
    long k = Math.min(a.shape().size(-1), a.shape().size(-2));
    var full = a.svd(true);
    same(eye(a.shape().size(-2)), full.u().transpose().matmul(full.u()));
    same(eye(a.shape().size(-1)), full.vh().matmul(full.vh().transpose()));
    same(a.svd().u(), full.u().narrow(-1, 0, k));
    same(a.svd().vh(), full.vh().narrow(-2, 0, k));
  }

  @Property(tries = TRIES, seed = "1")
  void singularVectorsOfLowRankAreOrthonormalToo(@ForAll("ofLowRank") Tensor a) {
    rebuilds(a);
    rebuilds(a.mul(1e300).mul(1e-3));
    rebuilds(a.mul(1e-300));
  }

  private static void rebuilds(Tensor a) {
    var f = a.svd();
    same(a, f.u().mul(f.s().unsqueeze(-2)).matmul(f.vh()));
    same(eye(f.u().shape().size(-1)), f.u().transpose().matmul(f.u()));
    same(eye(f.vh().shape().size(-2)), f.vh().matmul(f.vh().transpose()));
    long k = f.s().shape().size(-1);
    if (k == 0) return;
    assertTrue(f.s().ge(0).all().toBooleanArray()[0]);
    Tensor steps = f.s().narrow(-1, 0, k - 1).sub(f.s().narrow(-1, 1, k - 1));
    assertTrue(steps.ge(0).all().toBooleanArray()[0]);
  }

  @Property(tries = TRIES, seed = "1")
  void eigenvectorsRebuildTheMatrix(@ForAll("symmetric") Tensor a) {
    var e = a.eigh();
    Tensor v = e.eigenvectors();
    same(a, v.mul(e.eigenvalues().unsqueeze(-2)).matmul(v.transpose()));
    same(eye(a.shape().size(-1)), v.transpose().matmul(v));
    same(a.trace(), e.eigenvalues().sum(-1, false));
    same(e.eigenvalues(), a.eigh(true).eigenvalues());
    Tensor s = a.svdvals();
    if (s.shape().count() > 0) same(s.amax(-1, false), e.eigenvalues().abs().amax(-1, false));
  }

  @Property(tries = TRIES, seed = "1")
  void leastSquaresSolveTheNormalEquations(@ForAll("matrices") Tensor a) {
    Tensor b = Tensor.full(Shape.of(a.shape().size(-2), 5), 0.5, DType.F64);
    Tensor x = a.lstsq(b);
    Tensor residual = a.matmul(x).sub(b);
    same(Tensor.zeros(Shape.SCALAR, DType.F64), a.transpose().matmul(residual));
  }

  @Property(tries = TRIES, seed = "1")
  void pseudoInversesAreWhatPenroseSays(@ForAll("ofLowRank") Tensor a) {
    Tensor p = a.pinv(0, 1e-9);
    Tensor ap = a.matmul(p);
    Tensor pa = p.matmul(a);
    double size = 1 + a.abs().amax().item() * p.abs().amax().item();
    same(a.div(size), ap.matmul(a).div(size));
    same(p.div(size), p.matmul(ap).div(size));
    same(ap.transpose().div(size), ap.div(size));
    same(pa.transpose().div(size), pa.div(size));
    assertEquals(a.svdvals().gt(1e-9).to(DType.I64).sum().item(), a.matrixRank(1e-9, 0).item());
  }

  @Property(tries = TRIES, seed = "1")
  void exponentialsOfOppositesAreInverse(@ForAll("squares") Tensor a) {
    Tensor half = a.mul(0.25);
    same(eye(a.shape().size(-1)), half.matrixExp().matmul(half.neg().matrixExp()));
    same(half.matrixExp().matrixPower(3), half.mul(3).matrixExp());
  }

  @Property(tries = TRIES, seed = "1")
  void normsOfMatricesAreThoseOfTheirSingularValues(@ForAll("matrices") Tensor a) {
    Tensor s = a.svdvals();
    same(s.vectorNorm(2, new int[] {-1}, false), a.frobeniusNorm());
    same(s.sum(-1, false), a.nuclearNorm());
    if (s.shape().count() > 0) same(s.amax(-1, false), a.matrixNorm(2));
  }
}
