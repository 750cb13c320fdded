package dev.gatun.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The course of loss and metrics, a figure an epoch for each, and of {@code seconds}, what the
 * epochs took, and {@code waiting}, the share of training that passed between steps: near 0 as long
 * as the loader keeps up.
 */
public final class History {
  /** The name of the seconds that an epoch took, evaluation included. */
  static final String SECONDS = "seconds";

  /**
   * The name of the share of an epoch's training that passed between steps: what waiting for data,
   * and callbacks, took from it.
   */
  static final String WAITING = "waiting";

  private final Map<String, List<Double>> values = new LinkedHashMap<>();
  private int epochs;

  History() {}

  void add(Map<String, Double> results) {
    epochs++;
    results.forEach((name, v) -> values.computeIfAbsent(name, _ -> new ArrayList<>()).add(v));
  }

  /** Returns the number of epochs. */
  public int epochs() {
    return epochs;
  }

  /** Returns the figures by name, the first epoch first. */
  public Map<String, List<Double>> values() {
    return Collections.unmodifiableMap(values);
  }

  /** Returns the course of one figure: {@code loss}, {@code val_accuracy}. */
  public List<Double> get(String name) {
    return Collections.unmodifiableList(values.getOrDefault(name, List.of()));
  }

  /** Returns the figures as a JSON object of arrays. */
  public String toJson() {
    var out = new StringBuilder("{");
    values.forEach(
        (name, list) -> {
          out.append(out.length() > 1 ? ",\n " : "\n ").append('"').append(name).append("\": ");
          out.append(list.stream().map(History::number).toList());
        });
    return out.append("\n}\n").toString();
  }

  /** JSON has no infinities and no NaN. */
  private static String number(double v) {
    return Double.isFinite(v) ? Double.toString(v) : "null";
  }
}
