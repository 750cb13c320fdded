package dev.gatun.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a case. What nobody has asked for when the case is built is a mode that Gatun
 * does not have.
 */
final class Arguments {
  private final JsonNode args;
  private final DType real;
  private final Set<String> unread = new TreeSet<>();

  Arguments(@Nullable JsonNode args, DType real) {
    this.args = args == null || args.isNull() ? JsonNodeFactory.instance.objectNode() : args;
    this.real = real;
    this.args.fieldNames().forEachRemaining(unread::add);
  }

  /** Says that these arguments change nothing here. */
  Arguments ignore(String... names) {
    for (String n : names) unread.remove(n);
    return this;
  }

  /**
   * Checks that all arguments were read.
   *
   * @throws UnsupportedCaseException if one was not
   */
  void done() {
    if (!unread.isEmpty())
      throw new UnsupportedCaseException("argument " + String.join(", ", unread));
  }

  private @Nullable JsonNode read(String name) {
    unread.remove(name);
    JsonNode n = args.get(name);
    return n == null || n.isNull() ? null : n;
  }

  boolean has(String name) {
    return args.hasNonNull(name);
  }

  /** Tells whether the argument is there and null. */
  boolean isNull(String name) {
    return args.has(name) && args.get(name).isNull();
  }

  double number(String name, double missing) {
    JsonNode n = read(name);
    return n == null ? missing : ReferenceArray.number(n);
  }

  int whole(String name, int missing) {
    JsonNode n = read(name);
    return n == null ? missing : n.asInt();
  }

  boolean flag(String name, boolean missing) {
    JsonNode n = read(name);
    return n == null ? missing : n.asBoolean();
  }

  String text(String name, String missing) {
    JsonNode n = read(name);
    return n == null ? missing : n.asText();
  }

  /** Tells whether an argument is a word, such as {@code fro}, and not a number, if so written. */
  boolean isWord(String name, String... words) {
    return args.path(name).isTextual() && List.of(words).contains(args.path(name).asText());
  }

  /** Returns one number or a list of them. */
  Integer[] wholes(String name, Integer... missing) {
    JsonNode n = read(name);
    if (n == null) return missing;
    if (!n.isArray()) return new Integer[] {n.asInt()};
    List<Integer> list = new ArrayList<>();
    n.forEach(e -> list.add(e.asInt()));
    return list.toArray(Integer[]::new);
  }

  /** Returns one size or a list of them, null for what is not said. */
  @Nullable Integer[] sizes(String name) {
    JsonNode n = read(name);
    if (n == null) return new @Nullable Integer[] {null};
    List<@Nullable Integer> list = new ArrayList<>();
    if (n.isArray()) n.forEach(e -> list.add(e.isNull() ? null : Integer.valueOf(e.asInt())));
    else list.add(n.asInt());
    return list.toArray(new @Nullable Integer[0]);
  }

  /** Returns the numbers of the first of these arguments that is given. */
  Integer[] first(String... names) {
    for (String n : names) if (has(n)) return wholes(n);
    return new Integer[0];
  }

  /**
   * Returns a list of lists of numbers; empty if it is something else, which remains to be read.
   */
  List<int[]> lists(String name) {
    JsonNode n = args.get(name);
    List<int[]> lists = new ArrayList<>();
    if (n == null || !n.isArray() || n.isEmpty() || !n.get(0).isArray()) return lists;
    unread.remove(name);
    for (JsonNode list : n) {
      int[] numbers = new int[list.size()];
      for (int i = 0; i < numbers.length; i++) numbers[i] = list.get(i).asInt();
      lists.add(numbers);
    }
    return lists;
  }

  /** Tells whether an argument is this text, and if so counts it as read. */
  boolean textIs(String name, String text) {
    JsonNode n = args.get(name);
    boolean is = n != null && n.isTextual() && n.asText().equals(text);
    if (is) unread.remove(name);
    return is;
  }

  boolean isArray(String name) {
    JsonNode n = args.get(name);
    return n != null && ReferenceArray.isArray(n);
  }

  double[] numbers(String name, double... missing) {
    JsonNode n = read(name);
    if (n == null) return missing;
    return n.isArray() ? ReferenceArray.numbers(n) : new double[] {ReferenceArray.number(n)};
  }

  boolean isNumber(String name) {
    return args.path(name).isNumber();
  }

  /** Returns a number as a constant without dimensions: whole if it is written so. */
  Variable constant(String name) {
    boolean whole = args.path(name).isIntegralNumber();
    Tensor value = Tensor.of(number(name, 0)).reshape();
    return Variable.constant(value.to(whole ? DType.I64 : real));
  }

  @Nullable Variable array(String name) {
    JsonNode n = read(name);
    return n == null ? null : Variable.constant(ReferenceArray.tensor(n, real));
  }
}
