package dev.gatun.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;

/** Reads arrays of the form {@code {"dtype", "shape", "data"}}. */
final class ReferenceArray {
  private ReferenceArray() {}

  static boolean isArray(JsonNode node) {
    return node.isObject() && node.has("shape") && node.has("data");
  }

  /** Returns the tensor, its real numbers converted to {@code real}. */
  static Tensor tensor(JsonNode node, DType real) {
    Shape shape = shape(node.get("shape"));
    String dtype = node.get("dtype").asText();
    JsonNode data = node.get("data");
    if (data.size() != shape.count()) {
      throw new IllegalArgumentException(
          "an array of shape " + shape + " has " + data.size() + " numbers");
    }
    return switch (dtype) {
      case "int64" -> whole(data, shape);
      case "bool" -> whole(data, shape).ne(0);
      default -> Tensor.of(numbers(data), shape).to(real);
    };
  }

  private static Tensor whole(JsonNode data, Shape shape) {
    long[] values = new long[data.size()];
    for (int i = 0; i < values.length; i++) {
      JsonNode n = data.get(i);
      values[i] = n.isBoolean() ? (n.asBoolean() ? 1 : 0) : n.asLong();
    }
    return Tensor.of(values, shape);
  }

  /** Returns a variable if the numbers are real, else a constant. */
  static Variable variable(JsonNode node, DType real) {
    Tensor t = tensor(node, real);
    return t.dtype().isFloat() ? Variable.of(t) : Variable.constant(t);
  }

  static double[] numbers(JsonNode data) {
    double[] values = new double[data.size()];
    for (int i = 0; i < values.length; i++) values[i] = number(data.get(i));
    return values;
  }

  /** Returns a number, which may be the text inf, -inf or nan. */
  static double number(JsonNode n) {
    if (!n.isTextual()) return n.asDouble();
    return switch (n.asText().toLowerCase(java.util.Locale.ROOT)) {
      case "inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> throw new IllegalArgumentException(n + " is not a number");
    };
  }

  private static Shape shape(JsonNode sizes) {
    long[] s = new long[sizes.size()];
    for (int i = 0; i < s.length; i++) s[i] = sizes.get(i).asLong();
    return Shape.of(s);
  }
}
