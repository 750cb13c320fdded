package dev.gatun.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads Python literals by recursive descent, without evaluating anything:
 *
 * <pre>{@code
 * value  = text | whole | 'True' | 'False' | 'None' | tuple | list | dict
 * tuple  = '(' ')' | '(' value ',' [values] ')' | '(' value ')', the last being the value itself
 * list   = '[' [values] ']'
 * dict   = '{' [text ':' value {',' text ':' value} [',']] '}'
 * values = value {',' value} [',']
 * }</pre>
 */
final class PythonParser {
  private static final int MAX_DEPTH = 32;
  private static final int END = -1;

  private final String source;
  private int at;
  private int depth;

  private PythonParser(String source) {
    this.source = source;
  }

  /**
   * Returns the only value in {@code source}, which may have white space around it.
   *
   * @throws FormatException if there is none, or something after it
   */
  static PythonLiteral parse(String source) throws FormatException {
    var parser = new PythonParser(source);
    PythonLiteral value = parser.value();
    if (parser.peek() != END) throw parser.unexpected("the end");
    return value;
  }

  private PythonLiteral value() throws FormatException {
    if (++depth > MAX_DEPTH) throw new FormatException("more than 32 brackets inside each other");
    PythonLiteral value =
        switch (peek()) {
          case '\'', '"' -> new PythonLiteral.Text(text());
          case '(' -> tuple();
          case '[' -> list();
          case '{' -> dictionary();
          case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> whole();
          default -> word();
        };
    depth--;
    return value;
  }

  private String text() throws FormatException {
    char quote = next();
    var text = new StringBuilder();
    while (true) {
      if (at == source.length()) throw unexpected("the closing " + quote);
      char c = source.charAt(at++);
      if (c == quote) return text.toString();
      text.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() throws FormatException {
    if (at == source.length() || "\\'\"".indexOf(source.charAt(at)) < 0) {
      throw unexpected("\\, ' or \" after a backslash");
    }
    return next();
  }

  private PythonLiteral whole() throws FormatException {
    int start = at;
    if (source.charAt(at) == '-') at++;
    while (at < source.length() && isDigit(source.charAt(at))) at++;
    String digits = source.substring(start, at);
    if (at < source.length() && (source.charAt(at) == 'L' || source.charAt(at) == 'l')) at++;
    try {
      return new PythonLiteral.Whole(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      throw new FormatException("the number " + shortened(digits) + " does not fit in 63 bits", e);
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private PythonLiteral word() throws FormatException {
    int start = at;
    while (at < source.length() && Character.isLetter(source.charAt(at))) at++;
    String word = source.substring(start, at);
    at = start;
    PythonLiteral value =
        switch (word) {
          case "True" -> new PythonLiteral.Truth(true);
          case "False" -> new PythonLiteral.Truth(false);
          case "None" -> new PythonLiteral.None();
          default -> throw unexpected("a Python literal");
        };
    at += word.length();
    return value;
  }

  private PythonLiteral tuple() throws FormatException {
    next();
    if (peek() == ')') {
      next();
      return new PythonLiteral.Tuple(List.of());
    }
    PythonLiteral first = value();
    if (peek() == ')') {
      next();
      return first;
    }
    expect(',');
    List<PythonLiteral> items = new ArrayList<>(List.of(first));
    values(')', items);
    return new PythonLiteral.Tuple(items);
  }

  private PythonLiteral list() throws FormatException {
    next();
    List<PythonLiteral> items = new ArrayList<>();
    values(']', items);
    return new PythonLiteral.Sequence(items);
  }

  private void values(char close, List<PythonLiteral> items) throws FormatException {
    while (peek() != close) {
      items.add(value());
      if (peek() != close) expect(',');
    }
    next();
  }

  private PythonLiteral dictionary() throws FormatException {
    next();
    Map<String, PythonLiteral> items = new LinkedHashMap<>();
    while (peek() != '}') {
      if (peek() != '\'' && peek() != '"') throw unexpected("a string as key");
      String key = text();
      expect(':');
      if (items.put(key, value()) != null) {
        throw new FormatException("the key '" + shortened(key) + "' stands there twice");
      }
      if (peek() != '}') expect(',');
    }
    next();
    return new PythonLiteral.Dictionary(items);
  }

  private void expect(char c) throws FormatException {
    if (peek() != c) throw unexpected("'" + c + "'");
    at++;
  }

  /** Returns the next character that is not white space, without passing it, or {@link #END}. */
  private int peek() {
    while (at < source.length() && " \t\n\r\f".indexOf(source.charAt(at)) >= 0) at++;
    return at < source.length() ? source.charAt(at) : END;
  }

  private char next() {
    return source.charAt(at++);
  }

  private FormatException unexpected(String expected) {
    String found = at >= source.length() ? "the end" : "'" + shortened(source.substring(at)) + "'";
    return new FormatException(
        "at character " + at + ": found " + found + ", expected " + expected);
  }

  private static String shortened(String s) {
    return s.length() <= 24 ? s : s.substring(0, 24) + "...";
  }
}
