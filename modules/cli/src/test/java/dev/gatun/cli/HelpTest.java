package dev.gatun.cli;

import static dev.gatun.cli.Commands.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gatun.cli.Program.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command explains itself. */
final class HelpTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train|--data --epochs --batch-size --limit --seed --threads --out",
        "predict|--model FILE.png",
        "sample|--quick --data --seed NAME",
        "conformance|--family --dtype",
        "coverage|--reference",
        "bench|--against --threads --profile --scaling --tsv NAME",
        "doctor|--no-speed",
        "jshell|shell"
      })
  void namesItsArguments(String command, String arguments) {
    Outcome help = Commands.run(command, "--help");
    assertEquals(0, help.status());
    assertEquals(List.of(), help.err());
    String text = String.join("\n", help.out());
    assertContains("Usage: gatun " + command, text);
    for (String argument : arguments.split(" ")) assertContains(argument, text);
    assertContains("--verbose", text);
  }

  @ParameterizedTest
  @CsvSource({
    "train, mnist",
    "predict, x.png",
    "sample, ''",
    "conformance, 'reference folder'",
    "coverage, ''",
    "bench, ''",
    "doctor, ''"
  })
  void refusesOptionsThatItDoesNotHave(String command, String argument) {
    Stream<String> words = Arrays.stream(argument.split(" ")).filter(word -> !word.isEmpty());
    Object[] line =
        Stream.of(Stream.of(command), words, Stream.of("--nonsense")).flatMap(w -> w).toArray();
    assertContains("--nonsense", Commands.refusal(line));
  }

  @Test
  void listsAllCommands() {
    String text = String.join("\n", Commands.run("--help").out());
    for (String command : List.of("train", "predict", "sample", "coverage", "doctor", "jshell")) {
      assertContains("\n  " + command + " ", text);
    }
    assertFalse(text.contains("Exception"), text);
  }
}
