package dev.gatun.cli.mnist;

import dev.gatun.nn.Conv2d;
import dev.gatun.nn.Dropout;
import dev.gatun.nn.Flatten;
import dev.gatun.nn.Linear;
import dev.gatun.nn.MaxPool2d;
import dev.gatun.nn.ReLU;
import dev.gatun.nn.Sequential;
import dev.gatun.tensor.Shape;

/** The convolutional network of the Keras tutorial: 1,199,882 parameters. */
final class DigitModel {
  /** The shape of a batch of one. */
  static final Shape INPUT = Shape.of(1, 1, 28, 28);

  private DigitModel() {}

  static Sequential create() {
    return Sequential.of(
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
  }
}
