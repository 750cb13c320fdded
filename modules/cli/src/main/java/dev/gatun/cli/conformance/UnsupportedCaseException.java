package dev.gatun.cli.conformance;

/** Says that a case asks for a name or a mode that Gatun does not have. */
final class UnsupportedCaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedCaseException(String what) {
    super(what);
  }
}
