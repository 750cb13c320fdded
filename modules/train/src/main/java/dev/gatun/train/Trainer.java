package dev.gatun.train;

import dev.gatun.autograd.NoGrad;
import dev.gatun.autograd.Variable;
import dev.gatun.data.Batch;
import dev.gatun.data.DataLoader;
import dev.gatun.data.Dataset;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Loss;
import dev.gatun.nn.Mode;
import dev.gatun.optim.Optimizer;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Trains a model: goes over the data in batches, compares predictions with targets, and changes the
 * parameters so that the loss becomes smaller.
 *
 * {@snippet :
 * var trainer = Trainer.of(model).loss(new CrossEntropyLoss()).optimizer(Adam::new).build();
 * trainer.fit(train, Fit.epochs(10).batchSize(128).validation(test));
 * }
 *
 * <p>The JDK's Flight Recorder sees each step as an event {@code dev.gatun.TrainingStep}, which a
 * recording must enable: {@code
 * -XX:StartFlightRecording:filename=run.jfr,dev.gatun.TrainingStep#enabled=true}.
 */
public final class Trainer {
  private static final int EVALUATION_BATCH = 256;
  private static final long DROPOUT_STREAM = 1L << 32;

  private final Layer model;
  private final Loss loss;
  private final Function<List<Variable>, Optimizer> optimizerOf;
  private final List<Metric> metrics;
  private final long seed;
  private final Generator chance;
  private @Nullable Optimizer optimizer;
  private int epochsDone;
  private boolean stopping;

  private Trainer(Builder b, Loss loss, Function<List<Variable>, Optimizer> optimizerOf) {
    this.model = b.model;
    this.loss = loss;
    this.optimizerOf = optimizerOf;
    this.metrics = List.copyOf(b.metrics);
    this.seed = b.seed;
    this.chance = new Generator(b.seed, DROPOUT_STREAM);
  }

  /** Begins a trainer of {@code model}. */
  public static Builder of(Layer model) {
    return new Builder(model);
  }

  /** Gathers what a trainer consists of. */
  public static final class Builder {
    private final Layer model;
    private @Nullable Loss loss;
    private @Nullable Function<List<Variable>, Optimizer> optimizer;
    private List<Metric> metrics = List.of();
    private long seed;

    private Builder(Layer model) {
      this.model = model;
    }

    /** Sets the loss to make small. */
    public Builder loss(Loss loss) {
      this.loss = loss;
      return this;
    }

    /** Sets how the optimizer is made from the model's parameters: {@code Adadelta::new}. */
    public Builder optimizer(Function<List<Variable>, Optimizer> optimizer) {
      this.optimizer = optimizer;
      return this;
    }

    /** Sets what is reported besides the loss. */
    public Builder metrics(Metric... metrics) {
      this.metrics = List.of(metrics);
      return this;
    }

    /** Sets what initial values, order of the data and dropout depend on; at first 0. */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /**
     * Returns the trainer.
     *
     * @throws IllegalStateException if the loss or the optimizer is missing
     */
    public Trainer build() {
      if (loss == null || optimizer == null) {
        throw new IllegalStateException(
            "Trainer: set a loss and an optimizer, such as"
                + " .loss(new CrossEntropyLoss()).optimizer(Adam::new)");
      }
      return new Trainer(this, loss, optimizer);
    }
  }

  /** Returns the model. */
  public Layer model() {
    return model;
  }

  /** Asks {@link #fit} to end after the current epoch. */
  public void stop() {
    stopping = true;
  }

  /** Returns the optimizer, once the model is built. */
  public Optimizer optimizer() {
    Optimizer o = optimizer;
    if (o == null) {
      throw new IllegalStateException("the optimizer is made by the first fit; call fit first");
    }
    return o;
  }

  /**
   * Gives the parameters their initial values and makes the optimizer, if that was not done yet.
   *
   * @param input the shape of an input
   */
  public void init(Shape input) {
    if (optimizer != null) return;
    model.init(input, seed);
    optimizer = optimizerOf.apply(model.parameters());
  }

  /**
   * Trains for some epochs and returns the course of loss and metrics.
   *
   * @throws IllegalArgumentException if there are no data
   */
  public History fit(Dataset data, Fit settings) {
    if (data.size() == 0) throw new IllegalArgumentException("fit: the dataset is empty");
    var history = new History();
    stopping = false;
    var listeners = new TrainingListeners(settings.callbacks());
    listeners.begin(this, settings);
    for (int e = 0; e < settings.epochs() && !stopping; e++) {
      Map<String, Double> results = epoch(data, settings, listeners, e);
      history.add(results);
      listeners.epochEnd(this, e, results);
    }
    listeners.end(this, history);
    return history;
  }

  private Map<String, Double> epoch(
      Dataset data, Fit settings, TrainingListeners listeners, int number) {
    var loader =
        DataLoader.of(data).batchSize(settings.batchSize()).shuffle(seed).epoch(epochsDone++);
    var running = new Running(metrics);
    long start = System.nanoTime();
    listeners.epochBegin(this, number, loader.batches());
    int step = 0;
    long inSteps = 0;
    try (var batches = loader.open()) {
      while (true) {
        try (var _ = Scope.open()) {
          Batch batch = batches.next();
          if (batch == null) break;
          long begun = System.nanoTime();
          step++;
          if (FlightRecorder.isInitialized()) recordedStep(batch, running, step);
          else trainStep(batch, running);
          inSteps += System.nanoTime() - begun;
        }
        listeners.batchEnd(this, step, running.results(""));
      }
    }
    Map<String, Double> results = new LinkedHashMap<>(running.results(""));
    results.put(History.WAITING, 1 - (double) inSteps / (System.nanoTime() - start));
    Dataset validation = settings.validation();
    if (validation != null) {
      evaluate(validation).values().forEach((name, v) -> results.put("val_" + name, v));
    }
    results.put(History.SECONDS, (System.nanoTime() - start) / 1e9);
    return results;
  }

  private void recordedStep(Batch batch, Running running, int step) {
    var event = new TrainingStepEvent();
    event.begin();
    trainStep(batch, running);
    event.finish(epochsDone, step, batch.size());
  }

  private void trainStep(Batch batch, Running running) {
    init(batch.input().shape());
    optimizer().zeroGrad();
    Variable prediction = Mode.train(chance, () -> model.forward(Variable.constant(batch.input())));
    Variable value = loss.of(prediction, batch.target());
    value.backward();
    optimizer().step();
    optimizer().zeroGrad();
    running.add(value.item(), prediction.value(), batch.target());
  }

  /** Returns loss and metrics on {@code data}, without changing the model. */
  public Evaluation evaluate(Dataset data) {
    var running = new Running(metrics);
    try (var batches = DataLoader.of(data).batchSize(EVALUATION_BATCH).open()) {
      while (true) {
        try (var _ = Scope.open()) {
          Batch batch = batches.next();
          if (batch == null) return new Evaluation(running.results(""));
          NoGrad.run(
              () -> {
                Variable prediction = model.forward(Variable.constant(batch.input()));
                double value = loss.of(prediction, batch.target()).item();
                running.add(value, prediction.value(), batch.target());
              });
        }
      }
    }
  }

  /** Returns the model's results for inputs, all in one batch. */
  public Tensor predict(Tensor inputs) {
    try (var scope = Scope.open()) {
      return scope.keep(NoGrad.call(() -> model.forward(Variable.constant(inputs)))).value();
    }
  }

  /** The mean loss and the metrics of the batches so far. */
  private static final class Running {
    private final List<Metric.Tally> tallies = new ArrayList<>();
    private double lossSum;
    private long count;

    Running(List<Metric> metrics) {
      for (Metric m : metrics) tallies.add(m.start());
    }

    void add(double loss, Tensor prediction, Tensor target) {
      long n = prediction.shape().rank() == 0 ? 1 : prediction.shape().size(0);
      lossSum += loss * n;
      count += n;
      for (Metric.Tally t : tallies) t.add(prediction, target);
    }

    Map<String, Double> results(String prefix) {
      Map<String, Double> results = new LinkedHashMap<>();
      results.put(prefix + "loss", lossSum / count);
      for (Metric.Tally t : tallies) results.put(prefix + t.name(), t.result());
      return results;
    }
  }
}
