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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How the launcher {@code ./gatun} builds, in a tree with a fake Maven. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is a Unix shell script")
final class LauncherBuildTest {

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
    assertEquals(List.of("first", "second"), second.err());
    assertEquals(1, tree.builds());
  }

  @Test
  void buildsAgainWhenASourceIsNewGoneOrReplacedByAnOlderOne() throws Exception {
    tree.start(tree.root(), gatun).end();
    Path jars = tree.root().resolve("target/gatun").resolve(tree.stamp());
    Path source = tree.write("tensor/src/main/java/B.java", "class B {}");
    tree.start(tree.root(), gatun).end();
    assertEquals(2, tree.builds());
    assertTrue(Files.exists(jars.resolve("gatun-cli.jar")), "a program that runs needs its jars");
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
}
