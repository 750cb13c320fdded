package dev.gatun.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random tensors of all types, shapes and strides, with random bits. */
final class AnyTensor {
  private AnyTensor() {}

  static Arbitrary<Tensor> of(Arbitrary<DType> types) {
    Arbitrary<long[]> sizes =
        Arbitraries.longs().between(0, 4).array(long[].class).ofMinSize(0).ofMaxSize(4);
    Arbitrary<Long> seeds = Arbitraries.longs();
    Arbitrary<Boolean> reversed = Arbitraries.of(true, false);
    return Combinators.combine(types, sizes, seeds, reversed).as(AnyTensor::make);
  }

  private static Tensor make(DType dtype, long[] sizes, long seed, boolean reversed) {
    Shape shape = Shape.of(sizes);
    byte[] bits = new byte[Math.toIntExact(shape.count() * dtype.bytes())];
    new Random(seed).nextBytes(bits);
    if (dtype == DType.BOOL) for (int i = 0; i < bits.length; i++) bits[i] &= 1;
    try {
      var in = Channels.newChannel(new ByteArrayInputStream(bits));
      Tensor t = TensorBytes.read(in, 0, dtype, shape, ByteOrder.LITTLE_ENDIAN);
      int rank = sizes.length;
      return reversed ? t.permute(IntStream.range(0, rank).map(d -> rank - 1 - d).toArray()) : t;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the bits of all elements. */
  static byte[] bits(Tensor t) {
    var out = new ByteArrayOutputStream();
    try {
      TensorBytes.write(t, ByteOrder.LITTLE_ENDIAN, Channels.newChannel(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Checks that both are the same in type, shape and bits. */
  static void assertSame(Tensor expected, Tensor actual) {
    assertEquals(expected.dtype(), actual.dtype());
    assertEquals(expected.shape(), actual.shape());
    assertArrayEquals(bits(expected), bits(actual));
  }

  /** Checks that both have the same names and tensors. */
  static void assertSame(Map<String, Tensor> expected, Map<String, Tensor> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    for (var e : expected.entrySet()) assertSame(e.getValue(), actual.get(e.getKey()));
  }
}
