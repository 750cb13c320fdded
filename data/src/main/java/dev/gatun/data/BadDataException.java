package dev.gatun.data;

import org.jspecify.annotations.Nullable;

/**
 * Says that a file is not what it should be: cut short, corrupt, of another format or another
 * content. The message is one line that names the file, what was found, what was expected, and what
 * to do.
 */
public final class BadDataException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception for the file of this name. */
  public BadDataException(String file, String problem) {
    this(file, problem, null);
  }

  /**
   * Creates the exception for the file of this name, with what was noticed first, if anything was.
   */
  public BadDataException(String file, String problem, @Nullable Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
