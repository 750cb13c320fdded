package dev.gatun.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What is written is read again, whatever it is. */
class RoundTripsTest {
  private static final Map<String, String> ABOUT = Map.of("epoch", "3", "größe", "\"\\");

  private static Path file = Path.of("");

  @BeforeContainer
  static void createFile() throws IOException {
    file = Files.createTempFile("gatun", ".bytes");
  }

  @AfterContainer
  static void deleteFile() throws IOException {
    Files.delete(file);
  }

  @Provide
  Arbitrary<Map<String, Tensor>> tensors() {
    return named(AnyTensor.of(Arbitraries.of(DType.class)));
  }

  @Provide
  Arbitrary<Tensor> array() {
    return AnyTensor.of(Arbitraries.of(DType.class).filter(t -> t != DType.BF16));
  }

  @Provide
  Arbitrary<Map<String, Tensor>> arrays() {
    return named(array());
  }

  private static Arbitrary<Map<String, Tensor>> named(Arbitrary<Tensor> tensors) {
    var names = Arbitraries.strings().excludeChars('\0').ofMaxLength(8).filter(Texts::isUnicode);
    return Arbitraries.maps(names, tensors).ofMaxSize(4);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void safetensorsKeepEverything(@ForAll("tensors") Map<String, Tensor> tensors)
      throws IOException {
    Safetensors.write(file, tensors, ABOUT);
    SafetensorsFile read = Safetensors.open(file);
    AnyTensor.assertSame(tensors, read.tensors());
    assertEquals(ABOUT, read.metadata());
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void npyKeepsEverything(@ForAll("array") Tensor tensor) throws IOException {
    Npy.write(file, tensor);
    AnyTensor.assertSame(tensor, Npy.read(file));
    var out = new ByteArrayOutputStream();
    Npy.write(out, tensor);
    out.write(42);
    var in = new ByteArrayInputStream(out.toByteArray());
    AnyTensor.assertSame(tensor, Npy.read(in));
    assertEquals(42, in.read());
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void npzKeepsEverything(@ForAll("arrays") Map<String, Tensor> tensors, @ForAll boolean compressed)
      throws IOException {
    if (compressed) Npz.writeCompressed(file, tensors);
    else Npz.write(file, tensors);
    AnyTensor.assertSame(tensors, Npz.read(file));
    assertEquals(List.copyOf(tensors.keySet()), List.copyOf(Npz.names(file)));
    for (String name : tensors.keySet()) {
      AnyTensor.assertSame(tensors.get(name), Npz.read(file, name));
    }
  }
}
