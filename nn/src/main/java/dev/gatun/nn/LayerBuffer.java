package dev.gatun.nn;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** State of a layer that is saved but not learned, such as running statistics. */
public final class LayerBuffer {
  private final String name;
  private final double initial;
  private @Nullable Tensor value;

  LayerBuffer(String name, double initial) {
    this.name = name;
    this.initial = initial;
  }

  /**
   * Returns the tensor, at first filled with the initial number.
   *
   * @throws IllegalArgumentException if it has another shape from an earlier use
   */
  public Tensor of(Shape shape, DType dtype) {
    Tensor v = value;
    if (v == null) {
      v = Scope.outside(() -> Tensor.full(shape, initial, dtype));
      value = v;
    }
    if (!v.shape().equals(shape)) {
      throw new IllegalArgumentException(
          name + " is " + v.shape() + ", but this input needs " + shape);
    }
    return v;
  }

  /** Tells whether it has a value. */
  public boolean isSet() {
    return value != null;
  }

  Tensor value() {
    Tensor v = value;
    if (v == null) throw new IllegalStateException(name + " has no value yet");
    return v;
  }

  /** Gives it this value. */
  public void set(@Nullable Tensor given) {
    if (given != null) value = Scope.outside(given::copy);
  }
}
