package dev.gatun.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
  @TempDir Path folder;

  private static Tensor read(int version, String header, byte... elements) throws IOException {
    return Npy.read(new ByteArrayInputStream(RawFiles.npy(version, header, elements)));
  }

  private static byte[] written(Tensor t) throws IOException {
    var out = new ByteArrayOutputStream();
    Npy.write(out, t);
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "|b1, bool, 0100, 1, 0",
    "|i1, i8, 80ff, -128, -1",
    "|u1, u8, 80ff, 128, 255",
    "<i2, i16, 0080ff7f, -32768, 32767",
    ">i2, i16, 80007fff, -32768, 32767",
    "<u2, i32, 0080ffff, 32768, 65535",
    ">u2, i32, 8000ffff, 32768, 65535",
    "<i4, i32, 0000008001000000, -2147483648, 1",
    ">i4, i32, 8000000000000001, -2147483648, 1",
    "<u4, i64, 00000080ffffffff, 2147483648, 4294967295",
    ">u4, i64, 80000000ffffffff, 2147483648, 4294967295",
    "<i8, i64, 0000000000000080ffffffffffffff7f, -9223372036854775808, 9223372036854775807",
    ">i8, i64, 80000000000000007fffffffffffffff, -9223372036854775808, 9223372036854775807",
    "<u8, i64, 0100000000000000ffffffffffffff7f, 1, 9223372036854775807",
    ">u8, i64, 00000000000000017fffffffffffffff, 1, 9223372036854775807",
  })
  void readsIntegersOfAnySizeAndOrder(
      String descr, String dtype, String elements, long first, long second) throws IOException {
    for (int version = 1; version <= 3; version++) {
      String header = RawFiles.header(descr, "(2,)");
      Tensor t = read(version, header, HexFormat.of().parseHex(elements));
      assertEquals(dtype, t.dtype().toString());
      assertArrayEquals(new long[] {first, second}, t.to(DType.I64).toLongArray());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "<f2, f16, 003ec0cb, 1.5, -15.5",
    ">f2, f16, 3e00cbc0, 1.5, -15.5",
    "<f4, f32, 0000c03f0000807f, 1.5, Infinity",
    ">f4, f32, 3fc000007f800000, 1.5, Infinity",
    "<f8, f64, 000000000000f83f000000000000f87f, 1.5, NaN",
    ">f8, f64, 3ff80000000000007ff8000000000000, 1.5, NaN",
  })
  void readsFloatsOfAnySizeAndOrder(
      String descr, String dtype, String elements, double first, double second) throws IOException {
    Tensor t = read(1, RawFiles.header(descr, "(1, 2)"), HexFormat.of().parseHex(elements));
    assertEquals(dtype, t.dtype().toString());
    assertArrayEquals(new double[] {first, second}, t.to(DType.F64).toDoubleArray());
  }

  @Test
  void readsFortranOrderAsAView() throws IOException {
    String header = "{'shape': (2, 3), 'fortran_order': True, 'descr': '>u2'}";
    byte[] elements = HexFormat.of().parseHex("00000001000200030004ffff");
    Tensor t = read(2, header, elements);
    assertEquals(Shape.of(2, 3), t.shape());
    assertArrayEquals(new long[] {1, 2}, t.strides());
    assertArrayEquals(new long[] {0, 2, 4, 1, 3, 65535}, t.to(DType.I64).toLongArray());
  }

  @Test
  void readsScalarsAndEmptyArrays() throws IOException {
    assertEquals(Shape.SCALAR, read(1, RawFiles.header("|u1", "()"), (byte) 7).shape());
    assertEquals(7, read(1, RawFiles.header("|u1", "()"), (byte) 7).item());
    assertEquals(Shape.of(0), read(3, RawFiles.header("<f4", "(0,)")).shape());
    assertEquals(Shape.of(3, 0, 2), read(3, RawFiles.header("<u8", "(3, 0, 2)")).shape());
  }

  @Test
  void widensAndChecksMoreThanOneBuffer() throws IOException {
    int n = 50_000;
    byte[] elements = new byte[2 * n];
    for (int i = 0; i < n; i++) {
      elements[2 * i] = (byte) i;
      elements[2 * i + 1] = (byte) (i >> 8);
    }
    Tensor t = read(1, RawFiles.header("<u2", "(" + n + ",)"), elements);
    AnyTensor.assertSame(Tensor.arange(n).to(DType.I32), t);
  }

  @Test
  void readsOneArrayAfterTheOther() throws IOException {
    var out = new ByteArrayOutputStream();
    Npy.write(out, Tensor.of(1, 2));
    out.writeBytes(
        RawFiles.npy(1, RawFiles.header("<u4", "(1,)"), (byte) 3, (byte) 0, (byte) 0, (byte) 0));
    Npy.write(out, Tensor.of(true));
    var in = new ByteArrayInputStream(out.toByteArray());
    assertArrayEquals(new long[] {1, 2}, Npy.read(in).toLongArray());
    assertArrayEquals(new long[] {3}, Npy.read(in).toLongArray());
    assertArrayEquals(new boolean[] {true}, Npy.read(in).toBooleanArray());
    assertEquals(0, in.available());
  }

  @Test
  void writesWhatNumpyWrites() throws IOException {
    String text =
        "\u0093NUMPY\u0001\u0000v\u0000{'descr': '<i4', 'fortran_order': False, 'shape': (1, 2), }";
    String padded = text + " ".repeat(127 - text.length()) + "\n";
    byte[] expected = (padded + "\u0001\0\0\0\u0002\0\0\0").getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = written(Tensor.of(1, 2).reshape(1, 2));
    assertEquals(HexFormat.of().formatHex(expected), HexFormat.of().formatHex(bytes));
  }

  @Test
  void writesElementsAlignedTo64Bytes() throws IOException {
    Path file = folder.resolve("a.npy");
    for (int rank = 0; rank < 40; rank++) {
      long[] sizes = new long[rank];
      java.util.Arrays.fill(sizes, 1);
      Npy.write(file, Tensor.zeros(Shape.of(sizes), DType.I8));
      assertEquals(1, Files.size(file) % 64);
      assertEquals(Shape.of(sizes), Npy.read(file).shape());
    }
  }

  @Test
  void writesFortranOrderWithoutCopying() throws IOException {
    Tensor t = Tensor.arange(6).reshape(2, 3).transpose();
    byte[] bytes = written(t);
    String header = new String(bytes, 10, 118, StandardCharsets.ISO_8859_1);
    assertEquals("{'descr': '<i8', 'fortran_order': True, 'shape': (3, 2), }", header.strip());
    Tensor back = Npy.read(new ByteArrayInputStream(bytes));
    assertArrayEquals(t.strides(), back.strides());
    AnyTensor.assertSame(t, back);
  }

  @Test
  void refusesToWriteWhatNumpyHasNoTypeFor() {
    Path file = folder.resolve("a.npy");
    Tensor bf16 = Tensor.of(1f).to(DType.BF16);
    assertThrows(IllegalArgumentException.class, () -> Npy.write(file, bf16));
    assertEquals(List.of(), RawFiles.in(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"f4", "=f4", "|f4"})
  void takesAMissingByteOrderForTheMachines(String descr) throws IOException {
    Tensor machines = read(1, RawFiles.header(descr, "()"), new byte[] {0, 0, (byte) 0xc0, 63});
    boolean little = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN;
    assertEquals(little, machines.item() == 1.5);
    assertFalse(Double.isNaN(machines.item()));
  }
}
