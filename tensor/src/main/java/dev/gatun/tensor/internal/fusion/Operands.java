package dev.gatun.tensor.internal.fusion;

import java.lang.foreign.MemorySegment;

/**
 * Where a pointwise kernel finds its inputs and puts its results: first the inputs, then the
 * results. An input that is the same for all elements is in {@link #scalars} instead; the arguments
 * of the function follow there.
 */
public final class Operands {
  final MemorySegment[] segments;
  final long[] offsets;
  final double[] scalars;

  /**
   * Creates the operands of one call.
   *
   * @param streams the number of inputs and results
   * @param scalars the number of inputs and arguments
   */
  public Operands(int streams, int scalars) {
    this.segments = new MemorySegment[streams];
    this.offsets = new long[streams];
    this.scalars = new double[scalars];
  }

  private Operands(Operands o) {
    this.segments = o.segments.clone();
    this.offsets = o.offsets.clone();
    this.scalars = o.scalars.clone();
  }

  /** Returns a copy that can be moved independently. */
  public Operands copy() {
    return new Operands(this);
  }

  /** Says that operand {@code i} begins at byte {@code offset} of {@code segment}. */
  public void stream(int i, MemorySegment segment, long offset) {
    segments[i] = segment;
    offsets[i] = offset;
  }

  /** Moves operand {@code i} to byte {@code offset} of its segment. */
  public void move(int i, long offset) {
    offsets[i] = offset;
  }

  /** Sets scalar {@code i}. */
  public void scalar(int i, double value) {
    scalars[i] = value;
  }
}
