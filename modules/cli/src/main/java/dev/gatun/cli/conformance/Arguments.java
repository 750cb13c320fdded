package dev.gatun.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
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

  double[] numbers(String name, double... missing) {
    JsonNode n = read(name);
    if (n == null) return missing;
    return n.isArray() ? ReferenceArray.numbers(n) : new double[] {ReferenceArray.number(n)};
  }

  @Nullable Variable array(String name) {
    JsonNode n = read(name);
    return n == null ? null : Variable.constant(ReferenceArray.tensor(n, real));
  }
}
