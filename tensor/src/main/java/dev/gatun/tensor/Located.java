package dev.gatun.tensor;

import java.util.List;

/**
 * Elements, and where they were found.
 *
 * @param values the elements
 * @param indices their positions along the dimension that was searched, as i64
 */
public record Located<T>(T values, T indices) {
  /** Returns the two results of an operation. */
  static <T> Located<T> of(List<T> results) {
    return new Located<>(results.get(0), results.get(1));
  }
}
