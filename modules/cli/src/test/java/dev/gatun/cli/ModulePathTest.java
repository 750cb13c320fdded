package dev.gatun.cli;

import static dev.gatun.cli.Commands.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.cli.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What needs modules or a process of its own: the samples, the jars, and a disk that is full. */
final class ModulePathTest {

  @TempDir private static Path folder;
  private static Path lib;
  private static Path data;

  @BeforeAll
  static void makeLib() throws IOException {
    lib =
        Lib.in(Files.createDirectory(folder.resolve("lib")), "dev.gatun.cli", "dev.gatun.samples");
    data = TinyMnist.write(folder.resolve("data"), 8);
  }

  @Test
  void listsTheSamples() throws Exception {
    Outcome list = Program.gatun(lib, folder, "", "sample");
    assertEquals(0, list.status());
    assertTrue(list.out().getFirst().startsWith("mnist-cnn "), list.toString());
  }

  @Test
  void runsTheTutorialsProgram() throws Exception {
    Outcome run =
        Program.gatun(lib, folder, "", "sample", "mnist-cnn", "--quick", "--data", data.toString());
    assertEquals(0, run.status(), run.toString());
    assertEquals(List.of(), run.err());
    assertEquals("MNIST from " + data + ": 8 to train, 5 to test", run.out().getFirst());
    assertTrue(run.out().getLast().matches("Test accuracy: [01]\\.\\d{4}"), run.toString());
  }

  @Test
  void profilesAWorkload() throws Exception {
    Outcome run =
        Program.gatun(
            lib,
            folder,
            "",
            "bench",
            "add-16x1000",
            "--profile",
            "--threads",
            "1",
            "--seconds",
            "1");
    assertEquals(0, run.status(), run.toString());
    assertEquals(List.of(), run.err());
    String table = String.join("\n", run.out());
    assertTrue(run.out().getFirst().startsWith("add-16x1000: "), table);
    assertContains("\nadd                             1000 ", table);
    assertContains("\nbetween operations ", table);
    assertContains("recording: runs/bench/add-16x1000.jfr", table);
    assertTrue(Files.size(folder.resolve("runs/bench/add-16x1000.jfr")) > 0);
  }

  @Test
  void namesTheSampleThatIsNotThere() throws Exception {
    Outcome outcome = Program.gatun(lib, folder, "", "sample", "mnist-rnn");
    assertEquals(2, outcome.status());
    assertContains("no sample mnist-rnn; ./gatun sample lists", outcome.err().getFirst());
  }

  @Test
  void sampleSaysInOneLineThatTheDataAreMissing() throws Exception {
    Outcome outcome =
        Program.gatun(lib, folder, "", "sample", "mnist-cnn", "--data", folder.toString());
    assertEquals(1, outcome.status());
    assertEquals(1, outcome.err().size(), outcome.toString());
    assertContains("does not have the files of MNIST", outcome.err().getFirst());
  }

  @Test
  void doctorNamesTheFolderOfTheJars() throws Exception {
    Outcome outcome = Program.gatun(lib, folder, "", "doctor", "--no-speed");
    assertTrue(
        outcome.out().stream().anyMatch(line -> line.matches("jars +\\Q" + lib + "\\E")),
        outcome.toString());
  }

  /** A limit on the size of files stands for a disk that is full before the weights are written. */
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no ulimit")
  void leavesNothingHalfWrittenWhereTheDiskIsFull() throws Exception {
    Path out = folder.resolve("run");
    String limited = "ulimit -f 2000; exec \"$@\"";
    Stream<String> arguments =
        Stream.of(
            "train", "mnist", "--epochs", "1", "--data", data.toString(), "--out", out.toString());
    List<String> command =
        Stream.of(Stream.of("bash", "-c", limited, "-"), Program.gatun(lib).stream(), arguments)
            .flatMap(words -> words)
            .toList();
    Outcome outcome = Program.run(folder, Map.of(), "", command);
    assertEquals(1, outcome.status(), outcome.toString());
    assertEquals(1, outcome.err().size(), outcome.toString());
    String line = outcome.err().getFirst();
    assertContains("gatun train: cannot write " + out.resolve("model.safetensors"), line);
    try (Stream<Path> left = Files.list(out)) {
      assertEquals(List.of(), left.toList());
    }
    assertFalse(line.contains("Exception"), line);
  }
}
