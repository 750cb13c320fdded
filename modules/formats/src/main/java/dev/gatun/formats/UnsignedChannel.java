package dev.gatun.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;

/**
 * Turns unsigned integers into signed ones as they are read: those of 2 and 4 bytes become twice as
 * wide; those of 8 bytes stay, if they fit. The byte order stays.
 */
final class UnsignedChannel implements ReadableByteChannel {
  private static final int ELEMENTS = 1 << 13;

  private final ReadableByteChannel source;
  private final int width;
  private final ByteBuffer raw;
  private final ByteBuffer ready;
  private long elements;

  /**
   * Makes a channel.
   *
   * @param source the unsigned integers, and perhaps more after them, which is left there
   * @param width the bytes of an element: 2, 4 or 8
   * @param count the number of elements
   */
  UnsignedChannel(ReadableByteChannel source, int width, ByteOrder order, long count) {
    this.source = source;
    this.width = width;
    this.elements = count;
    this.raw = ByteBuffer.allocate(ELEMENTS * width).order(order);
    this.ready = ByteBuffer.allocate(ELEMENTS * 8).order(order).flip();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (!ready.hasRemaining() && !refill()) return -1;
    int n = Math.min(target.remaining(), ready.remaining());
    target.put(ready.slice(ready.position(), n));
    ready.position(ready.position() + n);
    return n;
  }

  private boolean refill() throws IOException {
    int n = (int) Math.min(elements, ELEMENTS);
    raw.clear().limit(n * width);
    while (raw.hasRemaining()) {
      if (source.read(raw) < 0) break;
    }
    raw.flip();
    ready.clear();
    while (raw.remaining() >= width) convert();
    ready.flip();
    elements -= n;
    return ready.hasRemaining();
  }

  private void convert() throws FormatException {
    switch (width) {
      case 2 -> ready.putInt(Short.toUnsignedInt(raw.getShort()));
      case 4 -> ready.putLong(Integer.toUnsignedLong(raw.getInt()));
      default -> ready.putLong(checked(raw.getLong()));
    }
  }

  private static long checked(long bits) throws FormatException {
    if (bits < 0) {
      throw new FormatException(
          "an element is "
              + Long.toUnsignedString(bits)
              + ", beyond the 9223372036854775807 that i64 holds; save astype('float64')");
    }
    return bits;
  }

  @Override
  public boolean isOpen() {
    return source.isOpen();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
