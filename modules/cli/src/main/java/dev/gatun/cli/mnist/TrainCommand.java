package dev.gatun.cli.mnist;

import dev.gatun.data.Dataset;
import dev.gatun.data.Mnist;
import dev.gatun.nn.CrossEntropyLoss;
import dev.gatun.optim.Adadelta;
import dev.gatun.tensor.Threads;
import dev.gatun.train.Evaluation;
import dev.gatun.train.Fit;
import dev.gatun.train.History;
import dev.gatun.train.Metrics;
import dev.gatun.train.ProgressBar;
import dev.gatun.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains and tests the network that reads handwritten digits, with the tutorial's recipe. */
@Command(
    name = "train",
    description = "Trains a network to read handwritten digits, and tests it: train mnist.")
public final class TrainCommand implements Callable<Integer> {
  private static final int EPOCHS = 2;
  private static final int EPOCHS_DRAWN = 1;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "mnist", description = "What to train on: mnist.")
  private String what;

  @Option(names = "--data", paramLabel = "DIR", description = "The folder with the four files.")
  private @Nullable Path data;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often to go over the data (default: 2; 1 for generated digits).")
  private @Nullable Integer epochs;

  @Option(names = "--batch-size", paramLabel = "N", description = "Images a step (default: 128).")
  private int batchSize = 128;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Use the first N training images only.")
  private @Nullable Integer limit;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What initial weights, order and dropout depend on (default: 1).")
  private long seed = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use (default: all); results do not depend on it.")
  private @Nullable Integer threads;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to put the results (default: runs/mnist).")
  private Path out = Path.of("runs", "mnist");

  /** Creates the command. */
  @SuppressWarnings("NullAway.Init") // picocli sets what is not set here
  public TrainCommand() {}

  @Override
  public Integer call() throws Exception {
    check();
    if (threads != null) Threads.set(threads);
    PrintWriter screen = spec.commandLine().getOut();
    Mnist digits = data == null ? Mnist.load() : Mnist.load(data);
    var folder = new RunFolder(out);
    folder.create();
    screen.println(digits);
    Dataset train = limit == null ? digits.train() : digits.train().limit(limit);
    var model = DigitModel.create();
    var trainer =
        Trainer.of(model)
            .loss(new CrossEntropyLoss())
            .optimizer(Adadelta::new)
            .metrics(Metrics.accuracy())
            .seed(seed)
            .build();
    trainer.init(DigitModel.INPUT);
    screen.print(model.summary(DigitModel.INPUT));
    screen.flush();
    History history = trainer.fit(train, fit(digits));
    Evaluation test = trainer.evaluate(digits.test());
    screen.printf(Locale.ROOT, "Test loss: %.4f%n", test.loss());
    screen.printf(Locale.ROOT, "Test accuracy: %.4f%n", test.get("accuracy"));
    folder.save(model, history);
    List<Path> pictures = folder.saveDigits(digits.test());
    screen.println("The weights, the history, the summary and ten digits are in " + out + ". Try:");
    screen.println("  ./gatun predict " + modelOption() + files(pictures));
    screen.flush();
    return 0;
  }

  private Fit fit(Mnist digits) {
    int chosen =
        epochs != null ? epochs : digits.origin() == Mnist.Origin.DRAWN ? EPOCHS_DRAWN : EPOCHS;
    return new Fit(chosen, batchSize, null, List.of(new ProgressBar(System.out)));
  }

  private void check() {
    require(what.equals("mnist"), "train: unknown " + what + "; expected mnist");
    require(epochs == null || epochs > 0, "--epochs: got " + epochs + ", expected 1 or more");
    require(batchSize > 0, "--batch-size: got " + batchSize + ", expected 1 or more");
    require(limit == null || limit > 0, "--limit: got " + limit + ", expected 1 or more");
    require(threads == null || threads > 0, "--threads: got " + threads + ", expected 1 or more");
  }

  private void require(boolean holds, String message) {
    if (!holds) throw new ParameterException(spec.commandLine(), message);
  }

  private String modelOption() {
    return out.equals(Path.of("runs", "mnist")) ? "" : "--model " + out + " ";
  }

  private static String files(List<Path> pictures) {
    return pictures.stream().map(Path::toString).collect(Collectors.joining(" "));
  }
}
