package dev.gatun.benchmarks;

import static dev.gatun.benchmarks.ParameterSpec.bias;
import static dev.gatun.benchmarks.ParameterSpec.factor;
import static dev.gatun.benchmarks.ParameterSpec.weight;

import dev.gatun.tensor.Shape;
import java.util.List;

/**
 * Names a network of the table, with its input, its classes and its parameters. (The checker cannot
 * see that shapes and {@code List.of} are immutable.)
 */
@SuppressWarnings("ImmutableEnumChecker")
public enum Network {
  /**
   * The Keras MNIST CNN: convolution 1 to 32, 3x3, ReLU, convolution 32 to 64, 3x3, ReLU, max
   * pooling 2, dropout 0.25, linear 128, ReLU, dropout 0.5, linear 10.
   */
  MNIST_CNN(
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
      bias("linear2.bias", 10)),

  /** Linear 784 to 512, ReLU, linear 512, ReLU, linear 10. */
  MLP(
      "mlp-784-512-512-10",
      "linear layers with ReLU",
      Shape.of(784),
      10,
      weight("linear1.weight", 512, 784),
      bias("linear1.bias", 512),
      weight("linear2.weight", 512, 512),
      bias("linear2.bias", 512),
      weight("linear3.weight", 10, 512),
      bias("linear3.bias", 10)),

  /** Linear 4 to 64, ReLU, linear 64, ReLU, linear 2: almost nothing but calls. */
  TINY_MLP(
      "mlp-4-64-64-2",
      "tiny linear layers with ReLU (call cost)",
      Shape.of(4),
      2,
      weight("linear1.weight", 64, 4),
      bias("linear1.bias", 64),
      weight("linear2.weight", 64, 64),
      bias("linear2.bias", 64),
      weight("linear3.weight", 2, 64),
      bias("linear3.bias", 2)),

  /**
   * Three times: convolution 3x3 to 64 channels, padding 1, no bias, batch norm (momentum 0.1,
   * epsilon 1e-5), ReLU; then global average pooling and linear 10.
   */
  CONV_BN(
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
      bias("linear.bias", 10)),

  /**
   * An LSTM over 64 times of 128 values, hidden size 256, gates in PyTorch's order (input, forget,
   * cell, output) with both biases; the last output; linear 10.
   */
  LSTM(
      "lstm-256-t64",
      "LSTM 128 to 256 over 64 times, last output, linear",
      Shape.of(64, 128),
      10,
      weight("lstm.inputWeight", 1024, 128),
      weight("lstm.hiddenWeight", 1024, 256),
      bias("lstm.inputBias", 1024),
      bias("lstm.hiddenBias", 1024),
      weight("linear.weight", 10, 256),
      bias("linear.bias", 10)),

  /**
   * An encoder block over 128 times of 256 values: {@code y = norm1(x + attention(x)), z = norm2(y
   * + feedForward(y))}, 4 heads, feed-forward 1024 with ReLU, layer norms with epsilon 1e-5, no
   * dropout; the mean over time; linear 10.
   */
  TRANSFORMER_BLOCK(
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

  private final String label;
  private final String work;
  private final Shape example;
  private final int classes;
  private final List<ParameterSpec> parameters;

  Network(String label, String work, Shape example, int classes, ParameterSpec... parameters) {
    this.label = label;
    this.work = work;
    this.example = example;
    this.classes = classes;
    this.parameters = List.of(parameters);
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
    return this == MNIST_CNN;
  }

  /** Returns the parameters in the order of the forward pass. */
  public List<ParameterSpec> parameters() {
    return parameters;
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
