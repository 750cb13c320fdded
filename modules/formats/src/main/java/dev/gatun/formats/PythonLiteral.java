package dev.gatun.formats;

import java.util.List;
import java.util.Map;

/** A value as Python writes it in its sources, of the kinds that a NumPy header may hold. */
sealed interface PythonLiteral {
  /** A string: {@code '<f8'}. */
  record Text(String value) implements PythonLiteral {}

  /** A whole number: {@code 3}, or {@code 3L} as Python 2 wrote it. */
  record Whole(long value) implements PythonLiteral {}

  /** {@code True} or {@code False}. */
  record Truth(boolean value) implements PythonLiteral {}

  /** {@code None}. */
  record None() implements PythonLiteral {}

  /** A tuple: {@code (2, 3)}. */
  record Tuple(List<PythonLiteral> items) implements PythonLiteral {}

  /** A list: {@code [2, 3]}. */
  record Sequence(List<PythonLiteral> items) implements PythonLiteral {}

  /** A dictionary whose keys are strings: {@code {'shape': (2, 3)}}. */
  record Dictionary(Map<String, PythonLiteral> items) implements PythonLiteral {}
}
