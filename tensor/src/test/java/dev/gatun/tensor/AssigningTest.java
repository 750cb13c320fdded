package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class AssigningTest {
  private static Tensor counted() {
    return Tensor.arange(0, 6, 1, DType.F32).reshape(2, 3).copy();
  }

  @Test
  void aNumberOverwritesAPart() {
    assertArrayEquals(
        new float[] {0, -1, -1, 3, -1, -1}, counted().set(":, 1:", -1).toFloatArray());
  }

  @Test
  void aTensorIsStretchedAndConverted() {
    Tensor x = counted().set("::-1, 0:2", Tensor.of(7L, 8L));
    assertArrayEquals(new float[] {7, 8, 2, 7, 8, 5}, x.toFloatArray());
  }

  @Test
  void viewsSeeTheChange() {
    Tensor x = counted();
    Tensor row = x.get("1");
    x.set("1, 0", 9);
    assertArrayEquals(new float[] {9, 4, 5}, row.toFloatArray());
  }

  @Test
  void aMaskAndPositionsChoose() {
    Tensor x = counted();
    x.set(Tensor.scalar(0), Index.pick(x.gt(3)));
    assertArrayEquals(new float[] {0, 1, 2, 3, 0, 0}, x.toFloatArray());
    x.set(Tensor.of(5f, 6f), Index.pick(0, -1), Index.pick(2, 0));
    assertArrayEquals(new float[] {0, 1, 5, 6, 0, 0}, x.toFloatArray());
  }

  @Test
  void eachAssignmentCountsAsAChange() {
    Tensor x = counted();
    int before = x.version();
    x.set("0", 1);
    assertEquals(before + 1, x.version());
  }

  @Test
  void whatDoesNotFitIsRefusedAndChangesNothing() {
    Tensor x = counted();
    assertThrows(IllegalArgumentException.class, () -> x.set("0", Tensor.of(1f, 2f)));
    assertThrows(IndexOutOfBoundsException.class, () -> x.set("2", 1));
    assertThrows(IllegalArgumentException.class, () -> x.set("0 1", 1));
    assertArrayEquals(counted().toFloatArray(), x.toFloatArray());
  }

  @Test
  void typedIndicesMeanWhatTheTextSays() {
    Tensor x = Tensor.arange(0, 24, 1, DType.F32).reshape(2, 3, 4);
    Index[] typed = {Index.rest(), Index.newDim(), Index.every(-1), Index.range(0, 4, 2)};
    assertEquals(x.get("..., None, ::-1, 0:4:2").toString(), x.get(typed).toString());
    assertEquals(
        x.get("1, 1:, :2").toString(), x.get(Index.at(1), Index.from(1), Index.to(2)).toString());
    assertEquals(x.get(":, 1:2").toString(), x.get(Index.all(), Index.range(1, 2)).toString());
  }

  @Test
  void positionsSideBySideStayInPlaceAndOthersComeFirst() {
    Tensor x = Tensor.arange(0, 24, 1, DType.F32).reshape(2, 3, 4);
    Index pick = Index.pick(0, 2);
    assertEquals(Shape.of(2, 2), x.get(Index.all(), pick, Index.pick(3, 3)).shape());
    assertArrayEquals(
        new float[] {3, 11, 15, 23}, x.get(Index.all(), pick, Index.pick(3, 3)).toFloatArray());
    assertArrayEquals(
        new float[] {0, 4, 8, 14, 18, 22},
        x.get(Index.pick(0, 1), Index.all(), pick).toFloatArray());
  }
}
