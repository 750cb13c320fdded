package dev.gatun.cli.mnist;

import dev.gatun.autograd.NoGrad;
import dev.gatun.data.DigitImage;
import dev.gatun.data.Png;
import dev.gatun.nn.Sequential;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Names the digits in pictures. */
@Command(name = "predict", description = "Names the digits in PNG files, one digit a file.")
public final class PredictCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE.png", description = "The pictures.")
  private List<Path> files;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "What a training run left (default: runs/mnist).")
  private Path folder = Path.of("runs", "mnist");

  /** Creates the command. */
  @SuppressWarnings("NullAway.Init") // picocli sets what is not set here
  public PredictCommand() {}

  @Override
  public Integer call() throws Exception {
    Sequential model = new RunFolder(folder).load();
    PrintWriter screen = spec.commandLine().getOut();
    for (Path file : files) {
      try (var _ = Scope.open()) {
        Tensor image = DigitImage.prepare(Png.read(file));
        Tensor chances = NoGrad.call(() -> model.forward(image)).value().softmax(1);
        long digit = (long) chances.argmax(1).item();
        double chance = 100 * chances.amax(1).item();
        screen.printf(Locale.ROOT, "%s: %d (%.1f %%)%n", file, digit, chance);
      }
    }
    screen.flush();
    return 0;
  }
}
