package dev.gatun.gradcheck.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every result and gradient has the same bits in every JVM, whatever its vectors and threads. */
final class SameBitsTest {

  private static final Map<Integer, Map<String, String>> EXPECTED = new ConcurrentHashMap<>();

  @Test
  void withoutVectorsOnOneThread() throws Exception {
    check(2, false, "-Dgatun.scalar=true", "-Dgatun.threads=1");
  }

  @Test
  void withNarrowVectorsOnFourThreads() throws Exception {
    check(2, false, "-XX:MaxVectorSize=16", "-Dgatun.threads=4");
  }

  @Test
  @Tag("slow")
  void allLargeWithHalfAsWideVectorsOnTwoThreads() throws Exception {
    check(5, true, "-XX:MaxVectorSize=32", "-Dgatun.threads=2");
  }

  @Test
  @Tag("slow")
  void allLargeWithoutVectorsOnOneThread() throws Exception {
    check(5, true, "-Dgatun.scalar=true", "-Dgatun.threads=1");
  }

  private static Map<String, String> here(int samples, boolean all) {
    Map<String, String> hashes = new TreeMap<>();
    ResultHashes.of(samples, all).forEach((k, v) -> hashes.put(k, Long.toHexString(v)));
    return hashes;
  }

  private static void check(int samples, boolean all, String... options) throws Exception {
    Map<String, String> expected = EXPECTED.computeIfAbsent(samples, n -> here(n, all));
    assertTrue(expected.size() > 2 * Catalogue.ROWS.size(), "a hash for each row and type");
    List<String> arguments = List.of(Integer.toString(samples), Boolean.toString(all));
    Map<String, String> actual = new TreeMap<>();
    for (String line : ChildJvm.run(ResultHashes.class, List.of(options), arguments)) {
      int at = line.lastIndexOf('=');
      actual.put(line.substring(0, at), line.substring(at + 1));
    }
    assertEquals(expected, actual, "the same bits with " + String.join(" ", options));
  }
}
