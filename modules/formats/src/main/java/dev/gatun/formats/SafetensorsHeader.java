package dev.gatun.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file: 8 bytes with the length of a JSON object, little-endian, and
 * the object. The bytes of the tensors follow, without gaps and in any order.
 *
 * @param bytes the length of the header, with the 8 bytes before it
 */
record SafetensorsHeader(List<SafetensorsEntry> entries, Map<String, String> metadata, long bytes) {
  /** The longest JSON object that readers accept. */
  static final int LIMIT = 100_000_000;

  /** The bytes that hold the length of the JSON object. */
  static final int PREFIX = 8;

  /**
   * Reads and checks the header of a file.
   *
   * @throws FormatException if the file is not valid
   */
  static SafetensorsHeader read(FileChannel file) throws IOException {
    long size = file.size();
    if (size < PREFIX) {
      throw new FormatException(
          "a file of " + size + " bytes is too short to be safetensors: a header has 8 at least");
    }
    ByteBuffer prefix = Buffers.read(file, PREFIX, "the header");
    long length = prefix.order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 0 || length > LIMIT) {
      throw new FormatException(
          "the header claims "
              + Long.toUnsignedString(length)
              + " bytes, more than the 100,000,000 allowed: is this a safetensors file?");
    }
    if (length > size - PREFIX) {
      throw new FormatException(
          "the header claims "
              + length
              + " bytes, but only "
              + (size - PREFIX)
              + " follow: the file is truncated");
    }
    String json = decode(Buffers.read(file, (int) length, "the header"));
    if (!json.startsWith("{")) {
      throw new FormatException("the header does not begin with '{': is this a safetensors file?");
    }
    SafetensorsHeader header = SafetensorsJson.parse(json, PREFIX + length);
    header.checkRanges(size - PREFIX - length);
    return header;
  }

  private static String decode(ByteBuffer bytes) throws FormatException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new FormatException("the header is not UTF-8", e);
    }
  }

  /** Checks that the tensors, one after the other, are exactly the bytes after the header. */
  private void checkRanges(long available) throws FormatException {
    var sorted = new ArrayList<>(entries);
    sorted.sort(
        Comparator.comparingLong(SafetensorsEntry::begin).thenComparingLong(SafetensorsEntry::end));
    long at = 0;
    String before = "the header";
    for (SafetensorsEntry e : sorted) {
      checkRange(e, available);
      if (e.begin() > at) {
        throw new FormatException(
            (e.begin() - at)
                + " bytes between "
                + before
                + " and "
                + e.title()
                + " belong to none");
      }
      if (e.begin() < at) {
        throw new FormatException(
            e.title() + " begins at byte " + e.begin() + ", before the end of " + before);
      }
      at = e.end();
      before = e.title();
    }
    if (at != available) {
      throw new FormatException((available - at) + " bytes after " + before + " belong to none");
    }
  }

  private static void checkRange(SafetensorsEntry e, long available) throws FormatException {
    String range = e.title() + ": data_offsets [" + e.begin() + ", " + e.end() + "]";
    if (e.begin() < 0 || e.end() < e.begin()) {
      throw new FormatException(range + " are not in order; expected 0 <= begin <= end");
    }
    if (e.end() > available) {
      throw new FormatException(
          range + " go beyond the " + available + " bytes after the header: truncated?");
    }
    if (e.end() - e.begin() != e.size()) {
      throw new FormatException(
          range
              + " are "
              + (e.end() - e.begin())
              + " bytes, but "
              + e.type().name()
              + " of shape "
              + e.shape()
              + " has "
              + e.size());
    }
  }
}
