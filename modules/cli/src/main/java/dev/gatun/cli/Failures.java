package dev.gatun.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line for the user, on standard error. */
final class Failures {

  private Failures() {}

  /** Says which argument makes no sense, and returns the exit status for it. */
  static int ofArguments(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(prefix(command) + describe(failure));
    if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
      err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** Says why the command failed, and returns the exit status for it. */
  static int ofExecution(Exception failure, CommandLine command, ParseResult arguments) {
    return of(failure, command, arguments.originalArgs().contains(Gatun.VERBOSE));
  }

  /** The same, where the failure may be an {@link Error}. */
  static int of(Throwable failure, CommandLine command, boolean verbose) {
    command.getErr().println(prefix(command) + describe(failure));
    if (verbose) {
      failure.printStackTrace(command.getErr());
    }
    return Gatun.FAILED;
  }

  /** One line that says what went wrong, without the names of classes where it can be avoided. */
  static String describe(Throwable failure) {
    return switch (failure) {
      case UncheckedIOException e when e.getCause() != null -> describe(e.getCause());
      case NoSuchFileException e -> "no such file: " + e.getFile();
      case AccessDeniedException e -> "permission denied: " + e.getFile();
      case FileAlreadyExistsException e -> "there is a file already: " + e.getFile();
      case NotDirectoryException e -> "not a folder: " + e.getFile();
      case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
      case IOException e when e.getMessage() != null -> oneLine(e.getMessage());
      case UnmatchedArgumentException e when isCommand(e) ->
          "there is no command '" + e.getUnmatched().getFirst() + "'";
      case ParameterException e when e.getMessage() != null -> oneLine(e.getMessage());
      case IllegalArgumentException e when e.getMessage() != null -> oneLine(e.getMessage());
      case IllegalStateException e when e.getMessage() != null -> oneLine(e.getMessage());
      case OutOfMemoryError e -> "out of memory: " + oneLine(String.valueOf(e.getMessage()));
      default -> "unexpected: " + oneLine(failure.toString()) + " (--verbose shows where)";
    };
  }

  private static boolean isCommand(UnmatchedArgumentException failure) {
    return !failure.isUnknownOption() && !failure.getCommandLine().getSubcommands().isEmpty();
  }

  private static String prefix(CommandLine command) {
    return command.getCommandSpec().qualifiedName() + ": ";
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
