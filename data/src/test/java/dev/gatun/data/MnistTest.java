package dev.gatun.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MnistTest {
  @TempDir Path folder;

  private void write(String name, byte[] contents) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, contents);
  }

  private void writeAll(int train, int test) throws IOException {
    write("train-images-idx3-ubyte.gz", IdxFiles.gzip(IdxFiles.images(train)));
    write("train-labels-idx1-ubyte.gz", IdxFiles.gzip(IdxFiles.labels(train)));
    write("t10k-images-idx3-ubyte.gz", IdxFiles.gzip(IdxFiles.images(test)));
    write("t10k-labels-idx1-ubyte.gz", IdxFiles.gzip(IdxFiles.labels(test)));
  }

  @Test
  void readsAFolderAndScalesShadesToOne() throws IOException {
    writeAll(12, 3);
    Mnist mnist = Mnist.load(folder);
    assertEquals(12, mnist.train().size());
    assertEquals(3, mnist.test().size());
    assertEquals(Mnist.Origin.FILES, mnist.origin());
    Batch batch = mnist.train().batch(11, 0);
    assertEquals(Shape.of(2, 1, 28, 28), batch.input().shape());
    assertEquals(DType.F32, batch.input().dtype());
    assertEquals(DType.I64, batch.target().dtype());
    assertArrayEquals(new long[] {1, 0}, batch.target().toLongArray());
    assertArrayEquals(expected(11), batch.input().select(0, 0).toFloatArray());
    assertArrayEquals(expected(0), batch.input().select(0, 1).toFloatArray());
  }

  private static float[] expected(int image) {
    byte[] file = IdxFiles.images(12);
    float[] shades = new float[784];
    for (int i = 0; i < 784; i++) shades[i] = (file[16 + image * 784 + i] & 0xFF) / 255f;
    return shades;
  }

  @Test
  void findsFilesUnderTheirUsualNamesAndInAFolderMnist() throws IOException {
    write("mnist/train-images-idx3-ubyte", IdxFiles.images(5));
    write("mnist/train-labels.idx1-ubyte", IdxFiles.labels(5));
    write("mnist/t10k-images.idx3-ubyte.gz", IdxFiles.gzip(IdxFiles.images(4)));
    write("mnist/t10k-labels-idx1-ubyte.gz", IdxFiles.labels(4));
    assertEquals(4, Mnist.load(folder).test().size());
  }

  @Test
  void namesTheFilesThatAreMissing() throws IOException {
    refuses("no such folder", folder.resolve("nowhere"));
    refuses("none of the four files", folder);
    writeAll(2, 2);
    Files.delete(folder.resolve("t10k-labels-idx1-ubyte.gz"));
    refuses("no t10k-labels-idx1-ubyte.gz", folder);
  }

  @Test
  void refusesFilesThatDoNotFitTogether() throws IOException {
    writeAll(10, 10);
    write("train-labels-idx1-ubyte.gz", IdxFiles.labels(9));
    refuses("has 9 labels, but " + folder.resolve("train-images-idx3-ubyte.gz"), folder);
  }

  @Test
  void refusesExchangedFiles() throws IOException {
    writeAll(10, 10);
    write("train-labels-idx1-ubyte.gz", IdxFiles.images(10));
    refuses("holds u8(10, 28, 28), expected labels", folder);
    write("train-images-idx3-ubyte.gz", IdxFiles.labels(10));
    refuses("holds u8(10,), expected images", folder);
  }

  @Test
  void refusesWrongContents() throws IOException {
    writeAll(10, 10);
    byte[] labels = IdxFiles.labels(10);
    labels[8 + 3] = 10;
    write("t10k-labels-idx1-ubyte.gz", labels);
    refuses("label 3 is 10, expected 0 to 9", folder);
    byte[] large = IdxFiles.file(IdxFiles.U8, new int[] {1, 32, 32}, new byte[1024]);
    write("t10k-images-idx3-ubyte.gz", large);
    refuses("u8(1, 32, 32), expected images of 28 x 28", folder);
    byte[] none = IdxFiles.file(IdxFiles.U8, new int[] {0, 28, 28}, new byte[0]);
    write("t10k-images-idx3-ubyte.gz", none);
    refuses("u8(0, 28, 28)", folder);
    write("t10k-images-idx3-ubyte.gz", Arrays.copyOf(IdxFiles.gzip(IdxFiles.images(10)), 100));
    refuses("t10k-images-idx3-ubyte.gz: is cut short", folder);
  }

  private static void refuses(String part, Path folder) {
    var e = assertThrows(BadDataException.class, () -> Mnist.load(folder));
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void looksIntoFoldersFirst() throws IOException {
    writeAll(7, 2);
    List<String> lines = new ArrayList<>();
    Mnist mnist = Mnist.load(sources(List.of(folder.resolve("empty"), folder), lines));
    assertEquals(7, mnist.train().size());
    assertEquals(List.of(), lines);
  }

  @Test
  void doesNotPassOverDamagedFilesOfANamedFolder() throws IOException {
    writeAll(7, 2);
    write("t10k-labels-idx1-ubyte.gz", new byte[5]);
    var sources = sources(List.of(folder), new ArrayList<>());
    assertThrows(BadDataException.class, () -> Mnist.load(sources));
  }

  @Test
  void generatesDigitsAndSaysWhyInOneLine() {
    List<String> lines = new ArrayList<>();
    Mnist mnist = Mnist.load(sources(List.of(folder.resolve("gone")), lines));
    assertEquals(Mnist.Origin.DRAWN, mnist.origin());
    assertEquals(60_000, mnist.train().size());
    assertEquals(10_000, mnist.test().size());
    assertEquals(1, lines.size(), lines::toString);
    for (String part : List.of("GENERATED", "GATUN_DATA", folder.resolve("gone").toString())) {
      assertTrue(lines.getFirst().contains(part), lines.getFirst());
    }
  }

  private MnistSources sources(List<Path> folders, List<String> lines) {
    Path cache = folder.resolve("cache");
    return new MnistSources(folders, cache, List.of(), Duration.ofSeconds(1), lines::add);
  }

  @Test
  void takesItsPlacesFromTheEnvironment() {
    Path home = Path.of("home");
    var plain = MnistSources.of(Map.of(), home);
    assertEquals(List.of(), plain.folders());
    assertEquals(Path.of("home", ".cache", "gatun", "mnist"), plain.cache());
    assertEquals(2, plain.mirrors().size());
    assertEquals(Duration.ofSeconds(5), plain.patience());
    var named = MnistSources.of(Map.of("GATUN_DATA", "d", "XDG_CACHE_HOME", "x"), home);
    assertEquals(List.of(Path.of("d")), named.folders());
    assertEquals(Path.of("x", "gatun", "mnist"), named.cache());
    var windows = MnistSources.of(Map.of("LOCALAPPDATA", "l", "GATUN_DATA", " "), home);
    assertEquals(List.of(), windows.folders());
    assertEquals(Path.of("l", "gatun", "mnist"), windows.cache());
    var mirrored = MnistSources.of(Map.of("GATUN_MNIST_MIRRORS", "http://a/b, http://c/"), home);
    assertEquals(List.of(URI.create("http://a/b/"), URI.create("http://c/")), mirrored.mirrors());
    assertEquals(List.of(), MnistSources.of(Map.of("GATUN_MNIST_MIRRORS", ""), home).mirrors());
  }
}
