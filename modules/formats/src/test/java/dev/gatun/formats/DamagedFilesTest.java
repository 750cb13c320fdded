package dev.gatun.formats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Memory;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A damaged file is read, or refused with a {@link FormatException}: nothing else happens. */
class DamagedFilesTest {
  private static Path file = Path.of("");
  private static byte[] safetensors = {};
  private static byte[] npz = {};
  private static final Map<DType, byte[]> NPY = new LinkedHashMap<>();

  @BeforeContainer
  static void createFiles() throws IOException {
    file = Files.createTempFile("gatun", ".bytes");
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (DType dtype : DType.values()) {
      Tensor bits = Tensor.of(LongStream.range(0, 12).map(i -> i % 2).toArray(), Shape.of(3, 4));
      tensors.put(dtype.toString(), bits.to(dtype).transpose());
    }
    Safetensors.write(file, tensors, Map.of("epoch", "3"));
    safetensors = Files.readAllBytes(file);
    tensors.remove("bf16");
    Npz.writeCompressed(file, tensors);
    npz = Files.readAllBytes(file);
    for (Tensor t : tensors.values()) {
      Npy.write(file, t);
      NPY.put(t.dtype(), Files.readAllBytes(file));
    }
  }

  @AfterContainer
  static void deleteFile() throws IOException {
    Files.delete(file);
  }

  @Provide
  Arbitrary<List<Damage>> damages() {
    return Damage.any();
  }

  @Provide
  Arbitrary<DType> types() {
    return Arbitraries.of(NPY.keySet());
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void safetensorsAreReadOrRefused(@ForAll("damages") List<Damage> damages) throws IOException {
    damage(safetensors, damages);
    readOrRefused(() -> Safetensors.read(file).values().forEach(AnyTensor::bits));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void npyIsReadOrRefused(@ForAll("types") DType dtype, @ForAll("damages") List<Damage> damages)
      throws IOException {
    damage(NPY.getOrDefault(dtype, new byte[0]), damages);
    readOrRefused(() -> AnyTensor.bits(Npy.read(file)));
    var in = new ByteArrayInputStream(Files.readAllBytes(file));
    readOrRefused(() -> AnyTensor.bits(Npy.read(in)));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void npzIsReadOrRefused(@ForAll("damages") List<Damage> damages) throws IOException {
    damage(npz, damages);
    readOrRefused(() -> Npz.read(file).values().forEach(AnyTensor::bits));
  }

  private static void damage(byte[] bytes, List<Damage> damages) throws IOException {
    Files.write(file, Damage.apply(damages, bytes));
  }

  private interface Reading {
    void run() throws IOException;
  }

  private static void readOrRefused(Reading reading) throws IOException {
    Memory.resetPeak();
    long before = Memory.peakBytes();
    try {
      reading.run();
    } catch (FormatException e) {
      assertTrue(e.getMessage().length() > 20, e.getMessage());
    }
    assertTrue(Memory.peakBytes() - before < 64 << 20);
  }
}
