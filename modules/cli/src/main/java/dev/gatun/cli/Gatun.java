package dev.gatun.cli;

import dev.gatun.benchmarks.BenchCommand;
import dev.gatun.cli.conformance.ConformanceCommand;
import dev.gatun.cli.coverage.CoverageCommand;
import dev.gatun.cli.mnist.PredictCommand;
import dev.gatun.cli.mnist.TrainCommand;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code gatun}, which holds all others.
 *
 * <p>To add one, write a class with picocli's {@code @Command(name, description)}, and add it to
 * {@link #SUBCOMMANDS}. Its {@code call} returns the exit status, or throws: the message of the
 * exception becomes the one line that the user sees. Every command gets {@code --help} and {@code
 * --verbose} here.
 */
@Command(
    name = "gatun",
    description = "Deep learning in pure Java.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class)
final class Gatun implements Runnable {

  /** The exit status of a command that failed. */
  static final int FAILED = 1;

  /** The option that shows where something failed. */
  static final String VERBOSE = "--verbose";

  private static final List<Class<? extends Callable<Integer>>> SUBCOMMANDS =
      List.of(
          BenchCommand.class,
          ConformanceCommand.class,
          CoverageCommand.class,
          Doctor.class,
          JShell.class,
          PredictCommand.class,
          SampleCommand.class,
          TrainCommand.class);

  @Spec private CommandSpec spec;

  private Gatun() {}

  /** Runs the subcommand that {@code args} names and returns its exit status. */
  static int run(String... args) {
    return run(commandLine(wanted(args)), args);
  }

  /** The same on a command line that is set up already. */
  static int run(CommandLine gatun, String... args) {
    try {
      return gatun.execute(args);
    } catch (Error e) {
      return Failures.of(e, gatun, List.of(args).contains(VERBOSE));
    }
  }

  /** Sets up the command line with these subcommands. */
  static CommandLine commandLine(List<Class<? extends Callable<Integer>>> subcommands) {
    CommandLine gatun = new CommandLine(new Gatun());
    subcommands.forEach(gatun::addSubcommand);
    CommandSpec spec = gatun.getCommandSpec();
    spec.addOption(
        flag("-V", "--version").versionHelp(true).description("Show the version.").build());
    addCommonOptions(gatun);
    gatun.getSubcommands().values().forEach(Gatun::addCommonOptions);
    gatun.setParameterExceptionHandler(Failures::ofArguments);
    gatun.setExecutionExceptionHandler(Failures::ofExecution);
    return gatun;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  /** The one subcommand that is asked for, since setting up the others takes time; else all. */
  static List<Class<? extends Callable<Integer>>> wanted(String... args) {
    List<Class<? extends Callable<Integer>>> named =
        SUBCOMMANDS.stream()
            .filter(c -> args.length > 0 && c.getAnnotation(Command.class).name().equals(args[0]))
            .toList();
    return named.isEmpty() ? SUBCOMMANDS : named;
  }

  private static void addCommonOptions(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (spec.findOption("--help") == null) {
      spec.addOption(flag("-h", "--help").usageHelp(true).description("Show this help.").build());
    }
    spec.addOption(flag(VERBOSE).description("Show where a failure comes from.").build());
  }

  private static OptionSpec.Builder flag(String name, String... names) {
    return OptionSpec.builder(name, names).type(boolean.class);
  }
}
