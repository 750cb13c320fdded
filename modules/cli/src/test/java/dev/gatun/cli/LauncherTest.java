package dev.gatun.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.cli.FakeTree.Launch;
import dev.gatun.cli.FakeTree.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher {@code ./gatun} passes on, in a tree that is built. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is a Unix shell script")
final class LauncherTest {

  private static final List<String> PROGRAM_ERR = List.of("first", "second");

  @TempDir private static Path folder;
  private static FakeTree tree;
  private static String gatun;

  @BeforeAll
  static void makeTree() throws Exception {
    tree = new FakeTree(Files.createDirectory(folder.toRealPath().resolve("a tree")));
    gatun = tree.root().resolve("gatun").toString();
    assertEquals(7, tree.start(tree.root(), gatun).end().status());
  }

  @Test
  void passesArgumentsFolderAndStatusOn() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("else where"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a tree/gatun"));
    Outcome outcome = tree.start(elsewhere, link.toString(), "a  b", "", "*", "$HOME").end();
    assertEquals(7, outcome.status());
    List<String> expected =
        List.of("[a  b]", "[]", "[*]", "[$HOME]", elsewhere.toRealPath().toString());
    assertEquals(expected, outcome.out());
    assertEquals(PROGRAM_ERR, outcome.err());
  }

  @Test
  void keepsTheOrderOfBothStreamsInOneFile() throws Exception {
    Outcome outcome = tree.start(folder, "sh", "-c", "'" + gatun + "' a b 2>&1").end();
    List<String> expected =
        List.of("first", "[a]", "[b]", folder.toRealPath().toString(), "second");
    assertEquals(expected, outcome.out());
  }

  @Test
  void keepsWhatTheJvmItselfSays() throws Exception {
    Map<String, String> badOption =
        Map.of("JAVA_HOME", System.getProperty("java.home"), "GATUN_JAVA_OPTS", "-XX:NoSuchOption");
    // The filter ends a moment after the launcher; the pipe waits for both.
    String command = "set -o pipefail; '" + gatun + "' 2>&1 | cat";
    Outcome outcome = tree.start(tree.root(), badOption, "bash", "-c", command).end();
    assertEquals(1, outcome.status());
    assertTrue(String.join("\n", outcome.out()).contains("NoSuchOption"), outcome.toString());
  }

  @Test
  void findsTheJdkInTheUsualPlaceWhenThePathHasAnOldOne() throws Exception {
    Path usual = tree.usual().resolve("usr/lib/jvm/jdk-25");
    tree.writeJdk(usual, "25.0.3");
    Outcome outcome = tree.start(tree.root(), onlyOldJdk(), gatun).end();
    Files.delete(usual.resolve("release"));
    assertEquals(7, outcome.status(), outcome.toString());
  }

  @Test
  void saysInOneLineThatThereIsNoJdk() throws Exception {
    Outcome outcome = tree.start(tree.root(), onlyOldJdk(), gatun).end();
    assertEquals(1, outcome.status());
    String jdk = tree.root().resolve("old jdk").toString();
    String expected = "gatun: needs JDK 25 or later, found JDK 17 in " + jdk + "; get one from ";
    assertEquals(1, outcome.err().size());
    assertTrue(outcome.err().getFirst().startsWith(expected), outcome.toString());
  }

  @Test
  void signalsReachTheProgram() throws Exception {
    // Not INT: what is started in the background of a script ignores it.
    Launch launch = tree.start(tree.root(), gatun, "wait");
    while (launch.process().isAlive() && !Files.readString(launch.out()).contains("[wait]")) {
      Thread.sleep(20);
    }
    new ProcessBuilder("kill", "-TERM", String.valueOf(launch.process().pid())).start().waitFor();
    assertEquals(143, launch.end().status());
  }

  @Test
  void launchOfWindowsDropsOnlyTheWarning() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String launch = tree.root().resolve("tools/Launch.java").toString();
    Outcome outcome =
        tree.start(folder, java.toString(), launch, tree.root().toString(), "a  b").end();
    assertEquals(7, outcome.status());
    assertEquals(List.of("[a  b]", folder.toRealPath().toString()), outcome.out());
    assertEquals(PROGRAM_ERR, outcome.err());
  }

  private static Map<String, String> onlyOldJdk() throws IOException {
    Path old = tree.root().resolve("old jdk");
    tree.writeJdk(old, "17.0.15");
    Files.deleteIfExists(tree.root().resolve("bin/java"));
    Files.createSymbolicLink(tree.root().resolve("bin/java"), old.resolve("bin/java"));
    return Map.of("JAVA_HOME", "", "HOME", folder.toString());
  }
}
