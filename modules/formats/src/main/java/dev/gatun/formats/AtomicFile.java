package dev.gatun.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes files that are there as a whole or not at all: into a temporary file of the same folder,
 * which is forced to the disk and then renamed. If anything fails, such as a full disk, the
 * temporary file is deleted, and a file that stood there before is left as it was.
 */
public final class AtomicFile {
  private static final AtomicLong COUNTER = new AtomicLong();

  private AtomicFile() {}

  /** Writes the contents of a file. */
  @FunctionalInterface
  public interface Contents {
    /** Writes all bytes to {@code out}; closing it does no harm. */
    void writeTo(WritableByteChannel out) throws IOException;
  }

  /**
   * Creates or replaces {@code file}.
   *
   * @throws IOException if it cannot be written; the message names it and says why
   */
  public static void write(Path file, Contents contents) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new IOException("cannot write " + file + ": it is a folder; pass the name of a file");
    }
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(
          folder.toString(), null, "there is no such folder to write into; create it first");
    }
    Path temporary = null;
    try {
      temporary = create(folder);
      fill(temporary, contents);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      delete(temporary, e);
      throw new IOException("cannot write " + file + ": " + reason(e) + "; nothing was changed", e);
    } catch (RuntimeException | Error e) {
      delete(temporary, e);
      throw e;
    }
    forceFolder(folder);
  }

  /** Creates an empty file, with the permissions that any new file gets. */
  private static Path create(Path folder) throws IOException {
    String prefix = ".gatun-" + ProcessHandle.current().pid() + "-";
    Path file;
    do {
      file = folder.resolve(prefix + COUNTER.incrementAndGet() + ".tmp");
    } while (Files.exists(file));
    return Files.createFile(file);
  }

  private static void fill(Path temporary, Contents contents) throws IOException {
    try (var file = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      contents.writeTo(new Unclosed(file));
      file.force(true);
    }
  }

  private static void delete(@Nullable Path temporary, Throwable failure) {
    if (temporary == null) return;
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static String reason(IOException e) {
    String message = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** Makes the new name last over a power failure, where the system can do that. */
  private static void forceFolder(Path folder) {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }

  /** A channel that leaves closing to its owner, who still has to force it. */
  private record Unclosed(FileChannel file) implements WritableByteChannel {
    @Override
    public int write(ByteBuffer bytes) throws IOException {
      return file.write(bytes);
    }

    @Override
    public boolean isOpen() {
      return file.isOpen();
    }

    @Override
    public void close() {}
  }
}
