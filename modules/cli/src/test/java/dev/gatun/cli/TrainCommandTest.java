package dev.gatun.cli;

import static dev.gatun.cli.Commands.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.cli.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./gatun train mnist} on a few digits, and {@code ./gatun predict} with what it leaves. */
final class TrainCommandTest {

  @TempDir private static Path folder;
  private static Path data;
  private static Path run;
  private static Outcome trained;

  @BeforeAll
  static void train() throws IOException {
    data = TinyMnist.write(folder.resolve("data"), 12);
    run = folder.resolve("run");
    trained =
        Commands.run(
            "train",
            "mnist",
            "--data",
            data,
            "--out",
            run,
            "--limit",
            5,
            "--batch-size",
            3,
            "--epochs",
            2,
            "--seed",
            3);
  }

  @Test
  void saysWhatItDidAndHowToGoOn() {
    assertEquals(0, trained.status(), trained.toString());
    assertEquals(List.of(), trained.err());
    String text = String.join("\n", trained.out());
    assertContains("MNIST from " + data + ": 12 to train, 5 to test", text);
    assertContains("Total params: 1,199,882", text);
    assertTrue(text.matches("(?s).*\nTest loss: \\d+\\.\\d{4}\nTest accuracy: [01]\\.\\d{4}\n.*"));
    String hint = trained.out().getLast();
    assertContains("./gatun predict --model " + run + " " + run.resolve("digit-"), hint);
  }

  @Test
  void leavesWeightsHistorySummaryAndPictures() throws IOException {
    var names = new TreeSet<String>();
    try (Stream<Path> files = Files.list(run)) {
      files.forEach(file -> names.add(file.getFileName().toString().replaceAll("\\d", "N")));
    }
    assertEquals(
        List.of("digit-N.png", "history.json", "model.safetensors", "summary.txt"),
        List.copyOf(names));
    String history = Files.readString(run.resolve("history.json"));
    assertTrue(history.matches("(?s)\\{.*\"loss\": \\[[^,]+, [^,]+],.*\"accuracy\".*}\n"), history);
    assertContains("conv2d (Conv2d)", Files.readString(run.resolve("summary.txt")));
  }

  @Test
  void sameSeedLeavesTheSameWeightsOnOneThread() throws IOException {
    Path again = folder.resolve("again");
    Outcome second =
        Commands.run(
            "train",
            "mnist",
            "--data",
            data,
            "--out",
            again,
            "--limit",
            5,
            "--batch-size",
            3,
            "--epochs",
            2,
            "--seed",
            3,
            "--threads",
            1);
    assertEquals(0, second.status(), second.toString());
    assertEquals(
        -1, Files.mismatch(run.resolve("model.safetensors"), again.resolve("model.safetensors")));
  }

  @Test
  void predictNamesADigitForEachPicture() throws IOException {
    List<Path> pictures;
    try (Stream<Path> files = Files.list(run)) {
      pictures = files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    }
    Object[] arguments =
        Stream.concat(Stream.of("predict", "--model", run), pictures.stream()).toArray();
    Outcome outcome = Commands.run(arguments);
    assertEquals(0, outcome.status(), outcome.toString());
    assertEquals(pictures.size(), outcome.out().size());
    for (int i = 0; i < pictures.size(); i++) {
      String line = outcome.out().get(i);
      assertTrue(line.startsWith(pictures.get(i) + ": "), line);
      assertTrue(line.matches(".*: \\d \\(\\d+\\.\\d %\\)"), line);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--epochs 0|--epochs: got 0, expected 1 or more",
        "--batch-size -1|--batch-size: got -1, expected 1 or more",
        "--limit 0|--limit: got 0, expected 1 or more",
        "--threads 0|--threads: got 0, expected 1 or more",
        "--epochs many|'many' is not an int",
        "--seed 1.5|'1.5' is not a long"
      })
  void namesTheOptionThatMakesNoSense(String option, String message) {
    Path out = folder.resolve("bad option");
    Object[] arguments =
        Stream.concat(Stream.of("train", "mnist", "--out", out), Arrays.stream(option.split(" ")))
            .toArray();
    assertContains(message, Commands.refusal(arguments));
    assertFalse(Files.exists(out));
  }

  @Test
  void knowsMnistOnly() {
    assertContains("unknown cifar; expected mnist", Commands.refusal("train", "cifar"));
  }

  @Test
  void saysWhichFilesAFolderLacks() {
    Path out = folder.resolve("no data");
    String line = Commands.failure("train", "mnist", "--data", folder, "--out", out);
    assertContains("gatun train: " + folder + ": does not have the files of MNIST", line);
    assertFalse(Files.exists(out), "the folder for results of a run that was none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train-images|100|is cut short",
        "train-labels|2|has only 2 bytes",
        "t10k-labels|-4|has 1 labels, but",
        "t10k-images|magic|is not an IDX file",
        "train-labels|digit|expected 0 to 9",
        "t10k-labels|swap|expected labels"
      })
  void namesTheDamagedFile(String prefix, String damage, String message) throws IOException {
    Path broken = TinyMnist.write(Files.createTempDirectory(folder, "broken"), 12);
    Path file = broken.resolve(prefix + (prefix.endsWith("images") ? "-idx3" : "-idx1") + "-ubyte");
    TinyMnist.damage(file, damage);
    Path out = folder.resolve("no run");
    String line = Commands.failure("train", "mnist", "--data", broken, "--out", out);
    assertContains("gatun train: " + file, line);
    assertContains(message, line);
    assertFalse(Files.exists(out), "the folder for results of a run that was none");
  }

  @Test
  void refusesAFileAsFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("a file"), "");
    String line = Commands.failure("train", "mnist", "--data", data, "--out", file);
    assertEquals("gatun train: there is a file already: " + file, line);
  }
}
