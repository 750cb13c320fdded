package dev.gatun.formats;

import dev.gatun.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The header of an .npy file: magic, version, and a Python dictionary with the type, the order of
 * the elements and the shape, as NumPy's {@code numpy.lib.format} describes them.
 *
 * @param fortran whether the first index changes fastest
 */
record NpyHeader(NpyType type, ByteOrder order, boolean fortran, Shape shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LIMIT = 1 << 20;
  private static final int ALIGNMENT = 64;

  /** Returns the bytes of all elements in the file. */
  long size() {
    return shape.count() * type.bytes();
  }

  /**
   * Reads a header, and nothing of what follows it.
   *
   * @throws FormatException if it is not valid, or the elements have no type in Gatun
   */
  static NpyHeader read(ReadableByteChannel in) throws IOException {
    ByteBuffer start = Buffers.read(in, MAGIC.length + 2, "the header");
    for (byte b : MAGIC) {
      if (start.get() != b) {
        throw new FormatException("it does not begin with \\x93NUMPY: it is not an .npy file");
      }
    }
    int version = start.get();
    if (version < 1 || version > 3) {
      throw new FormatException("it is of version " + version + ", expected 1, 2 or 3");
    }
    ByteBuffer text = Buffers.read(in, length(in, version), "the header");
    try {
      return of(PythonParser.parse(decode(text, version)));
    } catch (FormatException e) {
      throw e.at("header");
    }
  }

  private static String decode(ByteBuffer text, int version) throws FormatException {
    Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    try {
      return charset.newDecoder().decode(text).toString();
    } catch (CharacterCodingException e) {
      throw new FormatException("it is not UTF-8", e);
    }
  }

  private static int length(ReadableByteChannel in, int version) throws IOException {
    ByteBuffer bytes = Buffers.read(in, version == 1 ? 2 : 4, "the header");
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    long length =
        version == 1
            ? Short.toUnsignedInt(bytes.getShort())
            : Integer.toUnsignedLong(bytes.getInt());
    if (length > LIMIT) {
      throw new FormatException(
          "the header claims " + length + " bytes; expected at most " + LIMIT);
    }
    return (int) length;
  }

  private static NpyHeader of(PythonLiteral literal) throws FormatException {
    if (!(literal instanceof PythonLiteral.Dictionary(Map<String, PythonLiteral> items))) {
      throw new FormatException("it is not a dictionary");
    }
    NpyType.Ordered type = type(item(items, "descr"));
    if (!(item(items, "fortran_order") instanceof PythonLiteral.Truth(boolean fortran))) {
      throw new FormatException("fortran_order is neither True nor False");
    }
    Shape shape = Shapes.of(sizes(item(items, "shape")), type.type().dtype().bytes());
    if (items.size() != 3) {
      throw new FormatException("it has the keys " + items.keySet() + ", expected three of them");
    }
    return new NpyHeader(type.type(), type.order(), fortran, shape);
  }

  private static PythonLiteral item(Map<String, PythonLiteral> items, String key)
      throws FormatException {
    PythonLiteral value = items.get(key);
    if (value == null) throw new FormatException("the key '" + key + "' is missing");
    return value;
  }

  private static NpyType.Ordered type(PythonLiteral description) throws FormatException {
    return switch (description) {
      case PythonLiteral.Text(String text) -> NpyType.parse(text);
      case PythonLiteral.Sequence _, PythonLiteral.Tuple _ ->
          throw new FormatException(
              "the elements are records (a structured type); save each field as an array");
      default -> throw new FormatException("descr is not a string");
    };
  }

  private static long[] sizes(PythonLiteral literal) throws FormatException {
    if (!(literal instanceof PythonLiteral.Tuple(List<PythonLiteral> items))) {
      throw new FormatException("shape is not a tuple");
    }
    long[] sizes = new long[items.size()];
    for (int i = 0; i < sizes.length; i++) {
      if (!(items.get(i) instanceof PythonLiteral.Whole(long size))) {
        throw new FormatException("shape is not a tuple of whole numbers");
      }
      sizes[i] = size;
    }
    return sizes;
  }

  /** Returns the bytes of a header of version 1, padded so that the elements are aligned. */
  byte[] bytes() {
    String sizes =
        LongStream.of(shape.toArray()).mapToObj(Long::toString).collect(Collectors.joining(", "));
    String text =
        "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }"
            .formatted(
                type.description(),
                fortran ? "True" : "False",
                sizes + (shape.rank() == 1 ? "," : ""));
    int fixed = MAGIC.length + 4;
    int padding = ALIGNMENT - 1 - (fixed + text.length()) % ALIGNMENT;
    ByteBuffer out = ByteBuffer.allocate(fixed + text.length() + padding + 1);
    out.order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).put((byte) 1).put((byte) 0);
    out.putShort((short) (text.length() + padding + 1));
    out.put((text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1));
    return out.array();
  }
}
