package dev.gatun.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.Memory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the format, broken in turn. */
class SafetensorsRulesTest {
  private static final String OK = "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}";

  @TempDir Path folder;

  private String refusal(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("hostile"), bytes);
    Memory.resetPeak();
    long before = Memory.peakBytes();
    var e = assertThrows(FormatException.class, () -> Safetensors.open(file));
    assertEquals(before, Memory.peakBytes());
    String message = e.getMessage();
    assertTrue(message.startsWith(file + ": "), message);
    return message.substring(file.toString().length() + 2);
  }

  private static String json(String quoted) {
    return quoted.replace('\'', '"');
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        rule("", 0, "does not begin with '{'"),
        rule(" {}", 0, "does not begin with '{'"),
        rule("[1]", 0, "does not begin with '{'"),
        rule("\ufeff{}", 0, "does not begin with '{'"),
        rule("{", 0, "not JSON"),
        rule("{'a'}", 0, "not JSON"),
        rule("{'a':1,}", 0, "tensor 'a': expected an object"),
        rule("{'a':{},}", 0, "tensor 'a': the field dtype is missing"),
        rule("{}x", 0, "not JSON"),
        rule("{}{}", 0, "goes on after"),
        rule("{'a':" + "[".repeat(99), 0, "tensor 'a': expected an object"),
        rule("{'a':{'b':" + "[".repeat(99), 0, "not JSON"),
        rule("{'\\ud800':{}}", 0, "surrogate"),
        rule(OK.substring(0, OK.length() - 1) + "," + OK.substring(1), 8, "'a' twice"),
        rule("{'a':{'dtype':'U8','dtype':'U8'}}", 0, "tensor 'a': the header has 'dtype' twice"),
        rule("{'__metadata__':{},'__metadata__':{}}", 0, "'__metadata__' twice"),
        rule("{'__metadata__':{'x':'1','x':'2'}}", 0, "'x' twice"),
        rule("{'\\u0061':{'dtype':'U8','shape':[],'data_offsets':[0,1]},'a':1}", 1, "'a' twice"),
        rule("{'__metadata__':null}", 0, "__metadata__: expected an object of texts"),
        rule("{'__metadata__':['a']}", 0, "__metadata__: expected an object of texts"),
        rule("{'__metadata__':{'a':1}}", 0, "'a' is not a text"),
        rule("{'__metadata__':{'a':{}}}", 0, "'a' is not a text"),
        rule("{'__metadata__':{'a':'\\udfff'}}", 0, "unpaired surrogate"),
        rule("{'a':{'shape':[],'data_offsets':[0,1]}}", 1, "dtype is missing"),
        rule("{'a':{'dtype':'U8','data_offsets':[0,1]}}", 1, "shape is missing"),
        rule("{'a':{'dtype':'U8','shape':[]}}", 1, "data_offsets is missing"),
        rule(entry("1", "[]", "[0,1]"), 1, "dtype is not a text"),
        rule(entry("'U8'", "1", "[0,1]"), 1, "shape is not a list of whole numbers"),
        rule(entry("'U8'", "[1.0]", "[0,1]"), 1, "shape is not a list of whole numbers"),
        rule(entry("'U8'", "['1']", "[0,1]"), 1, "shape is not a list of whole numbers"),
        rule(entry("'U8'", "[[1]]", "[0,1]"), 1, "shape is not a list of whole numbers"),
        rule(entry("'U8'", "[]", "{}"), 1, "data_offsets is not a list of whole numbers"),
        rule(entry("'U8'", "[]", "[1]"), 1, "data_offsets [1] are not two numbers"),
        rule(entry("'U8'", "[]", "[0,1,2]"), 1, "data_offsets has more than 2 numbers"),
        rule(entry("'F31'", "[]", "[0,4]"), 4, "its dtype is F31: expected one of BOOL"),
        rule(entry("'f32'", "[]", "[0,4]"), 4, "its dtype is f32: expected one of BOOL"),
        rule(entry("'U16'", "[]", "[0,4]"), 4, "are 4 bytes, but U16 of shape () has 2"),
        rule(entry("'U128'", "[]", "[0,16]"), 16, "expected one of BOOL, U8, I8, U16"),
        rule(entry("'F8_E4M3'", "[]", "[0,1]"), 1, "16 bits or more"),
        rule(entry("'C64'", "[]", "[0,8]"), 8, "no complex numbers"),
        rule(entry("'BOOL'", "[3]", "[0,3]"), 3, "tensor 'a': element 2 is 2"),
        rule(entry("'U8'", "[-1]", "[0,1]"), 1, "negative size: -1"),
        rule(entry("'U8'", "[-1,-1]", "[0,1]"), 1, "negative size: -1"),
        rule(entry("'U8'", "[4294967296,4294967296]", "[0,1]"), 1, "overflows"),
        rule(entry("'F64'", "[2305843009213693952]", "[0,0]"), 0, "overflows"),
        rule(entry("'U8'", "[0,4294967296,4294967296]", "[0,0]"), 0, "overflows"),
        rule(entry("'U8'", "[9223372036854775808]", "[0,1]"), 1, "overflows"),
        rule(entry("'U8'", "[" + "1,".repeat(64) + "1]", "[0,1]"), 1, "more than 64 numbers"),
        rule(entry("'F32'", "[2]", "[0,7]"), 7, "are 7 bytes, but F32 of shape (2,) has 8"),
        rule(entry("'F32'", "[2]", "[0,9]"), 9, "are 9 bytes, but F32 of shape (2,) has 8"),
        rule(entry("'F32'", "[0]", "[0,4]"), 4, "are 4 bytes, but F32 of shape (0,) has 0"),
        rule(entry("'F32'", "[2]", "[8,0]"), 8, "not in order"),
        rule(entry("'F32'", "[2]", "[-8,0]"), 0, "not in order"),
        rule(entry("'F32'", "[2]", "[0,8]"), 7, "beyond the 7 bytes"),
        rule(entry("'F32'", "[2]", "[8,16]"), 8, "beyond the 8 bytes"),
        rule(entry("'U8'", "[]", "[9223372036854775807,0]"), 1, "not in order"),
        rule(entry("'F32'", "[2]", "[0,8]"), 9, "1 bytes after tensor 'a' belong to none"),
        rule("{}", 1, "1 bytes after the header belong to none"),
        rule(entry("'F32'", "[2]", "[4,12]"), 12, "4 bytes between the header and tensor 'a'"),
        rule(two("[0,8]", "[12,20]"), 20, "4 bytes between tensor 'a' and tensor 'b'"),
        rule(two("[0,8]", "[4,12]"), 12, "tensor 'b' begins at byte 4, before the end of tensor"),
        rule(two("[0,8]", "[0,8]"), 8, "tensor 'b' begins at byte 0, before the end of tensor"),
        rule(two("[8,16]", "[4,12]"), 16, "4 bytes between the header and tensor 'b'"));
  }

  private static Arguments rule(String quoted, int data, String expected) {
    return Arguments.of(json(quoted), data, expected);
  }

  private static String entry(String dtype, String shape, String offsets) {
    return "{'a':{'dtype':" + dtype + ",'shape':" + shape + ",'data_offsets':" + offsets + "}}";
  }

  private static String two(String a, String b) {
    String rest = ":{'dtype':'F64','shape':[1],'data_offsets':";
    return "{'a'" + rest + a + "},'b'" + rest + b + "}}";
  }

  @ParameterizedTest
  @MethodSource("headers")
  void refusesTheHeader(String header, int data, String expected) throws IOException {
    String message = refusal(RawFiles.safetensors(header, data));
    assertTrue(message.contains(expected), message);
  }

  @Test
  void acceptsTheHeaderThatTheRulesBreak() throws IOException {
    Path file = folder.resolve("good");
    Files.write(file, RawFiles.safetensors(json(OK), 8));
    assertEquals(2, Safetensors.read(file).get("a").shape().count());
  }

  @Test
  void refusesAFileWithoutRoomForTheLength() throws IOException {
    for (int n = 0; n < 8; n++) {
      assertTrue(refusal(new byte[n]).contains("too short"));
    }
    assertTrue(refusal(new byte[8]).contains("does not begin with '{'"));
  }

  @Test
  void refusesLengthsBeyondTheLimitOrTheFile() throws IOException {
    byte[] header = json(OK).getBytes(StandardCharsets.UTF_8);
    for (long claimed : new long[] {100_000_001, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
      String message = refusal(RawFiles.safetensors(claimed, header, 8));
      assertTrue(message.contains(Long.toUnsignedString(claimed) + " bytes, more"), message);
    }
    for (long claimed : new long[] {header.length + 9, 100_000_000}) {
      String message = refusal(RawFiles.safetensors(claimed, header, 8));
      assertTrue(message.contains("truncated"), message);
    }
  }

  @Test
  void refusesWhatIsNotUtf8() throws IOException {
    byte[] header = json(OK).getBytes(StandardCharsets.ISO_8859_1);
    header[2] = (byte) 0xe9;
    String message = refusal(RawFiles.safetensors(header.length, header, 8));
    assertEquals("the header is not UTF-8", message);
    byte[] overlong = {'{', (byte) 0xc0, (byte) 0x80, '}'};
    assertEquals(
        "the header is not UTF-8", refusal(RawFiles.safetensors(overlong.length, overlong, 0)));
  }
}
