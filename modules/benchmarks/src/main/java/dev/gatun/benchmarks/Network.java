package dev.gatun.benchmarks;

import static dev.gatun.benchmarks.ParameterSpec.bias;
import static dev.gatun.benchmarks.ParameterSpec.factor;
import static dev.gatun.benchmarks.ParameterSpec.weight;

import dev.gatun.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A network, with its input, its classes and its parameters. */
public final class Network {
  /**
   * The Keras MNIST CNN: convolution 1 to 32, 3x3, ReLU, convolution 32 to 64, 3x3, ReLU, max
   * pooling 2, dropout 0.25, linear 128, ReLU, dropout 0.5, linear 10.
   */
  public static final Network MNIST_CNN =
      new Network(
          Kind.MNIST_CNN,
          "mnist-cnn",
          "the Keras MNIST CNN",
          Shape.of(1, 28, 28),
          10,
          weight("conv1.weight", 32, 1, 3, 3),
          bias("conv1.bias", 32),
          weight("conv2.weight", 64, 32, 3, 3),
          bias("conv2.bias", 64),
          weight("linear1.weight", 128, 9216),
          bias("linear1.bias", 128),
          weight("linear2.weight", 10, 128),
          bias("linear2.bias", 10));

  /** Linear 784 to 512, ReLU, linear 512, ReLU, linear 10. */
  public static final Network MLP = mlp(784, 512, 512, 10);

  /** Linear 4 to 64, ReLU, linear 64, ReLU, linear 2: almost nothing but calls. */
  public static final Network TINY_MLP = mlp(4, 64, 64, 2);

  /**
   * Three times: convolution 3x3 to 64 channels, padding 1, no bias, batch norm (momentum 0.1,
   * epsilon 1e-5), ReLU; then global average pooling and linear 10.
   */
  public static final Network CONV_BN =
      new Network(
          Kind.CONV_BN,
          "conv-bn-x3-64ch-32x32",
          "3 x (conv 3x3 to 64, batch norm, ReLU), global average pool, linear",
          Shape.of(3, 32, 32),
          10,
          weight("conv1.weight", 64, 3, 3, 3),
          factor("norm1.weight", 64),
          bias("norm1.bias", 64),
          weight("conv2.weight", 64, 64, 3, 3),
          factor("norm2.weight", 64),
          bias("norm2.bias", 64),
          weight("conv3.weight", 64, 64, 3, 3),
          factor("norm3.weight", 64),
          bias("norm3.bias", 64),
          weight("linear.weight", 10, 64),
          bias("linear.bias", 10));

  /**
   * An LSTM over 64 times of 128 values, hidden size 256, gates in PyTorch's order (input, forget,
   * cell, output) with both biases; the last output; linear 10.
   */
  public static final Network LSTM =
      new Network(
          Kind.LSTM,
          "lstm-256-t64",
          "LSTM 128 to 256 over 64 times, last output, linear",
          Shape.of(64, 128),
          10,
          weight("lstm.inputWeight", 1024, 128),
          weight("lstm.hiddenWeight", 1024, 256),
          bias("lstm.inputBias", 1024),
          bias("lstm.hiddenBias", 1024),
          weight("linear.weight", 10, 256),
          bias("linear.bias", 10));

  /**
   * An encoder block over 128 times of 256 values: {@code y = norm1(x + attention(x)), z = norm2(y
   * + feedForward(y))}, 4 heads, feed-forward 1024 with ReLU, layer norms with epsilon 1e-5, no
   * dropout; the mean over time; linear 10.
   */
  public static final Network TRANSFORMER_BLOCK =
      new Network(
          Kind.TRANSFORMER_BLOCK,
          "transformer-block-d256-t128",
          "post-norm encoder block, 4 heads, feed-forward 1024, mean over time, linear",
          Shape.of(128, 256),
          10,
          weight("query.weight", 256, 256),
          bias("query.bias", 256),
          weight("key.weight", 256, 256),
          bias("key.bias", 256),
          weight("value.weight", 256, 256),
          bias("value.bias", 256),
          weight("projection.weight", 256, 256),
          bias("projection.bias", 256),
          factor("norm1.weight", 256),
          bias("norm1.bias", 256),
          weight("feedForward1.weight", 1024, 256),
          bias("feedForward1.bias", 1024),
          weight("feedForward2.weight", 256, 1024),
          bias("feedForward2.bias", 256),
          factor("norm2.weight", 256),
          bias("norm2.bias", 256),
          weight("linear.weight", 10, 256),
          bias("linear.bias", 10));

  /** What its layers are. */
  public enum Kind {
    /** The convolutional network of the Keras tutorial. */
    MNIST_CNN,
    /** Linear layers with ReLU between them. */
    MLP,
    /** Convolutions with batch norms. */
    CONV_BN,
    /** A recurrent layer. */
    LSTM,
    /** Attention and feed-forward layers. */
    TRANSFORMER_BLOCK
  }

  private final Kind kind;
  private final String label;
  private final String work;
  private final Shape example;
  private final int classes;
  private final List<ParameterSpec> parameters;

  private Network(
      Kind kind,
      String label,
      String work,
      Shape example,
      int classes,
      ParameterSpec... parameters) {
    this.kind = kind;
    this.label = label;
    this.work = work;
    this.example = example;
    this.classes = classes;
    this.parameters = List.of(parameters);
  }

  /**
   * Returns linear layers of these sizes, the input's first, with ReLU between them.
   *
   * @throws IllegalArgumentException if there are fewer than two sizes, or one is not positive
   */
  public static Network mlp(int... sizes) {
    if (sizes.length < 2 || IntStream.of(sizes).anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException(
          "mlp: the sizes are %s; expected two or more, 1 or larger"
              .formatted(Arrays.toString(sizes)));
    }
    var parameters = new ArrayList<ParameterSpec>();
    for (int i = 1; i < sizes.length; i++) {
      parameters.add(weight("linear%d.weight".formatted(i), sizes[i], sizes[i - 1]));
      parameters.add(bias("linear%d.bias".formatted(i), sizes[i]));
    }
    String widths = IntStream.of(sizes).mapToObj(n -> "-" + n).collect(Collectors.joining());
    return new Network(
        Kind.MLP,
        "mlp" + widths,
        "linear layers with ReLU",
        Shape.of(sizes[0]),
        sizes[sizes.length - 1],
        parameters.toArray(ParameterSpec[]::new));
  }

  /**
   * Finds a network by its label, such as {@code mnist-cnn}, or {@code mlp-784-512-10} for linear
   * layers of any sizes.
   */
  static Optional<Network> named(String label) {
    if (label.matches("mlp(-[1-9]\\d{0,5}){2,9}")) {
      return Optional.of(
          mlp(Stream.of(label.split("-")).skip(1).mapToInt(Integer::parseInt).toArray()));
    }
    return Stream.of(MNIST_CNN, CONV_BN, LSTM, TRANSFORMER_BLOCK)
        .filter(network -> network.label.equals(label))
        .findFirst();
  }

  /** Returns what its layers are. */
  public Kind kind() {
    return kind;
  }

  /** Returns the first part of the names of its workloads. */
  public String label() {
    return label;
  }

  /** Returns the layers in one line. */
  public String work() {
    return work;
  }

  /** Returns the number of classes. */
  public int classes() {
    return classes;
  }

  /** Tells whether training drops elements, which it must not while results are compared. */
  public boolean usesDropout() {
    return kind == Kind.MNIST_CNN;
  }

  /** Returns the parameters in the order of the forward pass. */
  public List<ParameterSpec> parameters() {
    return parameters;
  }

  /** Returns how many numbers training changes. */
  public long parameterCount() {
    return parameters.stream().mapToLong(spec -> spec.shape().count()).sum();
  }

  /** Returns the shape of a batch, {@code (batch, ...)}. */
  public Shape inputShape(int batch) {
    return example.inserted(0, batch);
  }

  /** Returns the values of a batch, uniform in [-1, 1). */
  public float[] input(int batch) {
    return Numbers.uniform("input", inputShape(batch).count(), -1, 1);
  }

  /** Returns the classes of a batch. */
  public int[] labels(int batch) {
    return Numbers.labels("labels", batch, classes);
  }
}
