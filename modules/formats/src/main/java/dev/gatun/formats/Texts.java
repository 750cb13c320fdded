package dev.gatun.formats;

import java.nio.charset.StandardCharsets;

/** Checks of texts that go into files. */
final class Texts {
  private Texts() {}

  /** Tells whether a text has a UTF-8 form, which half of a surrogate pair alone has not. */
  static boolean isUnicode(String s) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(s);
  }

  /**
   * Returns the text.
   *
   * @throws IllegalArgumentException if it has no UTF-8 form
   */
  static String unicode(String s) {
    if (!isUnicode(s)) {
      throw new IllegalArgumentException(
          "the name or text '" + s + "' has an unpaired surrogate; use valid Unicode");
    }
    return s;
  }
}
