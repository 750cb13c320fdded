package dev.gatun.samples.vision;

import dev.gatun.autograd.NoGrad;
import dev.gatun.autograd.Variable;
import dev.gatun.data.Batch;
import dev.gatun.data.DataLoader;
import dev.gatun.data.Dataset;
import dev.gatun.data.Mnist;
import dev.gatun.nn.Conv2d;
import dev.gatun.nn.CrossEntropyLoss;
import dev.gatun.nn.Dropout;
import dev.gatun.nn.Flatten;
import dev.gatun.nn.Linear;
import dev.gatun.nn.MaxPool2d;
import dev.gatun.nn.Mode;
import dev.gatun.nn.ReLU;
import dev.gatun.nn.Sequential;
import dev.gatun.optim.Adadelta;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The tutorial's program, line by line: what {@code Trainer.fit} does, written out. Data, model,
 * forward pass, loss, backward pass, step; then the test.
 *
 * <p>Arguments: {@code --quick} for a tenth of the data and one epoch, {@code --data DIR}, {@code
 * --seed N}.
 */
public final class MnistCnn {
  private static final int BATCH = 128;

  private MnistCnn() {}

  /** Runs the program. */
  public static void main(String[] args) {
    List<String> options = Arrays.asList(args);
    boolean quick = options.contains("--quick");
    long seed = Long.parseLong(option(options, "--seed", "1"));
    String folder = option(options, "--data", "");

    // The data: 28 x 28 pixels from 0 to 1, and the digit that each picture shows.
    Mnist digits = folder.isEmpty() ? Mnist.load() : Mnist.load(Path.of(folder));
    Dataset train = quick ? digits.train().limit(6_000) : digits.train();
    System.out.println(digits);

    // The model: two convolutions find strokes and corners, two linear layers weigh them.
    var model =
        Sequential.of(
            new Conv2d(32, 3),
            new ReLU(),
            new Conv2d(64, 3),
            new ReLU(),
            new MaxPool2d(2),
            new Dropout(0.25),
            new Flatten(),
            new Linear(128),
            new ReLU(),
            new Dropout(0.5),
            new Linear(10));
    model.init(Shape.of(1, 1, 28, 28), seed);
    System.out.print(model.summary(Shape.of(1, 1, 28, 28)));

    // What to make small: how surprised the model is by the right digit.
    var loss = new CrossEntropyLoss();
    // How: with learning rate 1, rho 0.95, epsilon 1e-7 and no weight decay, as in the tutorial.
    var optimizer = new Adadelta(model.parameters(), 1.0, 0.95, 1e-7, 0);
    // What dropout draws from: the same seed drops the same numbers.
    var chance = new Generator(seed, 1L << 32);

    // The training: each epoch goes over all pictures once, in another order.
    int epochs = quick ? 1 : 10;
    var loader = DataLoader.of(train).batchSize(BATCH).shuffle(seed);
    for (int epoch = 0; epoch < epochs; epoch++) {
      double sum = 0;
      try (var batches = loader.epoch(epoch).open()) {
        for (int b = 0; b < loader.batches(); b++) {
          // All that is computed in a scope gives its memory back at its end.
          try (var _ = Scope.open()) {
            Batch batch = Objects.requireNonNull(batches.next());
            // Forward: from pixels to ten scores, then to one number that says how wrong they are.
            Variable scores =
                Mode.train(chance, () -> model.forward(Variable.constant(batch.input())));
            Variable wrongness = loss.of(scores, batch.target());
            // Backward: how that number changes with each of the 1.2 million parameters.
            wrongness.backward();
            // A step downhill.
            optimizer.step();
            optimizer.zeroGrad();
            sum += wrongness.item();
          }
        }
      }
      System.out.printf("epoch %d: loss %.4f%n", epoch + 1, sum / loader.batches());
    }

    // The test: how many digits that it has never seen does the model read?
    long right = 0;
    Dataset test = digits.test();
    var questions = DataLoader.of(test).batchSize(500);
    try (var batches = questions.open()) {
      for (int b = 0; b < questions.batches(); b++) {
        try (var _ = Scope.open()) {
          Batch batch = Objects.requireNonNull(batches.next());
          var answers = NoGrad.call(() -> model.forward(batch.input())).value().argmax(1);
          right += (long) answers.eq(batch.target()).to(DType.I64).sum().item();
        }
      }
    }
    System.out.printf("Test accuracy: %.4f%n", (double) right / test.size());
  }

  private static String option(List<String> options, String name, String missing) {
    int at = options.indexOf(name);
    return at >= 0 && at + 1 < options.size() ? options.get(at + 1) : missing;
  }
}
