package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** A parameter of a layer: a variable that gets its shape and first value when it is first used. */
public final class Param {
  private final String name;
  private final Init init;
  private @Nullable Variable variable;

  Param(String name, Init init) {
    this.name = name;
    this.init = init;
  }

  /**
   * Returns the variable, whose shape must be this one.
   *
   * @throws IllegalArgumentException if it has another shape from an earlier use
   */
  public Variable of(Shape shape) {
    Variable v = variable;
    if (v == null) {
      v = Scope.outside(() -> Variable.of(init.tensor(shape, DType.F32)));
      variable = v;
    }
    if (!v.shape().equals(shape)) {
      throw new IllegalArgumentException(
          name
              + " is "
              + v.shape()
              + ", but this input needs "
              + shape
              + "; feed inputs of the size that the layer was built for");
    }
    return v;
  }

  /**
   * Returns the variable.
   *
   * @throws IllegalStateException if it has no value yet
   */
  public Variable variable() {
    Variable v = variable;
    if (v == null) {
      throw new IllegalStateException(
          name
              + " has no shape yet; call init(inputShape, seed) on the model, or feed it an input");
    }
    return v;
  }

  /** Tells whether it has a value. */
  public boolean isSet() {
    return variable != null;
  }

  /** Gives it this value, of any type that computes. */
  public void set(@Nullable Tensor value) {
    if (value == null) return;
    Variable v = variable;
    if (v != null && v.dtype() == value.dtype() && v.shape().equals(value.shape())) {
      v.value().copyFrom(value);
    } else {
      variable = Scope.outside(() -> Variable.of(value.copy()));
    }
  }

  void check(String path, @Nullable Tensor value) {
    if (value == null) {
      throw new IllegalArgumentException("load: parameter " + path + " is missing");
    }
    Variable v = variable;
    if (v != null && !v.shape().equals(value.shape())) {
      throw new IllegalArgumentException(
          "load: parameter " + path + " is " + v.shape() + ", the given one " + value.shape());
    }
  }
}
