package dev.gatun.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/**
 * Describes one unit of work that every framework can run, with the numbers that it starts from.
 */
public sealed interface Workload {
  /** Returns the name on the command line and in the table. */
  String name();

  /** Returns the work in one line. */
  String work();

  /**
   * Multiplies two square f32 matrices.
   *
   * @param n rows and columns of each
   */
  record MatrixProduct(int n) implements Workload {
    @Override
    public String name() {
      return "sgemm-" + n;
    }

    @Override
    public String work() {
      return "square f32 product, n = " + n;
    }

    /** Returns an operand, {@code left} or {@code right}, of shape {@code (n, n)}. */
    public float[] operand(String which) {
      return Numbers.uniform(which, (long) n * n, -1, 1);
    }
  }

  /**
   * Computes a formula on 2^22 f32 elements.
   *
   * @param formula what to compute
   */
  record Elementwise(Formula formula) implements Workload {
    /** The number of elements. */
    public static final int COUNT = 1 << 22;

    @Override
    public String name() {
      return formula.label() + "-4M";
    }

    @Override
    public String work() {
      return formula.work() + ", 2^22 f32 elements";
    }

    /** Returns an operand, {@code x} or {@code y}, of {@link #COUNT} values in [-3, 3). */
    public float[] operand(String which) {
      return Numbers.uniform(which, COUNT, -3, 3);
    }
  }

  /**
   * Applies softmax to each row of a square matrix.
   *
   * @param n rows and columns
   */
  record RowSoftmax(int n) implements Workload {
    @Override
    public String name() {
      return "softmax-" + n;
    }

    @Override
    public String work() {
      return "softmax of the rows of a %d x %d".formatted(n, n);
    }

    /** Returns the matrix, of shape {@code (n, n)}. */
    public float[] operand() {
      return Numbers.uniform("x", (long) n * n, -3, 3);
    }
  }

  /**
   * Adds a small vector to an accumulator again and again: {@code a = a + y}, each a new array.
   *
   * @param elements the size of the vector
   * @param times the number of additions
   */
  record SmallAdds(int elements, int times) implements Workload {
    @Override
    public String name() {
      return "add-%dx%d".formatted(elements, times);
    }

    @Override
    public String work() {
      return "%d additions of %d elements (call cost)".formatted(times, elements);
    }

    /** Returns an operand: {@code start}, the accumulator's first value, or {@code y}. */
    public float[] operand(String which) {
      return Numbers.uniform(which, elements, -1, 1);
    }
  }

  /**
   * Trains for one step: forward, softmax cross-entropy, backward, Adam at its defaults.
   *
   * @param network what to train
   * @param batch the examples of a step
   * @param layout the layout to ask a peer for
   */
  record TrainingStep(Network network, int batch, Layout layout) implements Workload {
    @Override
    public String name() {
      return "%s-b%d%s".formatted(network.label(), batch, layout.suffix());
    }

    @Override
    public String work() {
      return "training step, Adam, batch %d: %s".formatted(batch, network.work());
    }
  }

  /**
   * Computes the logits of a batch.
   *
   * @param network what to run
   * @param batch the examples of a step
   * @param layout the layout to ask a peer for
   */
  record ForwardPass(Network network, int batch, Layout layout) implements Workload {
    @Override
    public String name() {
      return "%s-infer-b%d%s".formatted(network.label(), batch, layout.suffix());
    }

    @Override
    public String work() {
      return "forward pass, batch %d: %s".formatted(batch, network.work());
    }
  }

  /**
   * Trains for one epoch: all examples once, in another order each time, in batches that the step
   * gets from a loader; a step of it is a {@link TrainingStep}. Not in the table, since it takes
   * minutes.
   *
   * @param network what to train
   * @param batch the examples of a step
   * @param examples all examples
   */
  record Epoch(Network network, int batch, int examples) implements Workload {
    @Override
    public String name() {
      return "%s-epoch%d-b%d".formatted(network.label(), examples, batch);
    }

    @Override
    public String work() {
      return "one epoch of %d examples, Adam, batch %d: %s"
          .formatted(examples, batch, network.work());
    }

    /** Returns one of its steps, whose results are compared. */
    public TrainingStep step() {
      return new TrainingStep(network, batch, Layout.CHANNELS_FIRST);
    }
  }

  /** Returns the whole table, in its order. */
  static List<Workload> all() {
    return Stream.of(products(), arrays(), networks()).flatMap(s -> s).toList();
  }

  /**
   * Finds a workload by its name, which may be one of the table with other sizes: {@code
   * mnist-cnn-infer-b8}, {@code mlp-784-64-10-b32}, {@code sgemm-100}.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists the table
   */
  static Workload named(String name) {
    return all().stream()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .or(() -> WorkloadNames.parse(name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no workload '%s'; there are, also with other sizes: %s"
                        .formatted(
                            name, String.join(", ", all().stream().map(Workload::name).toList()))));
  }

  private static Stream<Workload> products() {
    return Stream.of(256, 512, 1024, 2048).map(MatrixProduct::new);
  }

  private static Stream<Workload> arrays() {
    return Stream.concat(
        Stream.of(Formula.values()).map(Elementwise::new),
        Stream.of(new RowSoftmax(1024), new SmallAdds(16, 1000)));
  }

  private static Stream<Workload> networks() {
    return Stream.of(
        new TrainingStep(Network.MNIST_CNN, 128, Layout.CHANNELS_FIRST),
        new TrainingStep(Network.MNIST_CNN, 128, Layout.CHANNELS_LAST),
        new ForwardPass(Network.MNIST_CNN, 128, Layout.CHANNELS_FIRST),
        new ForwardPass(Network.MNIST_CNN, 128, Layout.CHANNELS_LAST),
        new ForwardPass(Network.MNIST_CNN, 1, Layout.CHANNELS_FIRST),
        new TrainingStep(Network.MLP, 64, Layout.CHANNELS_FIRST),
        new TrainingStep(Network.TINY_MLP, 32, Layout.CHANNELS_FIRST),
        new TrainingStep(Network.CONV_BN, 32, Layout.CHANNELS_FIRST),
        new TrainingStep(Network.CONV_BN, 32, Layout.CHANNELS_LAST),
        new TrainingStep(Network.LSTM, 32, Layout.CHANNELS_FIRST),
        new TrainingStep(Network.TRANSFORMER_BLOCK, 16, Layout.CHANNELS_FIRST));
  }
}
