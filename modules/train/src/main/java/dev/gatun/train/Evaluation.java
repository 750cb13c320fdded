package dev.gatun.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Loss and metrics on a set of data. */
public final class Evaluation {
  private final Map<String, Double> values;

  Evaluation(Map<String, Double> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Returns the figures by name. */
  public Map<String, Double> values() {
    return values;
  }

  /** Returns the mean loss. */
  public double loss() {
    return get("loss");
  }

  /**
   * Returns the metric of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public double get(String name) {
    Double v = values.get(name);
    if (v == null) {
      throw new IllegalArgumentException("no metric " + name + "; there are " + values.keySet());
    }
    return v;
  }

  /** Returns the figures: {@code loss: 0.0301 - accuracy: 0.9912}. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%s: %.4f", e.getKey(), e.getValue()))
        .collect(Collectors.joining(" - "));
  }
}
