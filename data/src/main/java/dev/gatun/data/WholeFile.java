package dev.gatun.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that appear complete or not at all. */
final class WholeFile {
  private WholeFile() {}

  /** Writes a file under another name first; a file that was there before is replaced at once. */
  static void write(Path file, byte[] contents) throws IOException {
    String unique = ".%d-%x.part".formatted(ProcessHandle.current().pid(), System.nanoTime());
    Path part = file.resolveSibling(file.getFileName() + unique);
    try {
      Files.write(part, contents, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
