package dev.gatun.train;

import dev.gatun.tensor.Tensor;

/** A figure that says how good predictions are. */
public interface Metric {
  /** Starts to count anew. */
  Tally start();

  /** What was counted so far. */
  interface Tally {
    /** Returns the metric's name, as it stands in reports. */
    String name();

    /** Counts a batch. */
    void add(Tensor prediction, Tensor target);

    /** Returns the figure for all that was counted. */
    double result();
  }
}
