package dev.gatun.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Memory;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdxTest {

  @Test
  void readsPlainAndCompressedFilesWhateverTheirNames(@TempDir Path folder) throws IOException {
    byte[] plain = IdxFiles.images(3);
    Path a = Files.write(folder.resolve("a.gz"), plain);
    Path b = Files.write(folder.resolve("b"), IdxFiles.gzip(plain));
    byte[] pixels = Arrays.copyOfRange(plain, 16, plain.length);
    for (Path file : new Path[] {a, b}) {
      Idx idx = Idx.read(file);
      assertEquals(Shape.of(3, 28, 28), idx.shape());
      assertEquals(DType.U8, idx.dtype());
      assertArrayEquals(pixels, idx.toByteArray());
    }
  }

  @Test
  void convertsEveryTypeToFloats() {
    check(IdxFiles.U8, DType.U8, new byte[] {0, 127, (byte) 200}, 0, 127, 200);
    check(IdxFiles.I8, DType.I8, new byte[] {0, 127, (byte) 200}, 0, 127, -56);
    ByteBuffer i16 = ByteBuffer.allocate(6).putShort((short) -2).putShort((short) 0x7FFF);
    check(IdxFiles.I16, DType.I16, i16.putShort((short) 3).array(), -2, 32767, 3);
    ByteBuffer i32 = ByteBuffer.allocate(12).putInt(-70_000).putInt(1).putInt(1 << 20);
    check(IdxFiles.I32, DType.I32, i32.array(), -70_000, 1, 1 << 20);
    ByteBuffer f32 = ByteBuffer.allocate(12).putFloat(0.1f).putFloat(-1).putFloat(1e30f);
    check(IdxFiles.F32, DType.F32, f32.array(), 0.1f, -1, 1e30f);
    ByteBuffer f64 = ByteBuffer.allocate(24).putDouble(0.1).putDouble(-1).putDouble(1e30);
    check(IdxFiles.F64, DType.F64, f64.array(), 0.1f, -1, 1e30f);
  }

  private static void check(int type, DType dtype, byte[] data, float... expected) {
    Idx idx = Idx.read("test", IdxFiles.file(type, new int[] {3}, data));
    assertEquals(dtype, idx.dtype());
    assertEquals(Shape.of(3), idx.shape());
    assertArrayEquals(expected, idx.toFloatArray());
    assertEquals(dtype, idx.toTensor().dtype());
    assertEquals(Shape.of(3), idx.toTensor().shape());
    assertArrayEquals(expected, idx.toTensor().toFloatArray());
  }

  @Test
  void keepsDoublesExact() {
    byte[] data = ByteBuffer.allocate(8).putDouble(0.1).array();
    Idx idx = Idx.read("test", IdxFiles.file(IdxFiles.F64, new int[] {1}, data));
    assertArrayEquals(new double[] {0.1}, idx.toTensor().toDoubleArray());
  }

  @Test
  void takesNoMoreMemoryThanTheTensorNeeds() {
    byte[] data = new byte[3_000_000];
    for (int i = 0; i < data.length; i++) data[i] = (byte) (i * 7 + i / 1000);
    Idx idx = Idx.read("test", IdxFiles.file(IdxFiles.U8, new int[] {3, 1000, 1000}, data));
    Memory.collect();
    Memory.resetPeak();
    long before = Memory.liveBytes();
    Tensor tensor = idx.toTensor();
    assertTrue(Memory.peakBytes() - before < 4_500_000, () -> Memory.peakBytes() + " at peak");
    assertEquals(Shape.of(3, 1000, 1000), tensor.shape());
    assertArrayEquals(idx.toFloatArray(), tensor.toFloatArray());
  }

  @Test
  void readsScalarsAndEmptyArrays() {
    Idx scalar = Idx.read("test", IdxFiles.file(IdxFiles.U8, new int[] {}, new byte[] {7}));
    assertEquals(Shape.SCALAR, scalar.shape());
    assertEquals(7, scalar.toTensor().item());
    Idx empty = Idx.read("test", IdxFiles.file(IdxFiles.U8, new int[] {0, 28, 28}, new byte[0]));
    assertEquals(Shape.of(0, 28, 28), empty.shape());
    assertEquals(Shape.of(0, 28, 28), empty.toTensor().shape());
  }

  @Test
  void refusesFilesCutShortAnywhere() {
    byte[] plain = IdxFiles.file(IdxFiles.I16, new int[] {2, 3}, new byte[12]);
    refusesEveryPrefixOf(plain);
    refusesEveryPrefixOf(IdxFiles.gzip(plain));
  }

  private static void refusesEveryPrefixOf(byte[] file) {
    for (int n = 0; n < file.length; n++) {
      byte[] part = Arrays.copyOf(file, n);
      var e = assertThrows(BadDataException.class, () -> Idx.read("cut.idx", part));
      assertTrue(e.getMessage().startsWith("cut.idx: "), e.getMessage());
    }
  }

  @Test
  void refusesTrailingBytes() {
    byte[] plain = IdxFiles.labels(20);
    byte[] compressed = IdxFiles.gzip(plain);
    for (int more : new int[] {1, 5, 30, 10_000}) {
      refuses("goes on after its data", Arrays.copyOf(plain, plain.length + more));
      refuses("goes on after its data", IdxFiles.gzip(Arrays.copyOf(plain, plain.length + more)));
      refuses("goes on after its data", Arrays.copyOf(compressed, compressed.length + more));
    }
  }

  @Test
  void refusesCorruptCompression() {
    byte[] good = IdxFiles.gzip(IdxFiles.images(2));
    for (int i = 10; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x10;
      assertThrows(BadDataException.class, () -> Idx.read("bad.gz", bad), "byte " + i);
    }
  }

  @Test
  void namesWhatItFoundInsteadOfAnIdxFile() {
    refuses("begins with 50 4b 03 04", new byte[] {0x50, 0x4B, 3, 4, 0, 0});
    refuses("unknown type 0a", IdxFiles.file(0x0A, new int[] {1}, new byte[1]));
    refuses("has only 0 bytes", new byte[0]);
    refuses("expected 20 bytes for u8(20,), found 19", cut(IdxFiles.labels(20)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void refusesSizesThatCannotBe(int size) {
    refuses("2 GiB", IdxFiles.file(IdxFiles.F64, new int[] {size, 4}, new byte[8]));
    int[] sizes = {size, size, size, size};
    refuses("63 bits", IdxFiles.file(IdxFiles.U8, sizes, new byte[8]));
  }

  @Test
  void allocatesForWhatIsThereNotForWhatIsPromised() {
    byte[] promise = IdxFiles.file(IdxFiles.U8, new int[] {2_000_000_000}, new byte[100]);
    byte[] bomb = IdxFiles.gzip(Arrays.copyOf(IdxFiles.labels(4), 50_000_000));
    byte[] compressed = IdxFiles.gzip(promise);
    Idx.read("warm up", IdxFiles.labels(4));
    assertTrue(bytesAllocated(() -> refuses("cut short", promise)) < 1 << 20);
    assertTrue(bytesAllocated(() -> refuses("cut short", compressed)) < 1 << 20);
    assertTrue(bytesAllocated(() -> refuses("goes on after its data", bomb)) < 1 << 20);
  }

  @Test
  void leavesAFileThatIsNotThereToTheFileSystem(@TempDir Path folder) {
    assertThrows(UncheckedIOException.class, () -> Idx.read(folder.resolve("none")));
  }

  private static void refuses(String part, byte[] file) {
    var e = assertThrows(BadDataException.class, () -> Idx.read("test.idx", file));
    assertTrue(e.getMessage().startsWith("test.idx: "), e.getMessage());
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  private static byte[] cut(byte[] file) {
    return Arrays.copyOf(file, file.length - 1);
  }

  private static long bytesAllocated(Runnable work) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
