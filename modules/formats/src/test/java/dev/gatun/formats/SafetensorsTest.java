package dev.gatun.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Memory;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void writesTheFormatByteByByte() throws IOException {
    Path file = folder.resolve("model.safetensors");
    Safetensors.write(file, Map.of("w", Tensor.of(1f, -2f)));
    String json = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}  ";
    byte[] header = json.getBytes(StandardCharsets.UTF_8);
    assertEquals(56, header.length);
    byte[] expected =
        ByteBuffer.allocate(8 + 56 + 8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(56)
            .put(header)
            .putFloat(1)
            .putFloat(-2)
            .array();
    assertEquals(
        HexFormat.of().formatHex(expected), HexFormat.of().formatHex(Files.readAllBytes(file)));
  }

  @Test
  void readsWithoutCopying() throws IOException {
    Path file = folder.resolve("model.safetensors");
    Safetensors.write(file, Map.of("w", Tensor.arange(1 << 20), "b", Tensor.of(true, false)));
    long before = Memory.liveBytes();
    Map<String, Tensor> tensors = Safetensors.read(file);
    assertEquals(before, Memory.liveBytes());
    assertEquals((1 << 20) - 1, tensors.get("w").getDouble(-1));
    assertArrayEquals(new boolean[] {true, false}, tensors.get("b").toBooleanArray());
    var e = assertThrows(UnsupportedOperationException.class, () -> tensors.get("w").fill(0));
    assertTrue(e.getMessage().contains("copy()"), e.getMessage());
  }

  @Test
  void tensorsOutliveTheirFileAndItsScope() throws IOException {
    Path file = folder.resolve("model.safetensors");
    Safetensors.write(file, Map.of("w", Tensor.of(1, 2, 3)));
    Tensor w;
    try (var _ = Scope.open()) {
      w = Safetensors.read(file).get("w");
    }
    Safetensors.write(file, Map.of("w", w.add(1)));
    assertArrayEquals(new long[] {1, 2, 3}, w.toLongArray());
    assertArrayEquals(new long[] {2, 3, 4}, Safetensors.read(file).get("w").toLongArray());
    Files.delete(file);
    assertArrayEquals(new long[] {1, 2, 3}, w.toLongArray());
  }

  @Test
  void alignsEveryTensorAndIgnoresTheOrderOfTheMap() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("mask", Tensor.of(true));
    tensors.put("z", Tensor.of(1.0));
    tensors.put("half", Tensor.of(1f, 2f, 3f).to(DType.F16));
    tensors.put("a", Tensor.of(2.0));
    tensors.put("float", Tensor.of(3f));
    Path file = folder.resolve("a.safetensors");
    Safetensors.write(file, tensors);
    SafetensorsFile read = Safetensors.open(file);
    assertEquals(List.of("a", "z", "float", "half", "mask"), List.copyOf(read.tensors().keySet()));
    Path other = folder.resolve("b.safetensors");
    Safetensors.write(other, read.tensors());
    assertEquals(-1, Files.mismatch(file, other));
  }

  @Test
  void readsMisalignedTensorsInAnyOrder() throws IOException {
    String json =
        """
        {"b": {"dtype": "I16", "shape": [2], "data_offsets": [1, 5]},
         "a": {"dtype": "U8", "shape": [], "data_offsets": [0, 1], "more": {"x": [1]}},
         "e": {"data_offsets": [5, 5], "shape": [4, 0], "dtype": "F64"}}\
        """;
    Path file = folder.resolve("a.safetensors");
    Files.write(file, RawFiles.safetensors(json + "  \n", 5));
    Map<String, Tensor> tensors = Safetensors.read(file);
    assertEquals(List.of("b", "a", "e"), List.copyOf(tensors.keySet()));
    assertArrayEquals(new long[] {0x0201, 0x0403}, tensors.get("b").toLongArray());
    assertEquals(0, tensors.get("a").item());
    assertEquals(Shape.of(4, 0), tensors.get("e").shape());
  }

  @Test
  void widensUnsignedIntegers() throws IOException {
    String json =
        """
        {"a": {"dtype": "U16", "shape": [2], "data_offsets": [0, 4]},
         "b": {"dtype": "U32", "shape": [1, 2], "data_offsets": [4, 12]},
         "c": {"dtype": "U64", "shape": [], "data_offsets": [12, 20]},
         "d": {"dtype": "U64", "shape": [0], "data_offsets": [20, 20]}}\
        """;
    Path file = Files.write(folder.resolve("a"), unsigned(json, Long.MAX_VALUE));
    Map<String, Tensor> tensors = Safetensors.read(file);
    assertArrayEquals(new long[] {65535, 1}, tensors.get("a").toLongArray());
    assertEquals(DType.I32, tensors.get("a").dtype());
    assertArrayEquals(new long[] {4294967295L, 2}, tensors.get("b").toLongArray());
    assertEquals(DType.I64, tensors.get("b").dtype());
    assertEquals(Shape.of(1, 2), tensors.get("b").shape());
    assertEquals(Long.MAX_VALUE, tensors.get("c").toLongArray()[0]);
    assertEquals(Shape.of(0), tensors.get("d").shape());

    Files.write(file, unsigned(json, -1));
    var e = assertThrows(FormatException.class, () -> Safetensors.read(file));
    assertTrue(e.getMessage().contains("'c': an element is 18446744073709551615"), e.getMessage());
  }

  private static byte[] unsigned(String json, long last) {
    byte[] header = json.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + header.length + 20)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .putShort((short) -1)
        .putShort((short) 1)
        .putInt(-1)
        .putInt(2)
        .putLong(last)
        .array();
  }

  @Test
  void keepsNamesAndTextsInAnyScript() throws IOException {
    Map<String, String> metadata = Map.of("\"\\\n", "\u0000", "Größe", "größer 🚢", "", "");
    Map<String, Tensor> tensors = Map.of("層.0", Tensor.of(1), "", Tensor.of(2));
    Path file = folder.resolve("a.safetensors");
    Safetensors.write(file, tensors, metadata);
    SafetensorsFile read = Safetensors.open(file);
    assertEquals(metadata, read.metadata());
    assertEquals(1, read.tensors().get("層.0").item());
    assertEquals(2, read.tensors().get("").item());
    assertThrows(UnsupportedOperationException.class, () -> read.metadata().clear());
  }

  @Test
  void keepsAnEmptyFile() throws IOException {
    Path file = folder.resolve("a.safetensors");
    Safetensors.write(file, Map.of());
    assertEquals(new SafetensorsFile(Map.of(), Map.of()), Safetensors.open(file));
    assertEquals(16, Files.size(file));
  }

  @Test
  void refusesNamesThatCannotBeRead() {
    Path file = folder.resolve("a.safetensors");
    Tensor t = Tensor.of(1);
    for (String name : List.of("__metadata__", "\ud800")) {
      assertThrows(IllegalArgumentException.class, () -> Safetensors.write(file, Map.of(name, t)));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> Safetensors.write(file, Map.of(), Map.of("x", "\udc00")));
    assertEquals(List.of(), RawFiles.in(folder));
  }

  @Test
  void leavesNothingBehindWhenATensorWasReleased() {
    Path file = folder.resolve("a.safetensors");
    Tensor released;
    try (var _ = Scope.open()) {
      released = Tensor.of(1f).add(1);
    }
    Map<String, Tensor> tensors = Map.of("a", Tensor.of(1.0, 2.0), "b", released);
    assertThrows(IllegalStateException.class, () -> Safetensors.write(file, tensors));
    assertEquals(List.of(), RawFiles.in(folder));
  }
}
