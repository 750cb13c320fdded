package dev.gatun.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code gatun}, which holds all others.
 *
 * <p>To add one: extend {@link Subcommand}, and add its class to {@link #SUBCOMMANDS}.
 */
@Command(
    name = "gatun",
    description = "Deep learning in pure Java.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class)
final class Gatun implements Runnable {

  /** The exit status of a command that failed. */
  static final int FAILED = 1;

  private static final List<Class<? extends Subcommand>> SUBCOMMANDS =
      List.of(Doctor.class, JShell.class);

  @Spec private CommandSpec spec;

  private Gatun() {}

  /** Runs the subcommand that {@code args} names and returns its exit status. */
  static int run(String... args) {
    CommandLine gatun = commandLine(wanted(args));
    try {
      return gatun.execute(args);
    } catch (Error e) {
      return Failures.of(e, gatun, List.of(args).contains(Subcommand.VERBOSE));
    }
  }

  /** Sets up the command line with these subcommands. */
  static CommandLine commandLine(List<Class<? extends Subcommand>> subcommands) {
    CommandLine gatun = new CommandLine(new Gatun());
    subcommands.forEach(gatun::addSubcommand);
    gatun.getCommandSpec().addOption(flag("--version", "Show the version and exit.", true));
    addHelp(gatun);
    gatun.getSubcommands().values().forEach(Gatun::addHelp);
    gatun.setParameterExceptionHandler(Failures::ofArguments);
    gatun.setExecutionExceptionHandler(Failures::ofExecution);
    return gatun;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  /** The one subcommand that is asked for, since setting up the others takes time; else all. */
  private static List<Class<? extends Subcommand>> wanted(String... args) {
    List<Class<? extends Subcommand>> named =
        SUBCOMMANDS.stream()
            .filter(c -> args.length > 0 && c.getAnnotation(Command.class).name().equals(args[0]))
            .toList();
    return named.isEmpty() ? SUBCOMMANDS : named;
  }

  private static void addHelp(CommandLine command) {
    command.getCommandSpec().addOption(flag("--help", "Show this help and exit.", false));
  }

  private static OptionSpec flag(String name, String description, boolean version) {
    String shortName = version ? "-V" : "-h";
    return OptionSpec.builder(shortName, name)
        .type(boolean.class)
        .description(description)
        .versionHelp(version)
        .usageHelp(!version)
        .build();
  }
}
