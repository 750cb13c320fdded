package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.PadMode;
import java.util.Arrays;
import java.util.Collections;

/** What padding layers share: a mode, and how many elements to add on each side. */
public abstract sealed class PadNd extends Layer
    permits ReflectionPad1d,
        ReflectionPad2d,
        ReflectionPad3d,
        ReplicationPad1d,
        ReplicationPad2d,
        ReplicationPad3d,
        CircularPad1d,
        CircularPad2d,
        CircularPad3d,
        ZeroPad1d,
        ZeroPad2d,
        ZeroPad3d,
        ConstantPad1d,
        ConstantPad2d,
        ConstantPad3d {
  private final PadMode mode;
  private final double value;
  private final long[] padding;

  PadNd(int dims, PadMode mode, double value, Integer... padding) {
    this.mode = mode;
    this.value = value;
    if (padding.length != 1 && padding.length != 2 * dims) {
      throw new IllegalArgumentException(
          getClass().getSimpleName()
              + ": padding is "
              + Arrays.toString(padding)
              + ", expected one number or "
              + 2 * dims
              + ", before and after each dimension, the last one first");
    }
    var sides =
        padding.length == 1 ? Collections.nCopies(2 * dims, padding[0]) : Arrays.asList(padding);
    this.padding = sides.stream().mapToLong(Integer::longValue).toArray();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the input has neither as many dimensions as an image nor as
   *     a batch of them, or there is not enough to reflect or to go round
   */
  @Override
  public Variable forward(Variable x) {
    int dims = padding.length / 2;
    int rank = x.shape().rank();
    if (rank != dims + 1 && rank != dims + 2) {
      throw new IllegalArgumentException(
          this
              + ": the input is "
              + x.shape()
              + ", expected "
              + Spatial.expected(dims)
              + ", or it without N");
    }
    return mode == PadMode.CONSTANT ? x.constantPad(value, padding) : x.pad(mode, padding);
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + Arrays.toString(padding) + ")";
  }
}
