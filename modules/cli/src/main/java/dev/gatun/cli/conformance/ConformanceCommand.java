package dev.gatun.cli.conformance;

import dev.gatun.tensor.DType;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares Gatun's results with those that another framework has computed. */
@Command(
    name = "conformance",
    description = "Runs cases computed with another framework and compares results and gradients.")
public final class ConformanceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", description = "What to compare with: reference.")
  private String kind;

  @Parameters(index = "1", description = "The folder with the cases, FAMILY.json each.")
  private Path folder;

  @Option(names = "--family", split = ",", description = "The families to run (default: all).")
  private Set<String> families = Set.of();

  @Option(names = "--dtype", description = "float32 or float64 (default: both).")
  private String dtype = "";

  /** Creates the command. */
  @SuppressWarnings("NullAway.Init") // picocli sets what is not set here
  public ConformanceCommand() {}

  @Override
  public Integer call() throws Exception {
    if (!kind.equals("reference")) {
      throw new ParameterException(
          spec.commandLine(), "conformance: unknown kind " + kind + "; expected reference");
    }
    List<DType> types =
        switch (dtype) {
          case "" -> List.of(DType.F64, DType.F32);
          case "float64" -> List.of(DType.F64);
          case "float32" -> List.of(DType.F32);
          default ->
              throw new ParameterException(
                  spec.commandLine(), "--dtype: got " + dtype + ", expected float32 or float64");
        };
    var out = new PrintWriter(spec.commandLine().getOut(), true);
    return new Conformance(out, types, families).run(folder) ? 0 : 1;
  }
}
