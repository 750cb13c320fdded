package dev.gatun.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every file in the folder of real .npy and .npz files, from NumPy and the tests of several
 * readers, is read to the right values or refused with the reason. The folder is {@code
 * gatun.shared.data}, or {@code shared/data} beside this folder or one around it; without it there
 * is nothing to test.
 */
class SharedNpyFilesTest {
  private Path npy = Path.of("");

  @BeforeEach
  void findFolder() {
    npy = folder();
    assumeTrue(Files.isDirectory(npy), "there is no folder " + npy);
  }

  private static Path folder() {
    String given = System.getProperty("gatun.shared.data");
    if (given != null) return Path.of(given).resolve("npy");
    Path around = Path.of("").toAbsolutePath();
    while (around.getParent() != null && !Files.isDirectory(around.resolve("shared/data/npy"))) {
      around = around.getParent();
    }
    return around.resolve("shared/data/npy");
  }

  private void assertReads(String file, DType dtype, Shape shape, double... values)
      throws IOException {
    assertIs(Npy.read(npy.resolve(file)), dtype, shape, values);
  }

  private static void assertIs(Tensor t, DType dtype, Shape shape, double... values) {
    assertEquals(dtype, t.dtype());
    assertEquals(shape, t.shape());
    assertArrayEquals(values, t.to(DType.F64).toDoubleArray());
  }

  private void assertRefused(String file, String reason) {
    Path path = npy.resolve(file);
    var e =
        assertThrows(
            FormatException.class,
            () -> {
              if (file.endsWith("z")) Npz.read(path);
              else Npy.read(path);
            });
    assertTrue(e.getMessage().startsWith(path.toString()), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void everyFileIsReadOrRefused() throws IOException {
    Set<String> read = new TreeSet<>();
    Set<String> refused = new TreeSet<>();
    for (Path file : files()) {
      String name = npy.relativize(file).toString().replace('\\', '/');
      try {
        if (name.endsWith("z")) Npz.read(file).values().forEach(AnyTensor::bits);
        else AnyTensor.bits(Npy.read(file));
        read.add(name);
      } catch (FormatException e) {
        refused.add(name);
      }
    }
    assertEquals(REFUSED.keySet(), refused);
    assertEquals(43, read.size(), read.toString());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(npy)) {
      return all.filter(f -> f.toString().matches(".*\\.np[yz]")).sorted().toList();
    }
  }

  private static final String PICKLED = "Python objects are pickled programs";
  private static final String COMPLEX = "no complex numbers";
  private static final String STRINGS = "strings are not numbers";

  private static final Map<String, String> REFUSED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("numpy/py2-np0-objarr.npy", PICKLED),
              Map.entry("numpy/py2-objarr.npy", PICKLED),
              Map.entry("numpy/py2-objarr.npz", PICKLED),
              Map.entry("numpy/py3-objarr.npy", PICKLED),
              Map.entry("numpy/py3-objarr.npz", PICKLED),
              Map.entry("npyjs/unicode.npy", STRINGS),
              Map.entry("npyjs/unicode-large.npy", STRINGS),
              Map.entry("npyjs/10-complex64.npy", COMPLEX),
              Map.entry("npyjs/10-complex128.npy", COMPLEX),
              Map.entry("npyjs/65x65-complex64.npy", COMPLEX),
              Map.entry("npyjs/65x65-complex128.npy", COMPLEX),
              Map.entry("npyjs/4x4x4x4x4-complex64.npy", COMPLEX),
              Map.entry("npyjs/4x4x4x4x4-complex128.npy", COMPLEX),
              Map.entry("ndarray-npy/example_c64_big_endian_fortran.npy", COMPLEX),
              Map.entry("ndarray-npy/example_c64_big_endian_standard.npy", COMPLEX),
              Map.entry("ndarray-npy/example_c64_little_endian_fortran.npy", COMPLEX),
              Map.entry("ndarray-npy/example_c64_little_endian_standard.npy", COMPLEX),
              Map.entry("ndarray-npy/example_bool_bad_value.npy", "element 4 is 98"),
              Map.entry("jetbrains-npy/example.npz", STRINGS),
              Map.entry(
                  "jetbrains-npy/overflow.npy",
                  "asks for 34359738368 bytes of elements, but 0 follow it: truncated")));

  @Test
  void reasonsAreGiven() {
    REFUSED.forEach(this::assertRefused);
  }

  @Test
  void candleAndDjl() throws IOException {
    double[] ten = DoubleStream.iterate(0, x -> x + 1).limit(10).toArray();
    assertReads("candle/test.npy", DType.I64, Shape.of(10), ten);
    Map<String, Tensor> npz = Npz.read(npy.resolve("candle/test.npz"));
    assertEquals(List.of("x", "x_plus_one"), List.copyOf(npz.keySet()));
    assertIs(npz.get("x"), DType.I64, Shape.of(10), ten);
    double[] more = DoubleStream.of(ten).map(x -> x + 1).toArray();
    assertIs(npz.get("x_plus_one"), DType.I64, Shape.of(10), more);

    assertReads("djl/0d.npy", DType.F64, Shape.SCALAR, 1);
    assertReads("djl/1d.npy", DType.I64, Shape.of(1), 1);
    assertReads("djl/2d.npy", DType.I32, Shape.of(1, 2), 1, 1);
    assertReads("djl/boolean.npy", DType.BOOL, Shape.of(1), 1);
    assertReads("djl/fp16.npy", DType.F16, Shape.of(1), 1);
    assertReads("djl/fp32.npy", DType.F32, Shape.of(1), 1);
    assertReads("djl/int8.npy", DType.I8, Shape.of(1), 1);
    assertReads("djl/uint8.npy", DType.U8, Shape.of(1), 1);
    Map<String, Tensor> list = Npz.read(npy.resolve("djl/list.npz"));
    assertEquals(Set.of("bool8", "arr_0"), list.keySet());
    assertIs(list.get("bool8"), DType.BOOL, Shape.of(1), 1);
    assertIs(list.get("arr_0"), DType.I8, Shape.of(1), 1);
  }

  @Test
  void mixedByteOrdersInOneArchive() throws IOException {
    Path file = npy.resolve("jetbrains-npy/example.npz");
    assertIs(Npz.read(file, "x_b"), DType.BOOL, Shape.of(4), 1, 1, 1, 0);
    assertIs(Npz.read(file, "x_i1"), DType.I8, Shape.of(4), 1, 2, 3, 4);
    assertIs(Npz.read(file, "x_i2"), DType.I16, Shape.of(5), 1, 2, 3, 4, 4096);
    assertIs(Npz.read(file, "x_i8"), DType.I64, Shape.of(5), 1, 2, 3, 4, 65536);
    assertIs(Npz.read(file, "x_u4"), DType.I64, Shape.of(4), 1, 2, 3, 4);
    assertIs(Npz.read(file, "x_f4"), DType.F32, Shape.of(4), 1, 2, 3, 4);
    assertIs(Npz.read(file, "x_f8"), DType.F64, Shape.of(4), 1, 2, 3, 4);
    assertReads("jetbrains-npy/win64python2.npy", DType.F64, Shape.of(2), 1, 1);
  }

  @Test
  void bothByteOrdersAndBothMemoryOrders() throws IOException {
    double[] counting = DoubleStream.iterate(0, x -> x + 1).limit(24).toArray();
    for (String order : List.of("big_endian", "little_endian")) {
      for (String layout : List.of("fortran", "standard")) {
        String file = "ndarray-npy/example_f64_" + order + "_" + layout + ".npy";
        assertReads(file, DType.F64, Shape.of(2, 3, 4), counting);
      }
    }
    assertReads("ndarray-npy/array.npy", DType.I32, Shape.of(2, 3), 0, 1, 2, 3, 4, 5);
    double[] truths = {1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 0};
    assertReads("ndarray-npy/example_bool_standard.npy", DType.BOOL, Shape.of(2, 3, 4), truths);
  }

  @Test
  void xtensor() throws IOException {
    Shape cube = Shape.of(3, 3, 3);
    double[] truths = {
      0, 0, 1, 1, 1, 0, 1, 0, 1, 1, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0
    };
    assertReads("xtensor/bool.npy", DType.BOOL, cube, truths);
    assertReads("xtensor/bool_fortran.npy", DType.BOOL, cube, truths);
    Tensor doubles = Npy.read(npy.resolve("xtensor/double.npy"));
    assertEquals(0.29731722517856973, doubles.getDouble(0, 0, 0));
    assertEquals(0.04380156762013887, doubles.getDouble(0, 0, 1));
    assertEquals(0.06255319041636886, doubles.getDouble(2, 2, 2));
    AnyTensor.assertSame(doubles, Npy.read(npy.resolve("xtensor/double_fortran.npy")));
    assertReads("xtensor/int.npy", DType.I32, Shape.of(5), 3, 4, 5, 6, 7);
    assertReads("xtensor/unsignedlong.npy", DType.I64, Shape.of(5), 12, 14, 16, 18, 1234321);
  }

  @Test
  void npyjsAgreesWithItsRecords() throws IOException {
    Map<String, double[]> records = records();
    int checked = 0;
    for (Path file : files()) {
      String name = file.getFileName().toString().replace(".npy", "");
      if (!file.getParent().endsWith("npyjs") || REFUSED.containsKey("npyjs/" + name + ".npy")) {
        continue;
      }
      Tensor t = Npy.read(file);
      double[] all = t.to(DType.F64).toDoubleArray();
      double[] expected = records.get(name);
      assertArrayEquals(
          expected, Arrays.copyOfRange(all, all.length - expected.length, all.length), name);
      String sizes = name.contains("-") ? name.substring(0, name.indexOf('-')) : "2";
      assertEquals(
          Shape.of(Stream.of(sizes.split("x")).mapToLong(Long::parseLong).toArray()), t.shape());
      checked++;
    }
    assertEquals(19, checked);
  }

  /** Returns the last raw values of each file, as far as they are numbers or truth values. */
  private Map<String, double[]> records() throws IOException {
    Map<String, double[]> records = new TreeMap<>();
    try (JsonParser in =
        new JsonFactory().createParser(npy.resolve("npyjs/records.json").toFile())) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName().replace("./data/", "");
        in.nextToken();
        List<Double> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          switch (in.currentToken()) {
            case VALUE_TRUE -> values.add(1.0);
            case VALUE_FALSE -> values.add(0.0);
            case VALUE_STRING -> {}
            default -> values.add(in.getDoubleValue());
          }
        }
        records.put(name, values.stream().mapToDouble(Double::doubleValue).toArray());
      }
    }
    return records;
  }
}
