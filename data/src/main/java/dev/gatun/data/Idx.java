package dev.gatun.data;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The contents of an IDX file, the format of MNIST and its successors: an array of numbers with any
 * number of dimensions. Read from plain and from gzip-compressed files; the contents decide which,
 * not the name.
 *
 * <p>A file begins with two zero bytes, one for the type of the elements and one for the number of
 * dimensions; then come the sizes, 4 bytes each, and the elements in row-major order, all
 * big-endian (LeCun, Cortes, Burges: The MNIST database of handwritten digits).
 */
public final class Idx {
  private final String name;
  private final DType dtype;
  private final Shape shape;
  private final byte[] data;

  Idx(String name, DType dtype, Shape shape, byte[] data) {
    this.name = name;
    this.dtype = dtype;
    this.shape = shape;
    this.data = data;
  }

  /**
   * Reads a file.
   *
   * @throws BadDataException if it is not an intact IDX file of at most 2 GiB
   * @throws UncheckedIOException if it cannot be read at all
   */
  public static Idx read(Path file) {
    try {
      return read(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @param name stands in messages
   * @throws BadDataException if they are not those of an intact IDX file of at most 2 GiB
   */
  public static Idx read(String name, byte[] file) {
    return new IdxReader(name, file).read();
  }

  /** Returns the name of the file that was read. */
  public String name() {
    return name;
  }

  /** Returns the type of the elements: u8, i8, i16, i32, f32 or f64. */
  public DType dtype() {
    return dtype;
  }

  /** Returns the sizes. */
  public Shape shape() {
    return shape;
  }

  /** Returns the elements as they stand in the file: in row-major order, big-endian. */
  public byte[] toByteArray() {
    return data.clone();
  }

  /** Returns the elements as they stand in the file, without a copy. */
  byte[] bytes() {
    return data;
  }

  /** Returns the elements in row-major order, converted to floats. */
  public float[] toFloatArray() {
    float[] values = new float[data.length / dtype.bytes()];
    ByteBuffer in = ByteBuffer.wrap(data);
    for (int i = 0; i < values.length; i++) values[i] = next(in);
    return values;
  }

  /** Returns the elements as a tensor of their own type. */
  public Tensor toTensor() {
    var in = Channels.newChannel(new ByteArrayInputStream(data));
    try {
      return TensorBytes.read(in, data.length, dtype, shape, ByteOrder.BIG_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private float next(ByteBuffer in) {
    return switch (dtype) {
      case U8 -> in.get() & 0xFF;
      case I8 -> in.get();
      case I16 -> in.getShort();
      case I32 -> in.getInt();
      case F32 -> in.getFloat();
      case F64 -> (float) in.getDouble();
      case BOOL, I64, F16, BF16 -> throw new AssertionError(dtype);
    };
  }
}
