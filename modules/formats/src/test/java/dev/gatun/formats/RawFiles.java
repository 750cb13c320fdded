package dev.gatun.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files put together byte by byte, for tests. */
final class RawFiles {
  private RawFiles() {}

  /** Returns a safetensors file with this header, and {@code data} bytes that count up from 0. */
  static byte[] safetensors(String json, int data) {
    byte[] header = json.getBytes(StandardCharsets.UTF_8);
    return safetensors(header.length, header, data);
  }

  /** Returns a safetensors file whose header claims another length than it has. */
  static byte[] safetensors(long claimed, byte[] header, int data) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + data);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(claimed).put(header);
    for (int i = 0; i < data; i++) bytes.put((byte) i);
    return bytes.array();
  }

  /** Returns an .npy file of this version, with elements as they are. */
  static byte[] npy(int version, String header, byte... elements) {
    var charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    byte[] text = header.getBytes(charset);
    ByteBuffer bytes = ByteBuffer.allocate(12 + text.length + elements.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    if (version == 1) bytes.putShort((short) text.length);
    else bytes.putInt(text.length);
    bytes.put(text).put(elements).flip();
    byte[] all = new byte[bytes.remaining()];
    bytes.get(all);
    return all;
  }

  /** Returns the header's text for a C-ordered array. */
  static String header(String descr, String shape) {
    return "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n".formatted(descr, shape);
  }

  /** Returns the files in a folder. */
  static List<Path> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
