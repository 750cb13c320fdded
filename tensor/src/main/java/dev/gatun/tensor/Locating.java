package dev.gatun.tensor;

import java.util.List;

/**
 * Operations that find out where elements are. Positions are i64 and have no gradient; where an
 * operation gives elements too, they are its first result and the positions its second.
 */
public sealed interface Locating extends Op {
  /** The elements in order along a dimension, equal ones as they were, and where each was. */
  record Sort(int dim, boolean descending) implements Locating {}

  /** The {@code k} largest or smallest along a dimension, most extreme first, and their places. */
  record TopK(int k, int dim, boolean largest) implements Locating {}

  /** The largest or smallest so far along a dimension, and where it is; of equals the last. */
  record CumExtreme(int dim, boolean max) implements Locating {}

  /** The positions of the elements that are not zero, in row-major order, as rows. */
  record NonZero() implements Locating {}

  /**
   * The positions in row-major order, in a tensor of these sizes, of elements given by one operand
   * a dimension; the operands broadcast, and count from the end where they are negative.
   */
  record RavelIndex(List<Long> sizes) implements Locating {}
}
