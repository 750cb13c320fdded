package dev.gatun.cli.conformance;

import dev.gatun.autograd.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions that keep elements within bounds: numbers, or tensors among the inputs. */
final class ReferenceBounds {
  private ReferenceBounds() {}

  static Call call(String name, Arguments a) {
    boolean givenMin = a.has("min") || name.equals("clamp_max");
    boolean noMin = a.isNull("min") || name.equals("clamp_max");
    Variable listedMin = a.isArray("min") ? a.array("min") : null;
    Variable listedMax = a.isArray("max") ? a.array("max") : null;
    double min = a.number("min", Double.NEGATIVE_INFINITY);
    double max = a.number("max", Double.POSITIVE_INFINITY);
    return Call.of(
        in -> {
          boolean first = in.size() > 1 && !givenMin && !noMin;
          Variable low = first ? in.get(1) : listedMin;
          Variable high = in.size() > (first ? 2 : 1) ? in.getLast() : listedMax;
          return within(in.getFirst(), low, high, List.of(min, max));
        });
  }

  private static Variable within(
      Variable x, @Nullable Variable min, @Nullable Variable max, List<Double> numbers) {
    if (min == null) {
      return max == null
          ? x.clamp(numbers.get(0), numbers.get(1))
          : x.clampMin(numbers.get(0)).clampMax(max);
    }
    return max == null ? x.clampMin(min).clampMax(numbers.get(1)) : x.clamp(min, max);
  }
}
