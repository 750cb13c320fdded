package dev.gatun.tensor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads indices in NumPy's notation. */
final class IndexParser {
  private static final int MOST_DIGITS = 18;

  private final String text;
  private int at;

  IndexParser(String text) {
    this.text = text;
  }

  Index[] all() {
    List<Index> all = new ArrayList<>();
    while (true) {
      skipBlanks();
      if (at == text.length() && !all.isEmpty()) break;
      all.add(one());
      skipBlanks();
      if (at == text.length()) break;
      if (!taken(",")) throw error("expected a comma");
    }
    return all.toArray(Index[]::new);
  }

  private Index one() {
    if (taken("...")) return new Index.Rest();
    if (taken("None") || taken("newaxis")) return new Index.NewDim();
    Long start = number();
    skipBlanks();
    if (taken(":")) return range(start);
    if (start != null) return new Index.At(start);
    throw error("expected a number, ':', '...' or 'None'");
  }

  private Index range(@Nullable Long start) {
    Long stop = number();
    skipBlanks();
    if (!taken(":")) return new Index.Range(start, stop, 1);
    skipBlanks();
    int here = at;
    Long step = number();
    if (step != null && step == 0) {
      at = here;
      throw error("the step is 0, expected another number");
    }
    return new Index.Range(start, stop, step == null ? 1 : step);
  }

  private @Nullable Long number() {
    skipBlanks();
    int from = at;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) at++;
    int digits = at;
    while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) at++;
    if (at == digits) {
      if (at > from) throw error("expected a digit");
      return null;
    }
    if (at - digits > MOST_DIGITS) {
      at = from;
      throw error("the number is too large");
    }
    return Long.valueOf(text.substring(from, at));
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
  }

  private boolean taken(String token) {
    if (!text.startsWith(token, at)) return false;
    at += token.length();
    return true;
  }

  private IllegalArgumentException error(String what) {
    return new IllegalArgumentException(
        "index: "
            + what
            + " at position "
            + at
            + (at == text.length() ? ", the end" : "")
            + ":\n  "
            + text
            + "\n  "
            + " ".repeat(at)
            + "^");
  }
}
