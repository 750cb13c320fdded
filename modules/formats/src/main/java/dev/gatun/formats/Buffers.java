package dev.gatun.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** Reads and writes whole buffers. */
final class Buffers {
  private Buffers() {}

  /**
   * Returns the next {@code length} bytes.
   *
   * @param what they are, for the message
   * @throws FormatException if the channel ends before
   */
  static ByteBuffer read(ReadableByteChannel in, int length, String what) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (in.read(bytes) < 0) {
        throw new FormatException(
            "truncated: " + what + " ends after " + bytes.position() + " of " + length + " bytes");
      }
    }
    return bytes.flip();
  }

  static void write(ByteBuffer bytes, WritableByteChannel out) throws IOException {
    while (bytes.hasRemaining()) out.write(bytes);
  }
}
