package dev.gatun.formats;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorBytes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;

/**
 * Reads and writes NumPy's .npy files, each of which holds one array: versions 1 to 3, C and
 * Fortran order, either byte order. The format is that of <a
 * href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>.
 *
 * <p>Truth values, signed integers and floating-point numbers keep their type, as does u1. Other
 * unsigned integers become signed ones that hold them: u2 becomes i32, u4 and u8 become i64, where
 * numbers beyond i64 are refused. Refused are also complex numbers, strings, dates, records, raw
 * bytes, Python objects, and truth values that are neither 0 nor 1.
 */
public final class Npy {
  private Npy() {}

  /**
   * Reads a file. An array in Fortran order becomes a view with the strides of that order.
   *
   * @throws FormatException if the file is not valid, or its elements have no type in Gatun
   * @throws IOException if it cannot be read
   */
  public static Tensor read(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      NpyHeader header = NpyHeader.read(in);
      long available = in.size() - in.position();
      if (header.size() != available) {
        throw new FormatException(
            "the header asks for "
                + header.size()
                + " bytes of elements, but "
                + available
                + " follow it"
                + (available < header.size() ? ": truncated" : "; expected one array a file"));
      }
      return elements(header, in, Long.MAX_VALUE);
    } catch (FormatException e) {
      throw e.at(file.toString());
    }
  }

  /**
   * Reads an array from a stream, and not a byte more; the stream stays open.
   *
   * @throws FormatException if the array is not valid, or its elements have no type in Gatun
   * @throws IOException if the stream cannot be read
   */
  public static Tensor read(InputStream in) throws IOException {
    return read(Channels.newChannel(in));
  }

  static Tensor read(ReadableByteChannel in) throws IOException {
    return elements(NpyHeader.read(in), in, 0);
  }

  private static Tensor elements(NpyHeader header, ReadableByteChannel in, long known)
      throws IOException {
    NpyType type = header.type();
    var shape = header.fortran() ? Shapes.reversed(header.shape()) : header.shape();
    ReadableByteChannel source =
        type.isWideUnsigned()
            ? new UnsignedChannel(in, type.bytes(), header.order(), shape.count())
            : in;
    try {
      Tensor t = TensorBytes.read(source, known, type.dtype(), shape, header.order());
      return header.fortran() ? reversed(t) : t;
    } catch (EOFException e) {
      throw new FormatException("truncated: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new FormatException("refused: " + e.getMessage(), e);
    }
  }

  /** Returns a view with the dimensions in reverse order. */
  private static Tensor reversed(Tensor t) {
    int rank = t.shape().rank();
    return t.permute(IntStream.range(0, rank).map(d -> rank - 1 - d).toArray());
  }

  /**
   * Creates or replaces a file, as a whole or not at all: version 1, little-endian, in Fortran
   * order if the elements lie in that order without gaps, else in C order.
   *
   * @throws IllegalArgumentException if NumPy has no such type, as for bf16
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Tensor tensor) throws IOException {
    NpyType.of(tensor.dtype());
    AtomicFile.write(file, out -> write(out, tensor));
  }

  /**
   * Writes an array to a stream, which stays open.
   *
   * @throws IllegalArgumentException if NumPy has no such type, as for bf16
   * @throws IOException if the stream fails
   */
  public static void write(OutputStream out, Tensor tensor) throws IOException {
    write(Channels.newChannel(out), tensor);
  }

  static void write(WritableByteChannel out, Tensor tensor) throws IOException {
    boolean fortran = !tensor.isContiguous() && reversed(tensor).isContiguous();
    NpyType type = NpyType.of(tensor.dtype());
    var header =
        new NpyHeader(type, ByteOrder.LITTLE_ENDIAN, fortran, Shapes.writable(tensor.shape()));
    Buffers.write(ByteBuffer.wrap(header.bytes()), out);
    TensorBytes.write(fortran ? reversed(tensor) : tensor, ByteOrder.LITTLE_ENDIAN, out);
  }
}
