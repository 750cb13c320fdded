package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import java.util.List;

/** Layers one after the other: each gets what the one before returned. */
public final class Sequential extends Layer {
  private final List<Layer> layers;

  private Sequential(List<Layer> layers) {
    this.layers = layers;
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
    for (int i = 0; i < layers.size(); i++) y = step(i, y);
    return y;
  }

  private Variable step(int i, Variable x) {
    try (var scope = Scope.open()) {
      Variable y = layers.get(i).forward(x);
      return scope.keep(y);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "layer " + i + " (" + layers.get(i) + "): " + e.getMessage(), e);
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
