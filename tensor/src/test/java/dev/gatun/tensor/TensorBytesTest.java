package dev.gatun.tensor;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorBytesTest {
  @TempDir Path folder;

  private Tensor mapped(byte... bytes) throws IOException {
    Path file = Files.write(folder.resolve("bytes"), bytes);
    try (var channel = FileChannel.open(file)) {
      return TensorBytes.map(channel);
    }
  }

  private static byte[] bytes(Tensor t, ByteOrder order) throws IOException {
    var out = new ByteArrayOutputStream();
    TensorBytes.write(t, order, Channels.newChannel(out));
    return out.toByteArray();
  }

  private static Tensor read(byte[] bytes, DType dtype, Shape shape, ByteOrder order)
      throws IOException {
    var in = Channels.newChannel(new ByteArrayInputStream(bytes));
    return TensorBytes.read(in, 0, dtype, shape, order);
  }

  private static byte[] floats(ByteOrder order, float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
    for (float v : values) bytes.putFloat(v);
    return bytes.array();
  }

  @Test
  void mapsAFileWithoutCopying() throws IOException {
    long before = Memory.liveBytes();
    Tensor bytes = mapped(floats(ByteOrder.nativeOrder(), 1, 2, 3, 4, 5, 6));
    Tensor t = TensorBytes.view(bytes, 8, DType.F32, Shape.of(2, 2), ByteOrder.nativeOrder());
    assertEquals(before, Memory.liveBytes());
    assertSame(bytes.storage(), t.storage());
    assertArrayEquals(new float[] {3, 4, 5, 6}, t.toFloatArray());
    assertArrayEquals(new float[] {8, 10}, t.sum(0).toFloatArray());
  }

  @Test
  void mapsAnEmptyFile() throws IOException {
    Tensor bytes = mapped();
    assertEquals(Shape.of(0), bytes.shape());
    Tensor t = TensorBytes.view(bytes, 0, DType.F64, Shape.of(3, 0), LITTLE_ENDIAN);
    assertEquals(0, t.toDoubleArray().length);
  }

  @Test
  void refusesToChangeAMappedFile() throws IOException {
    Tensor bytes = mapped(floats(ByteOrder.nativeOrder(), 1, 2));
    Tensor t = TensorBytes.view(bytes, 0, DType.F32, Shape.of(2), ByteOrder.nativeOrder());
    var update = ElementwiseUpdate.of("twice", 1, 0, in -> List.of(in.operands().get(0).mul(2)));
    var failures =
        List.of(
            assertThrows(UnsupportedOperationException.class, () -> t.fill(0)),
            assertThrows(UnsupportedOperationException.class, () -> t.copyFrom(Tensor.of(1f))),
            assertThrows(UnsupportedOperationException.class, () -> update.apply(List.of(t))));
    for (var e : failures) assertTrue(e.getMessage().contains("copy()"), e.getMessage());
    assertEquals(0, t.version());
    assertArrayEquals(new float[] {1, 2}, t.toFloatArray());
    assertArrayEquals(new float[] {7, 7}, t.copy().fill(7).toFloatArray());
  }

  @Test
  void copiesWhatIsMisalignedOrOfTheOtherOrder() throws IOException {
    byte[] big = floats(BIG_ENDIAN, 1.5f, -2);
    byte[] odd = new byte[9];
    System.arraycopy(floats(LITTLE_ENDIAN, 1.5f, -2), 0, odd, 1, 8);
    Tensor a = TensorBytes.view(mapped(big), 0, DType.F32, Shape.of(2), BIG_ENDIAN);
    Tensor b = TensorBytes.view(mapped(odd), 1, DType.F32, Shape.of(2), LITTLE_ENDIAN);
    assertArrayEquals(new float[] {1.5f, -2}, a.toFloatArray());
    assertArrayEquals(new float[] {1.5f, -2}, b.toFloatArray());
  }

  @Test
  void refusesRangesOutsideOfTheBytes() throws IOException {
    Tensor bytes = mapped(new byte[8]);
    Shape two = Shape.of(2);
    for (long offset : new long[] {-1, 1, 8, Long.MAX_VALUE}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> TensorBytes.view(bytes, offset, DType.F32, two, LITTLE_ENDIAN));
    }
    var huge = Shape.of(Long.MAX_VALUE / 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> TensorBytes.view(bytes, 0, DType.F32, huge, LITTLE_ENDIAN));
    assertThrows(
        IllegalArgumentException.class,
        () -> TensorBytes.view(Tensor.zeros(8), 0, DType.F32, two, LITTLE_ENDIAN));
  }

  @ParameterizedTest
  @EnumSource
  void writesAndReadsEitherOrder(DType dtype) throws IOException {
    Tensor t = Tensor.of(LongStream.range(0, 60).map(i -> i % 2).toArray(), Shape.of(3, 4, 5));
    Tensor views = t.to(dtype).transpose(0, 2);
    for (ByteOrder order : List.of(LITTLE_ENDIAN, BIG_ENDIAN)) {
      byte[] bytes = bytes(views, order);
      Tensor back = read(bytes, dtype, views.shape(), order);
      assertEquals(60 * dtype.bytes(), bytes.length);
      assertEquals(dtype, back.dtype());
      assertArrayEquals(views.to(DType.F64).toDoubleArray(), back.to(DType.F64).toDoubleArray());
    }
  }

  @Test
  void writesElementsInTheOrderAskedFor() throws IOException {
    Tensor t = Tensor.of(new float[] {1, 2, 3, 4}, Shape.of(2, 2)).transpose();
    assertArrayEquals(floats(LITTLE_ENDIAN, 1, 3, 2, 4), bytes(t, LITTLE_ENDIAN));
    assertArrayEquals(floats(BIG_ENDIAN, 1, 3, 2, 4), bytes(t, BIG_ENDIAN));
    Tensor part = Tensor.of(new float[] {1, 2, 3, 4}, Shape.of(2, 2)).select(0, 1);
    assertArrayEquals(floats(LITTLE_ENDIAN, 3, 4), bytes(part, LITTLE_ENDIAN));
  }

  @Test
  void readsNoMoreThanTheTensorHas() throws IOException {
    var in = new ByteArrayInputStream(new byte[] {1, 0, 0, 0, 9});
    var channel = Channels.newChannel(in);
    Tensor t = TensorBytes.read(channel, 0, DType.I32, Shape.SCALAR, LITTLE_ENDIAN);
    assertEquals(1, t.item());
    assertEquals(9, in.read());
  }

  @Test
  void allocatesForBytesThatAreThere() {
    Memory.resetPeak();
    long before = Memory.peakBytes();
    Shape claimed = Shape.of(1L << 40);
    assertThrows(EOFException.class, () -> read(new byte[100], DType.F32, claimed, LITTLE_ENDIAN));
    assertTrue(Memory.peakBytes() - before <= 32 << 20, Memory.report());
  }

  @Test
  void readsWhatIsLongerThanTheFirstAllocation() throws IOException {
    byte[] longer = new byte[(40 << 20) + 3];
    for (int i = 0; i < longer.length; i++) longer[i] = (byte) (i * 31 >> 8);
    try (var _ = Scope.open()) {
      Tensor t = read(longer, DType.U8, Shape.of(longer.length), LITTLE_ENDIAN);
      assertArrayEquals(longer, bytes(t, LITTLE_ENDIAN));
    }
  }

  @Test
  void refusesTruthValuesOtherThanZeroAndOne() throws IOException {
    byte[] wrong = {0, 1, 98};
    var first =
        assertThrows(
            IllegalArgumentException.class,
            () -> read(wrong, DType.BOOL, Shape.of(3), LITTLE_ENDIAN));
    assertEquals("element 2 is 98: a truth value is 0 or 1", first.getMessage());
    Tensor bytes = mapped(wrong);
    assertThrows(
        IllegalArgumentException.class,
        () -> TensorBytes.view(bytes, 1, DType.BOOL, Shape.of(2), LITTLE_ENDIAN));
    Tensor right = TensorBytes.view(bytes, 0, DType.BOOL, Shape.of(2), LITTLE_ENDIAN);
    assertArrayEquals(new boolean[] {false, true}, right.toBooleanArray());
  }

  @Test
  void readsIntoTheScopeAroundIt() throws IOException {
    long before = Memory.liveBlocks();
    Tensor t;
    try (var _ = Scope.open()) {
      t = read(new byte[4], DType.I32, Shape.SCALAR, LITTLE_ENDIAN);
      assertTrue(t.isAlive());
    }
    assertTrue(!t.isAlive());
    assertEquals(before, Memory.liveBlocks());
  }
}
