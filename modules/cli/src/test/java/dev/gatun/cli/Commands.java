package dev.gatun.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.cli.Program.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs commands in this process. */
final class Commands {

  private Commands() {}

  /** Runs {@code ./gatun} with these arguments. */
  static Outcome run(Object... arguments) {
    String[] args = new String[arguments.length];
    for (int i = 0; i < args.length; i++) args[i] = arguments[i].toString();
    var out = new StringWriter();
    var err = new StringWriter();
    CommandLine gatun = Gatun.commandLine(Gatun.wanted(args));
    gatun.setOut(new PrintWriter(out, true));
    gatun.setErr(new PrintWriter(err, true));
    int status = Gatun.run(gatun, args);
    return new Outcome(status, out.toString().lines().toList(), err.toString().lines().toList());
  }

  /** Runs it and returns the one line that says why it failed. */
  static String failure(Object... arguments) {
    Outcome outcome = run(arguments);
    assertEquals(1, outcome.status(), outcome.toString());
    assertEquals(1, outcome.err().size(), outcome.toString());
    return outcome.err().getFirst();
  }

  /** Runs it and returns the line that says which argument makes no sense. */
  static String refusal(Object... arguments) {
    Outcome outcome = run(arguments);
    assertEquals(2, outcome.status(), outcome.toString());
    assertTrue(outcome.err().size() <= 2, outcome.toString());
    return outcome.err().getFirst();
  }

  /** Fails unless {@code text} has {@code part} in it. */
  static void assertContains(String part, String text) {
    assertTrue(text.contains(part), () -> "'" + part + "' is not in: " + text);
  }
}
