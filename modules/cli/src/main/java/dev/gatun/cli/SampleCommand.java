package dev.gatun.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the samples or runs one: each is a class of the module of samples, with a main method. */
@Command(name = "sample", description = "Lists the samples, or runs one.")
final class SampleCommand implements Callable<Integer> {
  private static final String MODULE = "dev.gatun.samples";
  private static final String INDEX = "/META-INF/samples.txt";

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The sample (default: list them).")
  private @Nullable String name;

  @Option(names = "--quick", description = "Run on less data, to see that it works.")
  private boolean quick;

  @Option(names = "--data", paramLabel = "DIR", description = "The folder with the data.")
  private @Nullable String data;

  @Option(names = "--seed", paramLabel = "N", description = "What chance depends on (default: 1).")
  private long seed = 1;

  /** A line of the index. */
  private record Sample(String name, String type, String description) {}

  @SuppressWarnings("NullAway.Init") // picocli sets what is not set here
  SampleCommand() {}

  @Override
  public Integer call() throws Exception {
    Module module =
        ModuleLayer.boot()
            .findModule(MODULE)
            .orElseThrow(() -> new IllegalStateException("the samples are not installed"));
    List<Sample> samples = index(module);
    if (name == null) {
      list(samples);
      return 0;
    }
    Sample chosen =
        samples.stream()
            .filter(s -> s.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "no sample " + name + "; ./gatun sample lists what there is"));
    run(module, chosen);
    return 0;
  }

  private static List<Sample> index(Module module) throws IOException {
    try (InputStream in = Objects.requireNonNull(module.getResourceAsStream(INDEX))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", 3))
          .map(f -> new Sample(f[0], f[1], f[2]))
          .toList();
    }
  }

  private void list(List<Sample> samples) {
    PrintWriter out = spec.commandLine().getOut();
    for (Sample s : samples) out.printf("%-20s %s%n", s.name(), s.description());
    out.flush();
  }

  private void run(Module module, Sample sample) throws Exception {
    List<String> args = new ArrayList<>(List.of("--seed", Long.toString(seed)));
    if (quick) args.add("--quick");
    if (data != null) args.addAll(List.of("--data", data));
    Class<?> type = Objects.requireNonNull(Class.forName(module, sample.type()));
    try {
      type.getMethod("main", String[].class).invoke(null, (Object) args.toArray(String[]::new));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) throw cause;
      if (e.getCause() instanceof Error error) throw error;
      throw e;
    }
  }
}
