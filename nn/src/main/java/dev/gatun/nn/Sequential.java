package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** Layers one after the other: each gets what the one before returned. */
public final class Sequential extends Layer {
  private final List<Layer> layers;
  private final int[] order;

  private Sequential(List<Layer> layers) {
    this.layers = layers;
    this.order = order(layers);
    for (int i = 0; i < layers.size(); i++) child(Integer.toString(i), layers.get(i));
  }

  /** Returns the chain of these layers. */
  public static Sequential of(Layer... layers) {
    return new Sequential(List.of(layers));
  }

  /** Returns the layers in order. */
  public List<Layer> layers() {
    return layers;
  }

  /**
   * {@inheritDoc}
   *
   * <p>What a layer returned is given back as soon as nothing needs it: without a graph after the
   * next layer, with one after its part of the backward pass.
   *
   * @throws IllegalArgumentException if a layer cannot take what the one before returned; it says
   *     which
   */
  @Override
  public Variable forward(Variable x) {
    Variable y = x;
    for (int place = 0; place < order.length; place++) {
      if (!isRectified(place - 1)) y = step(place, y);
    }
    return y;
  }

  /** Tells whether a layer does the work of the rectifier that comes next. */
  private boolean isRectified(int place) {
    return place >= 0
        && place + 1 < order.length
        && layers.get(order[place]).rectifies()
        && layers.get(order[place + 1]) instanceof ReLU;
  }

  /** Returns the order in which layers run: neighbours change places where no bit changes. */
  private static int[] order(List<Layer> layers) {
    int[] order = IntStream.range(0, layers.size()).toArray();
    for (int i = 0; i + 1 < order.length; i++) {
      if (!isBetterBehind(layers.get(i), layers.get(i + 1))) continue;
      order[i] = i + 1;
      order[i + 1] = i;
    }
    return order;
  }

  /**
   * The largest number of a window, rectified, is the largest of the rectified ones, and the
   * gradient goes to the same place; after pooling there are fewer to rectify. And what dropout
   * drops follows from places in row-major order, which flattening keeps; it is quicker where
   * memory has that order too.
   */
  private static boolean isBetterBehind(Layer layer, Layer next) {
    return switch (layer) {
      case ReLU _ ->
          next instanceof MaxPool1d || next instanceof MaxPool2d || next instanceof MaxPool3d;
      case Dropout _ -> next instanceof Flatten;
      default -> false;
    };
  }

  private Variable step(int place, Variable x) {
    int i = order[place];
    Layer layer = layers.get(i);
    try (var scope = Scope.open()) {
      Variable y = isRectified(place) ? layer.rectified(x) : layer.forward(x);
      return scope.keep(y);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("layer " + i + " (" + layer + "): " + e.getMessage(), e);
    }
  }

  /**
   * Returns a table of the layers, the shapes of their results and the numbers of their parameters,
   * and gives parameters their initial values as {@link #init} does if they have none.
   *
   * @param input the shape of an input
   */
  public String summary(Shape input) {
    return Summary.of(this, input);
  }

  @Override
  public String toString() {
    return "Sequential" + layers.toString().replace('[', '(').replace(']', ')');
  }
}
