package dev.gatun.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.cli.FakeTree.Launch;
import dev.gatun.cli.FakeTree.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher {@code ./gatun}, in a tree with a fake Maven and a program that tells what it got.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is a Unix shell script")
final class LauncherTest {

  private static final List<String> PROGRAM_ERR = List.of("first", "second");

  @TempDir private Path folder;
  private FakeTree tree;
  private String gatun;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new FakeTree(Files.createDirectory(folder.toRealPath().resolve("a tree")));
    gatun = tree.root().resolve("gatun").toString();
  }

  @Test
  void buildsOnceAndShowsThatItDoes() throws Exception {
    Outcome first = tree.start(tree.root(), gatun).end();
    assertEquals(
        "gatun: building for the first time, which takes a minute or two", first.err().get(0));
    assertEquals("  [1/1] Gatun", first.err().get(1));
    Outcome second = tree.start(tree.root(), gatun).end();
    assertEquals(PROGRAM_ERR, second.err());
    assertEquals(1, tree.builds());
  }

  @Test
  void passesArgumentsFolderAndStatusOn() throws Exception {
    tree.start(tree.root(), gatun).end();
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
    tree.start(tree.root(), gatun).end();
    Outcome outcome = tree.start(folder, "sh", "-c", "'" + gatun + "' a b 2>&1").end();
    List<String> expected =
        List.of("first", "[a]", "[b]", folder.toRealPath().toString(), "second");
    assertEquals(expected, outcome.out());
  }

  @Test
  void keepsWhatTheJvmItselfSays() throws Exception {
    tree.start(tree.root(), gatun).end();
    Map<String, String> badOption =
        Map.of("JAVA_HOME", System.getProperty("java.home"), "GATUN_JAVA_OPTS", "-XX:NoSuchOption");
    Outcome outcome = tree.start(tree.root(), badOption, gatun).end();
    assertEquals(1, outcome.status());
    assertTrue(String.join("\n", outcome.err()).contains("NoSuchOption"), outcome.toString());
  }

  @Test
  void buildsAgainWhenASourceIsNewGoneOrReplacedByAnOlderOne() throws Exception {
    tree.start(tree.root(), gatun).end();
    Path source = tree.write("tensor/src/main/java/B.java", "class B {}");
    tree.start(tree.root(), gatun).end();
    assertEquals(2, tree.builds());
    Files.setLastModifiedTime(source, FileTime.from(Instant.EPOCH));
    tree.start(tree.root(), gatun).end();
    assertEquals(3, tree.builds());
    Files.delete(source);
    tree.start(tree.root(), gatun).end();
    assertEquals(4, tree.builds());
    tree.start(tree.root(), gatun).end();
    assertEquals(4, tree.builds());
  }

  @Test
  void runningProgramsKeepTheirJars() throws Exception {
    tree.start(tree.root(), gatun).end();
    String before = Files.readString(tree.root().resolve("target/gatun/stamp")).strip();
    tree.write("tensor/src/main/java/B.java", "class B {}");
    tree.start(tree.root(), gatun).end();
    assertTrue(Files.exists(tree.root().resolve("target/gatun/" + before + "/gatun-cli.jar")));
  }

  @Test
  void failedBuildShowsTheErrorsAndIsTriedAgain() throws Exception {
    Path fail = tree.write("fail", "");
    Outcome failed = tree.start(tree.root(), gatun).end();
    assertEquals(1, failed.status());
    assertEquals(List.of(), failed.out());
    assertTrue(failed.err().contains("/x/A.java:[3,1] error: no such thing"), failed.toString());
    assertTrue(failed.err().getLast().startsWith("gatun: the build failed"), failed.toString());
    Files.delete(fail);
    assertEquals(7, tree.start(tree.root(), gatun).end().status());
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    Launch one = tree.start(tree.root(), gatun);
    Launch two = tree.start(tree.root(), gatun);
    assertEquals(7, one.end().status());
    assertEquals(7, two.end().status());
    assertEquals(1, tree.builds());
  }

  @Test
  void findsTheJdkInTheUsualPlaceWhenThePathHasAnOldOne() throws Exception {
    tree.writeJdk(tree.usual().resolve("usr/lib/jvm/jdk-25"), "25.0.3");
    Outcome outcome = tree.start(tree.root(), onlyOldJdk(), gatun).end();
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
    Launch launch = tree.start(tree.root(), gatun, "wait");
    while (launch.process().isAlive() && !Files.readString(launch.out()).contains("[wait]")) {
      Thread.sleep(20);
    }
    new ProcessBuilder("kill", "-INT", String.valueOf(launch.process().pid())).start().waitFor();
    assertEquals(130, launch.end().status());
  }

  @Test
  void launchOfWindowsDropsOnlyTheWarning() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String launch = tree.root().resolve("tools/Launch.java").toString();
    tree.start(tree.root(), java.toString(), launch, tree.root().toString()).end();
    Outcome outcome =
        tree.start(folder, java.toString(), launch, tree.root().toString(), "a  b").end();
    assertEquals(7, outcome.status());
    assertEquals(List.of("[a  b]", folder.toRealPath().toString()), outcome.out());
    assertEquals(PROGRAM_ERR, outcome.err());
  }

  private Map<String, String> onlyOldJdk() throws IOException {
    Path old = tree.root().resolve("old jdk");
    tree.writeJdk(old, "17.0.15");
    Files.createSymbolicLink(tree.root().resolve("bin/java"), old.resolve("bin/java"));
    return Map.of("JAVA_HOME", "", "HOME", folder.toString());
  }
}
