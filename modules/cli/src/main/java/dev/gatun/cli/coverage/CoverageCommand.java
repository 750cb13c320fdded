package dev.gatun.cli.coverage;

import dev.gatun.cli.conformance.CaseCounts;
import dev.gatun.cli.conformance.Conformance;
import dev.gatun.tensor.DType;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which of the names that PyTorch and Keras have are there, and whether their cases run. */
@Command(
    name = "coverage",
    description = {
      "Lists which of the names that PyTorch and Keras have exist in Gatun, group by group.",
      "A name counts when there is a public type or method of that name, in the package where it"
          + " belongs; --reference adds whether computed cases of it agree."
    })
public final class CoverageCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description = "Also run the cases in this folder, as ./gatun conformance does.")
  private @Nullable Path reference;

  /** Creates the command. */
  @SuppressWarnings("NullAway.Init") // picocli sets what is not set here
  public CoverageCommand() {}

  @Override
  public Integer call() throws Exception {
    var report = new CoverageReport(Inventory.ofThisProgram(), cases(reference));
    boolean agrees = report.print(NameList.standard(), spec.commandLine().getOut());
    return agrees ? 0 : 1;
  }

  private static Map<String, CaseCounts> cases(@Nullable Path folder) throws IOException {
    if (folder == null) return Map.of();
    var nowhere = new PrintWriter(PrintWriter.nullWriter());
    var conformance = new Conformance(nowhere, List.of(DType.F64, DType.F32), Set.of());
    conformance.run(folder);
    return conformance.byName();
  }
}
