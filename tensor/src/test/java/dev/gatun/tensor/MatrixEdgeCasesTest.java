package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of matrices that hold what is not a number, or nothing, or are hard. */
@Timeout(20)
class MatrixEdgeCasesTest {

  private static Tensor with(double bad) {
    return Tensor.of(new double[][] {{4, 1, 0}, {1, 3, bad}, {0, bad, 5}});
  }

  private static boolean allNan(Tensor t) {
    return t.isNan().all().toBooleanArray()[0];
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNotFiniteGivesNan(double bad) {
    assertTrue(allNan(with(bad).eigvalsh()));
    assertTrue(allNan(with(bad).eigh().eigenvectors()));
    assertTrue(allNan(with(bad).svdvals()));
    assertTrue(allNan(with(bad).narrow(-1, 1, 2).svd(true).u()));
    assertTrue(allNan(with(bad).matrixExp()));
    assertTrue(with(bad).pinv().shape().equals(Shape.of(3, 3)));
    assertTrue(with(bad).qr().r().isNan().any().toBooleanArray()[0]);
    assertThrows(ArithmeticException.class, () -> with(bad).cholesky());
  }

  @Test
  void nanReachesSolutionsAndDeterminants() {
    assertTrue(Double.isNaN(with(Double.NaN).det().item()));
    assertTrue(with(Double.NaN).inv().isNan().any().toBooleanArray()[0]);
    assertTrue(Double.isNaN(with(Double.NaN).slogdet().sign().item()));
    assertTrue(with(Double.NaN).solve(Tensor.of(1.0, 2.0, 3.0)).isNan().any().toBooleanArray()[0]);
  }

  @Test
  void oneMatrixOfABatchThatIsNotFiniteLeavesTheOthers() {
    Tensor batch = Tensor.stack(java.util.List.of(with(0), with(Double.NaN)), 0);
    Tensor s = batch.svdvals();
    assertEquals(with(0).svdvals().select(0, 0).item(), s.select(0, 0).select(0, 0).item());
    assertTrue(allNan(s.select(0, 1)));
  }

  @Test
  void emptyMatricesHaveResults() {
    Tensor none = Tensor.zeros(Shape.of(0, 0), DType.F64);
    assertEquals(1, none.det().item());
    assertEquals(0, none.slogdet().logabsdet().item());
    assertEquals(Shape.of(0, 0), none.inv().shape());
    assertEquals(Shape.of(0, 0), none.cholesky().shape());
    assertEquals(Shape.of(0), none.eigvalsh().shape());
    assertEquals(Shape.of(0, 0), none.matrixExp().shape());
    assertEquals(0, none.matrixRank().item());
    Tensor columns = Tensor.zeros(Shape.of(3, 0), DType.F64);
    assertEquals(Shape.of(3, 3), columns.svd(true).u().shape());
    assertEquals(Shape.of(3, 0), columns.qr().q().shape());
    assertEquals(Shape.of(0, 3), columns.pinv().shape());
    assertEquals(Shape.of(2, 0, 4, 4), Tensor.zeros(2, 0, 4, 4).inv().shape());
  }

  @Test
  void singleNumbers() {
    Tensor x = Tensor.of(new double[][] {{-4}});
    assertEquals(-0.25, x.inv().item());
    assertEquals(-4, x.det().item());
    assertEquals(-1, x.slogdet().sign().item());
    assertEquals(-4, x.eigvalsh().item());
    assertEquals(1, x.eigh().eigenvectors().item());
    assertEquals(4, x.svdvals().item());
    assertEquals(1, x.svd().u().item());
    assertEquals(-1, x.svd().vh().item());
    assertEquals(-4, x.qr().r().item());
    assertEquals(StrictMath.exp(-4), x.matrixExp().item(), 1e-16);
  }

  @Test
  void singularMatricesHaveADeterminantAndAPseudoInverse() {
    Tensor a = Tensor.of(new double[][] {{1, 2}, {2, 4}});
    assertEquals(0, a.det().item());
    assertEquals(0, a.slogdet().sign().item());
    assertEquals(Double.NEGATIVE_INFINITY, a.slogdet().logabsdet().item());
    assertEquals(1, a.matrixRank().item());
    assertEquals(0, Tensor.zeros(3, 3).matrixRank().item());
    assertEquals(0, Tensor.zeros(3, 3).pinv().abs().sum().item());
  }

  /** The rows of Hilbert's matrix are nearly dependent: its condition is 1e13 for ten rows. */
  @Test
  void smallSingularValuesKeepTheirDigits() {
    Tensor i = Tensor.arange(0, 10, 1, DType.F64);
    Tensor hilbert = i.unsqueeze(1).add(i).add(1).reciprocal();
    double[] s = hilbert.svdvals().toDoubleArray();
    assertEquals(1.7519196702651775, s[0], 1e-14);
    assertEquals(1.0931538193796657e-13, s[9], 2e-17);
  }

  @Test
  void manyRowsAndEqualValues() {
    Tensor a = Tensor.randn(new Generator(3), 70, 50).to(DType.F64);
    var f = a.svd();
    Tensor rebuilt = f.u().mul(f.s().unsqueeze(-2)).matmul(f.vh());
    assertTrue(rebuilt.sub(a).abs().amax().item() < 1e-12);
    Tensor gram = a.transpose().matmul(a);
    Tensor difference = gram.eigvalsh().flip(0).sqrt().sub(f.s());
    assertTrue(difference.abs().amax().item() < 1e-11);
    Tensor q = a.qr().q();
    Tensor projection = q.matmul(q.transpose());
    Tensor values = projection.eigvalsh();
    assertTrue(values.narrow(0, 0, 20).abs().amax().item() < 1e-13);
    assertTrue(values.narrow(0, 20, 50).sub(1).abs().amax().item() < 1e-13);
  }

  @Test
  void f32IsComputedInF64AndRounded() {
    Tensor a = Tensor.rand(new Generator(1), 5, 4, 4);
    assertEquals(DType.F32, a.inv().dtype());
    Tensor expected = a.to(DType.F64).svdvals().to(DType.F32);
    assertEquals(0, expected.sub(a.svdvals()).abs().amax().item());
  }
}
