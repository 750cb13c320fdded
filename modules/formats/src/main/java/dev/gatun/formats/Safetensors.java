package dev.gatun.formats;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads and writes safetensors files: named tensors, and some text about them. The format is that
 * of <a href="https://github.com/huggingface/safetensors#format">github.com/huggingface</a>.
 */
public final class Safetensors {
  private Safetensors() {}

  /**
   * Reads the tensors of a file by name, as {@link #open} does.
   *
   * @throws FormatException if the file is not valid, or has a type that Gatun has not
   * @throws IOException if it cannot be read
   */
  public static Map<String, Tensor> read(Path file) throws IOException {
    return open(file).tensors();
  }

  /**
   * Reads a file without copying it: the tensors are the file, mapped into memory, and its pages
   * are loaded when they are used. They cannot be changed in place; {@code copy()} gives one that
   * can. Any thread may use them. Unsigned integers of 16 and 32 bits are copied into signed ones
   * of twice the width, and those of 64 bits must fit i64. A new file may be renamed over this one
   * (not on Windows), but this one must not be cut or overwritten while tensors over it are used.
   *
   * @throws FormatException if the file is not valid, or has a type that Gatun has not
   * @throws IOException if it cannot be read
   */
  public static SafetensorsFile open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      SafetensorsHeader header = SafetensorsHeader.read(channel);
      return new SafetensorsFile(tensors(header, TensorBytes.map(channel)), header.metadata());
    } catch (FormatException e) {
      throw e.at(file.toString());
    }
  }

  private static Map<String, Tensor> tensors(SafetensorsHeader header, Tensor bytes)
      throws FormatException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (SafetensorsEntry e : header.entries()) {
      long at = header.bytes() + e.begin();
      try {
        Tensor stored =
            TensorBytes.view(bytes, at, e.type().stored(), e.shape(), ByteOrder.LITTLE_ENDIAN);
        tensors.put(e.name(), e.type().widened(stored));
      } catch (FormatException refused) {
        throw refused.at(e.title());
      } catch (IllegalArgumentException refused) {
        throw new FormatException(e.title() + ": " + refused.getMessage(), refused);
      }
    }
    return tensors;
  }

  /**
   * Writes tensors, without metadata.
   *
   * @see #write(Path, Map, Map)
   */
  public static void write(Path file, Map<String, Tensor> tensors) throws IOException {
    write(file, tensors, Map.of());
  }

  /**
   * Creates or replaces a file, as a whole or not at all. Wide elements come first, equally wide
   * ones by name, so that every tensor is aligned; the same tensors give the same bytes.
   *
   * @param metadata what else the file is to say
   * @throws IllegalArgumentException if a tensor is named {@code __metadata__}, a text is not valid
   *     Unicode, or the names and texts make more than 100 MB
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    List<Map.Entry<String, Tensor>> ordered = ordered(tensors);
    List<SafetensorsEntry> entries = layOut(ordered);
    metadata.forEach((name, text) -> Texts.unicode(Texts.unicode(name) + Texts.unicode(text)));
    byte[] json = SafetensorsJson.write(entries, new TreeMap<>(metadata));
    if (json.length > SafetensorsHeader.LIMIT) {
      throw new IllegalArgumentException(
          "the header would have " + json.length + " bytes, more than the 100,000,000 allowed");
    }
    AtomicFile.write(file, out -> write(out, json, ordered));
  }

  private static List<Map.Entry<String, Tensor>> ordered(Map<String, Tensor> tensors) {
    var ordered = new ArrayList<>(tensors.entrySet());
    ordered.sort(
        Comparator.comparingInt((Map.Entry<String, Tensor> e) -> -e.getValue().dtype().bytes())
            .thenComparing(Map.Entry::getKey));
    return ordered;
  }

  private static List<SafetensorsEntry> layOut(List<Map.Entry<String, Tensor>> ordered) {
    List<SafetensorsEntry> entries = new ArrayList<>();
    long at = 0;
    for (var e : ordered) {
      String name = Texts.unicode(e.getKey());
      if (name.equals(SafetensorsJson.METADATA)) {
        throw new IllegalArgumentException("a tensor is named __metadata__; rename it");
      }
      Shape shape = Shapes.writable(e.getValue().shape());
      DType dtype = e.getValue().dtype();
      long end = at + shape.count() * dtype.bytes();
      entries.add(new SafetensorsEntry(name, SafetensorsType.of(dtype), shape, at, end));
      at = end;
    }
    return entries;
  }

  private static void write(
      WritableByteChannel out, byte[] json, List<Map.Entry<String, Tensor>> tensors)
      throws IOException {
    ByteBuffer header = ByteBuffer.allocate(SafetensorsHeader.PREFIX + json.length);
    header.order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json).flip();
    Buffers.write(header, out);
    for (var e : tensors) TensorBytes.write(e.getValue(), ByteOrder.LITTLE_ENDIAN, out);
  }
}
