package dev.gatun.data;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that appear complete or not at all. */
final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a file under another name first; a file that was there before is replaced at once.
   *
   * @throws IOException if it cannot be written; the message names it and says why
   */
  static void write(Path file, byte[] contents) throws IOException {
    String unique = ".%d-%x.part".formatted(ProcessHandle.current().pid(), System.nanoTime());
    Path part = file.resolveSibling(file.getFileName() + unique);
    try {
      Files.write(part, contents, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new IOException("cannot write " + file + ": " + reason(e) + "; nothing was changed", e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String reason(IOException e) {
    String message = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
