package dev.gatun.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.Memory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NpyRefusalTest {
  private static final String OK = RawFiles.header("<f4", "(2,)");

  @TempDir Path folder;

  private String refusal(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("hostile.npy"), bytes);
    Memory.resetPeak();
    long before = Memory.peakBytes();
    var e = assertThrows(FormatException.class, () -> Npy.read(file));
    assertEquals(before, Memory.peakBytes());
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    return e.getMessage();
  }

  private void assertRefused(byte[] bytes, String expected) throws IOException {
    String message = refusal(bytes);
    assertTrue(message.contains(expected), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "|O; pickled programs",
        "|O8; pickled programs",
        "<c8; no complex numbers",
        ">c16; no complex numbers",
        "|S3; strings are not numbers",
        "<U26; strings are not numbers",
        "|V2; raw bytes (void)",
        "<M8[ns]; dates and times",
        "<m8; dates and times",
        "<f16; expected f2, f4 or f8",
        "<f3; expected f2, f4 or f8",
        "<i3; expected one of b1",
        "<x4; expected one of b1",
        "<; expected one of b1",
        "F4; expected one of b1",
        "<<f4; expected one of b1",
      })
  void refusesElementsThatAreNotNumbers(String descr, String expected) throws IOException {
    assertRefused(RawFiles.npy(1, RawFiles.header(descr, "(1,)"), new byte[8]), expected);
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of("", "expected a Python literal"),
        Arguments.of("[]", "not a dictionary"),
        Arguments.of("{}", "the key 'descr' is missing"),
        Arguments.of("{'descr': '<f4'}", "the key 'fortran_order' is missing"),
        Arguments.of("{'descr': '<f4', 'fortran_order': False}", "the key 'shape' is missing"),
        Arguments.of(OK.replace("}", "'x': 1}"), "expected three of them"),
        Arguments.of(OK.replace("}", "'descr': '<f4'}"), "'descr' stands there twice"),
        Arguments.of(OK.replace("'<f4'", "4"), "descr is not a string"),
        Arguments.of(OK.replace("'<f4'", "[('x', '<f4'), ('y', '<i2')]"), "structured type"),
        Arguments.of(OK.replace("'<f4'", "('<f4', (2, 2))"), "structured type"),
        Arguments.of(OK.replace("False", "0"), "fortran_order is neither True nor False"),
        Arguments.of(RawFiles.header("<f4", "2"), "shape is not a tuple"),
        Arguments.of(RawFiles.header("<f4", "[2]"), "shape is not a tuple"),
        Arguments.of(RawFiles.header("<f4", "(2)"), "shape is not a tuple"),
        Arguments.of(RawFiles.header("<f4", "('2',)"), "not a tuple of whole numbers"),
        Arguments.of(RawFiles.header("<f4", "(-2,)"), "negative size: -2"),
        Arguments.of(RawFiles.header("<f4", "(-1, -2)"), "negative size: -1"),
        Arguments.of(RawFiles.header("<f4", "(4294967296, 4294967296)"), "overflows"),
        Arguments.of(RawFiles.header("<f8", "(2305843009213693952,)"), "overflows"),
        Arguments.of(RawFiles.header("<u4", "(0, 1152921504606846976)"), "overflows"),
        Arguments.of(RawFiles.header("<f4", "(99999999999999999999,)"), "fit in 63 bits"),
        Arguments.of(RawFiles.header("<f4", "(" + "1, ".repeat(65) + ")"), "65 dimensions"),
        Arguments.of(OK + "x", "found 'x', expected the end"),
        Arguments.of("__import__('os').system('true')", "expected a Python literal"));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void refusesTheHeader(String header, String expected) throws IOException {
    for (int version = 1; version <= 3; version++) {
      assertRefused(RawFiles.npy(version, header, new byte[8]), expected);
    }
  }

  @Test
  void refusesOtherFilesAndVersions() throws IOException {
    byte[] good = RawFiles.npy(1, OK, new byte[8]);
    for (int i = 0; i < 6; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      assertRefused(bad, "does not begin with \\x93NUMPY");
    }
    for (byte version : new byte[] {0, 4, -1}) {
      byte[] bad = good.clone();
      bad[6] = version;
      assertRefused(bad, "it is of version " + version + ", expected 1, 2 or 3");
    }
  }

  @Test
  void refusesHeadersBeyondTheLimit() throws IOException {
    byte[] bytes = RawFiles.npy(2, OK, new byte[8]);
    Arrays.fill(bytes, 8, 12, (byte) 0xff);
    assertRefused(bytes, "the header claims 4294967295 bytes");
  }

  @Test
  void refusesWhatIsNotUtf8InVersion3() throws IOException {
    byte[] bytes = RawFiles.npy(3, OK, new byte[8]);
    bytes[14] = (byte) 0xe9;
    assertRefused(bytes, "not UTF-8");
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    byte[] good = RawFiles.npy(1, OK, new byte[8]);
    for (int n = 0; n < good.length; n++) {
      byte[] cut = Arrays.copyOf(good, n);
      assertRefused(cut, "truncated");
      var e = assertThrows(FormatException.class, () -> Npy.read(new ByteArrayInputStream(cut)));
      assertTrue(e.getMessage().contains("truncated"), e.getMessage());
    }
  }

  @Test
  void refusesWhatFollowsTheArrayInAFile() throws IOException {
    assertRefused(
        RawFiles.npy(1, OK, new byte[9]),
        "asks for 8 bytes of elements, but 9 follow it; expected one array a file");
  }

  @Test
  void allocatesNothingForElementsThatAreNotThere() throws IOException {
    for (String descr : new String[] {"<f4", "<u2", "|b1"}) {
      byte[] bytes = RawFiles.npy(1, RawFiles.header(descr, "(1099511627776,)"), new byte[99]);
      assertRefused(bytes, "truncated");
      Memory.resetPeak();
      long before = Memory.peakBytes();
      assertThrows(FormatException.class, () -> Npy.read(new ByteArrayInputStream(bytes)));
      assertTrue(Memory.peakBytes() - before <= 32 << 20);
    }
  }

  @Test
  void refusesIntegersBeyondI64() {
    byte[] bytes = RawFiles.npy(1, RawFiles.header("<u8", "(2,)"), new byte[16]);
    bytes[bytes.length - 1] = (byte) 0x80;
    var e = assertThrows(FormatException.class, () -> Npy.read(new ByteArrayInputStream(bytes)));
    assertTrue(e.getMessage().contains("is 9223372036854775808, beyond"), e.getMessage());
  }

  @Test
  void refusesTruthValuesOtherThanZeroAndOne() {
    byte[] bytes = RawFiles.npy(1, RawFiles.header("|b1", "(2,)"), new byte[] {1, 2});
    var e = assertThrows(FormatException.class, () -> Npy.read(new ByteArrayInputStream(bytes)));
    assertTrue(e.getMessage().contains("element 1 is 2: a truth value is 0 or 1"), e.getMessage());
  }
}
