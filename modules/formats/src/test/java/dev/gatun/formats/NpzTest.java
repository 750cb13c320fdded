package dev.gatun.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Memory;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTest {
  @TempDir Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void nameFile() {
    file = folder.resolve("a.npz");
  }

  private void zip(Map<String, byte[]> members) throws IOException {
    try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var e : members.entrySet()) {
        out.putNextEntry(new ZipEntry(e.getKey()));
        out.write(e.getValue());
      }
    }
  }

  private void assertRefused(String expected) {
    var e = assertThrows(FormatException.class, () -> Npz.read(file));
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  private static byte[] npy(String descr, String shape, int bytes) {
    return RawFiles.npy(1, RawFiles.header(descr, shape), new byte[bytes]);
  }

  @Test
  void keepsTheOrderOfTheArchive() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("z", Tensor.of(1f));
    tensors.put("a/b", Tensor.of(true));
    tensors.put("m.npy", Tensor.of(3L));
    Npz.write(file, tensors);
    assertEquals(List.of("z", "a/b", "m.npy"), List.copyOf(Npz.names(file)));
    assertEquals(List.of("z", "a/b", "m.npy"), List.copyOf(Npz.read(file).keySet()));
    byte[] first = Files.readAllBytes(file);
    Npz.write(file, tensors);
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  @Test
  void compressesWhenAsked() throws IOException {
    Map<String, Tensor> tensors = Map.of("zeros", Tensor.zeros(1000));
    Npz.write(file, tensors);
    assertTrue(Files.size(file) > 4000);
    Npz.writeCompressed(file, tensors);
    assertTrue(Files.size(file) < 400);
    AnyTensor.assertSame(tensors, Npz.read(file));
  }

  @Test
  void readsOneArrayBesideOnesThatAreRefused() throws IOException {
    zip(Map.of("s.npy", npy("|S3", "(2,)", 6), "x.npy", npy("|u1", "(2,)", 2)));
    assertRefused("member 's.npy': header: the elements are '|S3': strings are not numbers");
    assertArrayEquals(new long[] {0, 0}, Npz.read(file, "x").toLongArray());
    var e = assertThrows(IllegalArgumentException.class, () -> Npz.read(file, "y"));
    assertTrue(e.getMessage().contains("no array 'y'"), e.getMessage());
  }

  @Test
  void refusesWhatIsNoArchiveOfArrays() throws IOException {
    assertThrows(NoSuchFileException.class, () -> Npz.read(file));
    Files.write(file, new byte[0]);
    assertRefused("not a valid zip archive");
    Files.write(file, npy("<f4", "(1,)", 4));
    assertRefused("not a valid zip archive");
    zip(Map.of("readme.txt", new byte[3]));
    assertRefused("member 'readme.txt' is not an array");
    zip(Map.of("x.npy", new byte[3]));
    assertRefused("member 'x.npy': truncated");
  }

  @Test
  void refusesMembersThatAreShorterOrLongerThanTheirArray() throws IOException {
    zip(Map.of("x.npy", npy("<f4", "(2,)", 7)));
    assertRefused("member 'x.npy': truncated: the data end after 7 of 8 bytes");
    zip(Map.of("x.npy", npy("<f4", "(2,)", 9)));
    assertRefused("member 'x.npy': it goes on after the elements");
  }

  @Test
  void unpacksNoMoreOfABombThanItsHeaderAsksFor() throws IOException {
    Memory.resetPeak();
    long before = Memory.peakBytes();
    zip(Map.of("x.npy", npy("|u1", "(10,)", 64 << 20)));
    assertTrue(Files.size(file) < 100_000);
    assertRefused("it goes on after the elements");
    zip(Map.of("x.npy", npy("|u1", "(1099511627776,)", 1 << 20)));
    assertRefused("truncated: the data end after 1048576 of 1099511627776 bytes");
    assertTrue(Memory.peakBytes() - before <= 32 << 20);
  }

  @Test
  void refusesADamagedMember() throws IOException {
    Npz.write(file, Map.of("x", Tensor.zeros(100)));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertRefused("its checksum is wrong");
  }

  @Test
  void refusesMembersThatShareTheirBytes() throws IOException {
    zip(Map.of("x.npy", npy("|u1", "(10000,)", 10000), "y.npy", npy("|u1", "(1,)", 1)));
    byte[] bytes = Files.readAllBytes(file);
    int records = 0;
    for (int i = 0; i + 4 < bytes.length; i++) {
      if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
        records++;
        bytes[i + 22] = 1;
      }
    }
    assertEquals(2, records);
    Files.write(file, bytes);
    assertRefused("its members overlap");
  }

  @Test
  void leavesNothingBehindWhenItFails() {
    Tensor released;
    try (var _ = Scope.open()) {
      released = Tensor.of(1f).add(1);
    }
    Map<String, Tensor> dead = Map.of("x", released);
    assertThrows(IllegalStateException.class, () -> Npz.write(file, dead));
    Map<String, Tensor> bf16 = Map.of("x", Tensor.of(1f).to(DType.BF16));
    assertThrows(IllegalArgumentException.class, () -> Npz.write(file, bf16));
    assertEquals(List.of(), RawFiles.in(folder));
  }

  @Test
  void releasesWhatWasReadBeforeAFailure() throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("good.npy", npy("<f4", "(2,)", 8));
    members.put("bad.npy", npy("<f4", "(2,)", 4));
    zip(members);
    long before = Memory.liveBlocks();
    assertRefused("member 'bad.npy'");
    assertEquals(before, Memory.liveBlocks());
  }
}
