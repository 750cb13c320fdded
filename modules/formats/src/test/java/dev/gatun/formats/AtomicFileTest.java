package dev.gatun.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  private static void text(String s, WritableByteChannel out) throws IOException {
    out.write(ByteBuffer.wrap(s.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void createsAndReplaces() throws IOException {
    Path file = folder.resolve("a");
    AtomicFile.write(file, out -> text("first", out));
    assertEquals("first", Files.readString(file));
    AtomicFile.write(file, out -> text("second", out));
    assertEquals("second", Files.readString(file));
    assertEquals(List.of(file), RawFiles.in(folder));
  }

  @Test
  void getsThePermissionsOfAnyNewFile() throws IOException {
    Path ordinary = Files.createFile(folder.resolve("ordinary"));
    Path file = folder.resolve("a");
    AtomicFile.write(file, out -> text("text", out));
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      assertEquals(Files.getPosixFilePermissions(ordinary), Files.getPosixFilePermissions(file));
    }
  }

  @Test
  void isNotThereUntilItIsComplete() throws IOException {
    Path file = folder.resolve("a");
    AtomicFile.write(
        file,
        out -> {
          text("half", out);
          assertFalse(Files.exists(file));
        });
    assertTrue(Files.exists(file));
  }

  @Test
  void leavesNothingBehindWhenTheDiskIsFull() {
    Path file = folder.resolve("a");
    var e =
        assertThrows(
            IOException.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      text("half", out);
                      throw new IOException("No space left on device");
                    }));
    assertEquals(
        "cannot write " + file + ": No space left on device; nothing was changed", e.getMessage());
    assertEquals(List.of(), RawFiles.in(folder));
  }

  @Test
  void leavesTheOldFileWhenTheNewOneFails() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "old");
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicFile.write(
                file,
                out -> {
                  text("half", out);
                  throw new IllegalStateException("released");
                }));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), RawFiles.in(folder));
  }

  @Test
  void toleratesThatItsChannelIsClosed() throws IOException {
    Path file = folder.resolve("a");
    AtomicFile.write(
        file,
        out -> {
          text("te", out);
          out.close();
          text("xt", out);
        });
    assertEquals("text", Files.readString(file));
  }

  @Test
  void saysWhatIsWrongWithTheName() throws IOException {
    var missing = folder.resolve("missing").resolve("a");
    var e = assertThrows(NoSuchFileException.class, () -> AtomicFile.write(missing, out -> {}));
    assertTrue(e.getMessage().contains("create it first"), e.getMessage());
    Path inner = Files.createDirectory(folder.resolve("inner"));
    assertThrows(IOException.class, () -> AtomicFile.write(inner, out -> {}));
    assertEquals(List.of(), RawFiles.in(inner));
    assertEquals(List.of(inner), RawFiles.in(folder));
  }
}
