package dev.gatun.benchmarks.gatun;

import dev.gatun.benchmarks.Network;
import dev.gatun.benchmarks.ParameterSpec;
import dev.gatun.nn.Conv2d;
import dev.gatun.nn.Dropout;
import dev.gatun.nn.Flatten;
import dev.gatun.nn.Linear;
import dev.gatun.nn.MaxPool2d;
import dev.gatun.nn.ReLU;
import dev.gatun.nn.Sequential;
import dev.gatun.tensor.Tensor;
import java.util.Iterator;

/** Makes the networks of the table, with the given weights. */
final class GatunModels {
  private GatunModels() {}

  /** Tells whether all layers of the network exist. */
  static boolean exists(Network network) {
    return switch (network) {
      case MNIST_CNN, MLP, TINY_MLP -> true;
      case CONV_BN, LSTM, TRANSFORMER_BLOCK -> false;
    };
  }

  static Sequential create(Network network) {
    Sequential model = layers(network);
    model.init(network.inputShape(1), 0);
    Iterator<ParameterSpec> specs = network.parameters().iterator();
    model
        .parameters()
        .forEach(
            p -> {
              ParameterSpec spec = specs.next();
              p.value().copyFrom(Tensor.of(spec.values(), spec.shape()));
            });
    return model;
  }

  private static Sequential layers(Network network) {
    return switch (network) {
      case MNIST_CNN ->
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
      case MLP ->
          Sequential.of(new Linear(512), new ReLU(), new Linear(512), new ReLU(), new Linear(10));
      case TINY_MLP ->
          Sequential.of(new Linear(64), new ReLU(), new Linear(64), new ReLU(), new Linear(2));
      case CONV_BN, LSTM, TRANSFORMER_BLOCK ->
          throw new IllegalArgumentException(network + ": some of its layers do not exist");
    };
  }
}
