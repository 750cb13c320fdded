package dev.gatun.data;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Reads one IDX file. Trusts nothing in it: memory is allocated for what is there, not promised.
 */
final class IdxReader {
  private static final String FIX = "; get the file again";

  private final String name;
  private final byte[] file;

  IdxReader(String name, byte[] file) {
    this.name = name;
    this.file = file;
  }

  Idx read() {
    try (InputStream in = open()) {
      return read(in);
    } catch (EOFException e) {
      throw bad("is cut short: its compressed data end too early" + FIX, e);
    } catch (IOException e) {
      throw bad("is corrupt: its compressed data cannot be read (" + e.getMessage() + ")" + FIX, e);
    }
  }

  private InputStream open() throws IOException {
    boolean gzip = file.length >= 2 && file[0] == 0x1F && file[1] == (byte) 0x8B;
    return gzip ? new Gunzip(file) : new ByteArrayInputStream(file);
  }

  private Idx read(InputStream in) throws IOException {
    byte[] magic = in.readNBytes(4);
    if (magic.length < 4) throw bad("has only " + magic.length + " bytes" + FIX);
    if (magic[0] != 0 || magic[1] != 0) throw bad(wrongMagic(magic));
    DType dtype = dtype(magic[2]).orElseThrow(() -> bad(wrongType(magic[2])));
    Shape shape = shape(in, magic[3] & 0xFF);
    long bytes = payload(dtype, shape);
    byte[] data = in.readNBytes((int) bytes);
    if (data.length < bytes) {
      throw bad("is cut short: " + promise(dtype, shape, bytes) + ", found " + data.length + FIX);
    }
    if (in.read() >= 0 || (in instanceof Gunzip g && g.leftOver() > 0)) {
      throw bad("goes on after its data: " + promise(dtype, shape, bytes) + ", found more" + FIX);
    }
    return new Idx(name, dtype, shape, data);
  }

  private Shape shape(InputStream in, int rank) throws IOException {
    long[] sizes = new long[rank];
    for (int i = 0; i < rank; i++) {
      byte[] b = in.readNBytes(4);
      if (b.length < 4) throw bad("is cut short within its " + rank + " sizes" + FIX);
      sizes[i] = ByteBuffer.wrap(b).getInt() & 0xFFFFFFFFL;
    }
    try {
      return Shape.of(sizes);
    } catch (IllegalArgumentException e) {
      throw bad("is corrupt: " + e.getMessage(), e);
    }
  }

  private long payload(DType dtype, Shape shape) {
    if (shape.count() > (Integer.MAX_VALUE - 8) / dtype.bytes()) {
      throw bad(
          "says that it holds " + dtype + shape + ", more than the 2 GiB that can be read" + FIX);
    }
    return shape.count() * dtype.bytes();
  }

  private static String promise(DType dtype, Shape shape, long bytes) {
    return "expected " + bytes + " bytes for " + dtype + shape;
  }

  private static Optional<DType> dtype(byte code) {
    return switch (code) {
      case 0x08 -> Optional.of(DType.U8);
      case 0x09 -> Optional.of(DType.I8);
      case 0x0B -> Optional.of(DType.I16);
      case 0x0C -> Optional.of(DType.I32);
      case 0x0D -> Optional.of(DType.F32);
      case 0x0E -> Optional.of(DType.F64);
      default -> Optional.empty();
    };
  }

  private static String wrongMagic(byte[] m) {
    return "is not an IDX file: it begins with %02x %02x %02x %02x, expected 00 00, a type, a rank"
            .formatted(m[0], m[1], m[2], m[3])
        + "; pass a file such as train-images-idx3-ubyte.gz";
  }

  private static String wrongType(byte code) {
    return "has elements of the unknown type %02x; expected 08, 09, 0b, 0c, 0d or 0e (u8, i8, i16, "
            .formatted(code)
        + "i32, f32, f64)"
        + FIX;
  }

  private BadDataException bad(String problem) {
    return new BadDataException(name, problem);
  }

  private BadDataException bad(String problem, Throwable cause) {
    return new BadDataException(name, problem, cause);
  }

  /** Decompresses a whole file, and knows what follows the compressed data. */
  private static final class Gunzip extends GZIPInputStream {
    private static final int TRAILER = 8;

    Gunzip(byte[] file) throws IOException {
      super(new ByteArrayInputStream(file), file.length);
    }

    /** Returns the number of bytes in the file behind the checksum, once all data were read. */
    int leftOver() {
      return inf.getRemaining() - TRAILER;
    }
  }
}
