package dev.gatun.cli;

/** The entry point of {@code ./gatun}. */
public final class Main {

  private Main() {}

  /**
   * Runs the subcommand that {@code args} names and exits with its status: 0 when it did what was
   * asked, 1 when it failed, 2 when the arguments make no sense.
   */
  public static void main(String[] args) {
    StandardError.restore();
    int status = Gatun.run(args);
    if (System.out.checkError() && status == 0) {
      System.err.println("gatun: cannot write to standard output");
      status = Gatun.FAILED;
    }
    System.exit(status);
  }
}
