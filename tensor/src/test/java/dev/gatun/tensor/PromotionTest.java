package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pairs of types promote as PyTorch publishes it. */
class PromotionTest {
  /** The types in the order of the published table, and by its abbreviations. */
  private static final List<String> NAMES =
      List.of("u1", "i1", "i2", "i4", "i8", "f2", "f4", "f8", "b1", "bf");

  private static final List<DType> TYPES =
      List.of(
          DType.U8,
          DType.I8,
          DType.I16,
          DType.I32,
          DType.I64,
          DType.F16,
          DType.F32,
          DType.F64,
          DType.BOOL,
          DType.BF16);

  /** The rows of {@code promoteTypes} in PyTorch's c10/core/ScalarType, without complex types. */
  private static final List<String> PUBLISHED =
      List.of(
          "u1 i2 i2 i4 i8 f2 f4 f8 u1 bf",
          "i2 i1 i2 i4 i8 f2 f4 f8 i1 bf",
          "i2 i2 i2 i4 i8 f2 f4 f8 i2 bf",
          "i4 i4 i4 i4 i8 f2 f4 f8 i4 bf",
          "i8 i8 i8 i8 i8 f2 f4 f8 i8 bf",
          "f2 f2 f2 f2 f2 f2 f4 f8 f2 f4",
          "f4 f4 f4 f4 f4 f4 f4 f8 f4 f4",
          "f8 f8 f8 f8 f8 f8 f8 f8 f8 f8",
          "u1 i1 i2 i4 i8 f2 f4 f8 b1 bf",
          "bf bf bf bf bf f4 f4 f8 bf bf");

  private static final ElementwiseFunction SUM =
      ElementwiseFunction.of("sum", 3, 0, x -> sum(x.operands()));

  static Stream<Arguments> pairs() {
    return TYPES.stream().flatMap(a -> TYPES.stream().map(b -> Arguments.of(a, b)));
  }

  private static DType published(DType a, DType b) {
    int at = 3 * TYPES.indexOf(b);
    return TYPES.get(NAMES.indexOf(PUBLISHED.get(TYPES.indexOf(a)).substring(at, at + 2)));
  }

  private static Tensor two(DType type) {
    return Tensor.of(1f, 0f).to(type);
  }

  private static Tensor single(DType type) {
    return Tensor.scalar(1).to(type);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void pairsPromoteAsPublished(DType a, DType b) {
    DType expected = published(a, b);
    assertEquals(expected, a.promote(b));
    Tensor sum = two(a).add(two(b));
    assertEquals(expected, sum.dtype());
    double one = expected == DType.BOOL ? 1 : 2;
    assertArrayEquals(new double[] {one, 0}, sum.toDoubleArray());
    assertEquals(expected, single(a).mul(single(b)).dtype());
    assertEquals(DType.BOOL, two(a).le(two(b)).dtype());
    assertEquals(expected, Tensor.cat(List.of(two(a), two(b)), 0).dtype());
    assertEquals(expected, two(a).where(Tensor.of(true, false), two(b)).dtype());
  }

  /** The rule of {@code torch.result_type}: a lower rank counts only if its kind is higher. */
  @ParameterizedTest
  @MethodSource("pairs")
  void tensorsWithoutDimensionsRankLower(DType wide, DType single) {
    boolean higher = kind(single) > kind(wide);
    DType expected = higher ? published(wide, single) : wide;
    assertEquals(expected, two(wide).add(single(single)).dtype());
    assertEquals(expected, single(single).mul(two(wide)).dtype());
    assertEquals(expected, two(wide).where(Tensor.of(true), single(single)).dtype());
  }

  private static int kind(DType t) {
    return t == DType.BOOL ? 0 : t.isFloat() ? 2 : 1;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void threeOperandsPromoteOneAfterTheOther(DType a, DType b) {
    for (DType c : TYPES) {
      DType all = published(published(a, b), c);
      DType expected = all.isFloat() ? all : DType.F32;
      assertEquals(expected, SUM.of(two(a), two(b), two(c)).dtype());
    }
  }

  private static Expr sum(List<Expr> x) {
    return x.get(0).add(x.get(1)).add(x.get(2));
  }

  @Test
  void numbersRankLowest() {
    for (DType t : TYPES) {
      Tensor x = two(t);
      DType whole = t == DType.BOOL ? DType.I64 : t;
      DType fraction = t.isFloat() ? t : DType.F32;
      assertEquals(whole, x.add(1).dtype(), t.toString());
      assertEquals(fraction, x.add(1.5).dtype(), t.toString());
      assertEquals(fraction, x.rsub(0.5).dtype(), t.toString());
      assertEquals(fraction, x.div(2).dtype(), t.toString());
      assertEquals(fraction, x.exp().dtype(), t.toString());
    }
  }

  @Test
  void theTableInTheDocumentationIsThatOfTheCode() throws IOException {
    Path page = Path.of("..", "docs", "types.md").toAbsolutePath().normalize();
    String text = Files.readString(page);
    String table = Promotion.TABLE.indent(4);
    assertTrue(text.contains(table), "put this table into " + page + ":\n" + table);
  }
}
