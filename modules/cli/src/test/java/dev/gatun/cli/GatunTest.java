package dev.gatun.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The exit status, and what the user sees when something is wrong. */
final class GatunTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpNamesEverySubcommandAndSucceeds() {
    assertEquals(0, run("--help"));
    assertTrue(out.toString().contains("fail"), out.toString());
    assertEquals("", err.toString());
  }

  @Test
  void subcommandsHaveHelpToo() {
    assertEquals(0, run("fail", "--help"));
    assertTrue(out.toString().startsWith("Usage: gatun fail"), out.toString());
  }

  @Test
  void versionNamesTheJdk() {
    assertEquals(0, run("--version"));
    assertTrue(out.toString().contains("JDK " + Runtime.version()), out.toString());
  }

  @Test
  void failureIsOneLineAndStatusOne() {
    assertEquals(1, run("fail"));
    assertEquals(List.of("gatun fail: no such file: digits.gz"), err.toString().lines().toList());
  }

  @Test
  void verboseAddsTheStackTrace() {
    assertEquals(1, run("fail", "--verbose"));
    assertTrue(err.toString().contains("\tat "), err.toString());
    assertTrue(err.toString().contains("GatunTest$Fail.call"), err.toString());
  }

  @Test
  void unknownCommandIsNamedWithASuggestionAndStatusTwo() {
    assertEquals(2, run("fails"));
    assertEquals(
        List.of("gatun: there is no command 'fails'", "Did you mean: gatun fail?"),
        err.toString().lines().toList());
  }

  @Test
  void unknownOptionIsNamedAndStatusTwo() {
    assertEquals(2, run("fail", "--speed"));
    assertEquals("gatun fail: Unknown option: '--speed'", err.toString().lines().toList().get(0));
  }

  @Test
  void noCommandIsStatusTwo() {
    assertEquals(2, run());
    assertEquals("gatun: which command?", err.toString().lines().toList().get(0));
  }

  private int run(String... args) {
    CommandLine gatun = Gatun.commandLine(List.of(Fail.class));
    gatun.setOut(new PrintWriter(out, true));
    gatun.setErr(new PrintWriter(err, true));
    return gatun.execute(args);
  }

  @Command(name = "fail", description = "Fail.")
  static final class Fail implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
      throw new NoSuchFileException("digits.gz");
    }
  }
}
