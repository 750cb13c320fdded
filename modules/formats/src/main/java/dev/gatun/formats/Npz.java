package dev.gatun.formats;

import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Reads and writes NumPy's .npz files: zip archives of named .npy arrays. An array's member is its
 * name and {@code .npy}.
 */
public final class Npz {
  private static final String SUFFIX = ".npy";
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Npz() {}

  /**
   * Reads all arrays of a file, by name, in the order of the archive.
   *
   * @throws FormatException if the file is not valid, or has an array that {@link Npy} refuses;
   *     read the others by name then
   * @throws IOException if it cannot be read
   */
  public static Map<String, Tensor> read(Path file) throws IOException {
    return opened(file, archive -> readAll(archive));
  }

  /**
   * Reads one array of a file.
   *
   * @throws FormatException if the file is not valid, or {@link Npy} refuses the array
   * @throws IllegalArgumentException if there is no array of this name
   * @throws IOException if it cannot be read
   */
  public static Tensor read(Path file, String name) throws IOException {
    return opened(file, archive -> readOne(archive, name));
  }

  /**
   * Returns the names of the arrays of a file, in the order of the archive.
   *
   * @throws FormatException if the file is not a valid archive of arrays
   * @throws IOException if it cannot be read
   */
  public static SequencedSet<String> names(Path file) throws IOException {
    return opened(file, archive -> new LinkedHashSet<>(members(archive).keySet()));
  }

  @FunctionalInterface
  private interface Reading<R> {
    R from(ZipFile archive) throws IOException;
  }

  private static <R> R opened(Path file, Reading<R> reading) throws IOException {
    try (var archive = new ZipFile(file.toFile())) {
      return reading.from(archive);
    } catch (ZipException | EOFException e) {
      throw new FormatException(file + ": it is not a valid zip archive: " + reason(e), e);
    } catch (FormatException e) {
      throw e.at(file.toString());
    }
  }

  /** Returns the members by the names of their arrays. */
  private static Map<String, ZipEntry> members(ZipFile archive) throws IOException {
    Map<String, ZipEntry> members = new LinkedHashMap<>();
    long compressed = 0;
    for (ZipEntry e : Collections.list(archive.entries())) {
      String name = e.getName();
      compressed += e.getCompressedSize();
      if (!name.endsWith(SUFFIX)) {
        throw new FormatException("member '" + name + "' is not an array: expected .npy files");
      }
      if (members.put(name.substring(0, name.length() - SUFFIX.length()), e) != null) {
        throw new FormatException("there are two members '" + name + "'");
      }
    }
    if (compressed > Files.size(Path.of(archive.getName()))) {
      throw new FormatException("its members overlap: they are longer than the file");
    }
    return members;
  }

  private static Map<String, Tensor> readAll(ZipFile archive) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try (var scope = Scope.open()) {
      for (var e : members(archive).entrySet()) {
        tensors.put(e.getKey(), read(archive, e.getValue()));
      }
      tensors.values().forEach(scope::keep);
    }
    return Collections.unmodifiableMap(tensors);
  }

  private static Tensor readOne(ZipFile archive, String name) throws IOException {
    Map<String, ZipEntry> members = members(archive);
    ZipEntry entry = members.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "there is no array '"
              + name
              + "' in "
              + archive.getName()
              + ", only "
              + List.copyOf(members.keySet()));
    }
    return read(archive, entry);
  }

  private static Tensor read(ZipFile archive, ZipEntry entry) throws IOException {
    try (InputStream in = archive.getInputStream(entry)) {
      return read(new CheckedInputStream(in, new CRC32()), entry.getCrc());
    } catch (ZipException | EOFException e) {
      throw new FormatException("member '" + entry.getName() + "': " + reason(e), e);
    } catch (FormatException e) {
      throw e.at("member '" + entry.getName() + "'");
    }
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? "it ends too early" : message;
  }

  private static Tensor read(CheckedInputStream in, long crc) throws IOException {
    try (var scope = Scope.open()) {
      Tensor t = Npy.read(in);
      if (in.read() >= 0) {
        throw new FormatException("it goes on after the elements that its header asks for");
      }
      if (in.getChecksum().getValue() != crc) {
        throw new FormatException("its checksum is wrong: the file is damaged");
      }
      return scope.keep(t);
    }
  }

  /**
   * Creates or replaces a file, as a whole or not at all, without compression. The same tensors in
   * the same order give the same bytes.
   *
   * @throws IllegalArgumentException if NumPy has no type for one of them, as for bf16, or a name
   *     is not valid Unicode
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Map<String, Tensor> tensors) throws IOException {
    write(file, tensors, Deflater.NO_COMPRESSION);
  }

  /**
   * Creates or replaces a file as {@link #write} does, but compressed.
   *
   * @throws IllegalArgumentException if NumPy has no type for one of them, as for bf16, or a name
   *     is not valid Unicode
   * @throws IOException if the file cannot be written
   */
  public static void writeCompressed(Path file, Map<String, Tensor> tensors) throws IOException {
    write(file, tensors, Deflater.DEFAULT_COMPRESSION);
  }

  private static void write(Path file, Map<String, Tensor> tensors, int level) throws IOException {
    List<ZipEntry> entries = new ArrayList<>();
    for (var e : tensors.entrySet()) {
      NpyType.of(e.getValue().dtype());
      var entry = new ZipEntry(Texts.unicode(e.getKey()) + SUFFIX);
      entry.setTimeLocal(NO_TIME);
      entries.add(entry);
    }
    AtomicFile.write(file, out -> write(out, entries, List.copyOf(tensors.values()), level));
  }

  private static void write(
      WritableByteChannel out, List<ZipEntry> entries, List<Tensor> tensors, int level)
      throws IOException {
    var buffered = new BufferedOutputStream(Channels.newOutputStream(out), 1 << 16);
    try (var zip = new ZipOutputStream(buffered)) {
      zip.setLevel(level);
      for (int i = 0; i < entries.size(); i++) {
        zip.putNextEntry(entries.get(i));
        Npy.write(zip, tensors.get(i));
        zip.closeEntry();
      }
    }
  }
}
