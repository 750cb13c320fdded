package dev.gatun.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/**
 * What all subcommands share. A subclass carries picocli's {@code @Command(name, description)}, its
 * options and its parameters, and does its work in {@link #call}: it returns the exit status, or
 * throws, and then the message of the exception becomes the one line that the user sees.
 */
abstract class Subcommand implements Callable<Integer> {

  /** The option that shows where something failed. */
  static final String VERBOSE = "--verbose";

  @Option(names = VERBOSE, description = "When something fails, show where: the whole stack trace.")
  private boolean verbose;

  /** Whether failures are shown with their stack traces. */
  final boolean isVerbose() {
    return verbose;
  }
}
