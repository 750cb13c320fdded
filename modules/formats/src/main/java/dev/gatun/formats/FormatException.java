package dev.gatun.formats;

import java.io.IOException;
import java.io.Serial;

/** Says that a file is not what its format allows, or holds what Gatun has no type for. */
public final class FormatException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private String place = "";

  /**
   * Makes an exception.
   *
   * @param message what was found, what was expected, and what to do about it
   */
  public FormatException(String message) {
    super(message);
  }

  /**
   * Makes an exception.
   *
   * @param message what was found, what was expected, and what to do about it
   * @param cause how it was noticed
   */
  public FormatException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Puts the place, such as the name of the file, in front of the message. */
  FormatException at(String outer) {
    place = outer + ": " + place;
    return this;
  }

  /** Returns the file, the place in it, and what is wrong there. */
  @Override
  public String getMessage() {
    return place + super.getMessage();
  }
}
