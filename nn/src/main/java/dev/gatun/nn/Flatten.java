package dev.gatun.nn;

import dev.gatun.autograd.Variable;

/** All dimensions behind the first as one: {@code (N, C, H, W) -> (N, C H W)}. */
public final class Flatten extends Layer {
  private final int start;
  private final int end;

  /** Creates the layer for all dimensions but that of the batch. */
  public Flatten() {
    this(1, -1);
  }

  /** Creates the layer for the dimensions from {@code start} to {@code end}, both included. */
  public Flatten(int start, int end) {
    this.start = start;
    this.end = end;
  }

  @Override
  public Variable forward(Variable x) {
    return x.flatten(start, end);
  }
}
