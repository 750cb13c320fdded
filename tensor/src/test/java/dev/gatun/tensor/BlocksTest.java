package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BlocksTest {
  private final Tensor v = Tensor.of(1L, 2);
  private final Tensor w = Tensor.of(3L, 4);
  private final Tensor m = Tensor.of(5L, 6, 7, 8).reshape(2, 2);

  private static void check(Tensor t, Shape shape, long... elements) {
    assertEquals(shape, t.shape());
    assertArrayEquals(elements, t.toLongArray());
  }

  @Test
  void stacksInEachDirection() {
    check(Blocks.hstack(List.of(v, w)), Shape.of(4), 1, 2, 3, 4);
    check(Blocks.hstack(List.of(m, m)), Shape.of(2, 4), 5, 6, 5, 6, 7, 8, 7, 8);
    check(Blocks.vstack(List.of(v, m)), Shape.of(3, 2), 1, 2, 5, 6, 7, 8);
    check(Blocks.dstack(List.of(v, w)), Shape.of(1, 2, 2), 1, 3, 2, 4);
    check(Blocks.columnStack(List.of(v, m)), Shape.of(2, 3), 1, 5, 6, 2, 7, 8);
    check(Blocks.hstack(List.of(v.select(0, 0), v)), Shape.of(3), 1, 1, 2);
    assertThrows(IllegalArgumentException.class, () -> Blocks.vstack(List.<Tensor>of()));
  }

  @Test
  void addsDimensions() {
    assertEquals(Shape.of(1), Blocks.atLeast(1, v.select(0, 0)).shape());
    assertEquals(Shape.of(1, 2), Blocks.atLeast(2, v).shape());
    assertEquals(Shape.of(1, 2, 1), Blocks.atLeast(3, v).shape());
    assertEquals(Shape.of(2, 2, 1), Blocks.atLeast(3, m).shape());
    assertThrows(IllegalArgumentException.class, () -> Blocks.atLeast(4, v));
  }

  @Test
  void placesBlocksAlongTheDiagonal() {
    check(
        Blocks.blockDiag(List.of(v, m, v.select(0, 1))),
        Shape.of(4, 5),
        1,
        2,
        0,
        0,
        0,
        0,
        0,
        5,
        6,
        0,
        0,
        0,
        7,
        8,
        0,
        0,
        0,
        0,
        0,
        2);
    assertThrows(IllegalArgumentException.class, () -> Blocks.blockDiag(List.of(m.unsqueeze(0))));
  }

  @Test
  void listsAllChoices() {
    check(Blocks.cartesianProd(List.of(v, w)), Shape.of(4, 2), 1, 3, 1, 4, 2, 3, 2, 4);
    check(Blocks.cartesianProd(List.of(v)), Shape.of(2), 1, 2);
  }

  @Test
  void multipliesAll() {
    Tensor a = m.to(DType.F64);
    Tensor product = Blocks.multiDot(List.of(v.to(DType.F64), a, a, w.to(DType.F64)));
    assertEquals(Shape.SCALAR, product.shape());
    assertEquals(1907, product.item());
    assertThrows(IllegalArgumentException.class, () -> Blocks.multiDot(List.<Tensor>of()));
  }
}
