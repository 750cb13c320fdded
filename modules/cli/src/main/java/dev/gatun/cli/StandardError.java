package dev.gatun.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;

/**
 * The standard error stream that the user sees, where the launcher keeps it apart.
 *
 * <p>While the JVM starts, it prints a warning that there is an incubator module, and no option
 * turns that off. The launcher therefore starts it with a filter as file descriptor 2, and passes
 * the real stream as another one, whose number stands in the system property {@value #PROPERTY}.
 * From here on everything written from Java goes straight to that one, in order. What the JVM
 * itself says goes on through the filter, which drops the one line only.
 */
final class StandardError {

  static final String PROPERTY = "gatun.stderr";

  private StandardError() {}

  /**
   * Makes {@link System#err} the stream that the launcher passed, if it passed one.
   *
   * <p>The class library can open a file, but not use a descriptor it has inherited, hence the
   * reflection; the launcher opens {@code java.io} to this module for it. Opening {@code /dev/fd/N}
   * instead would start another position in a file that standard output is redirected to as well.
   */
  static void restore() {
    Integer number = Integer.getInteger(PROPERTY);
    if (number == null) {
      return;
    }
    try {
      FileDescriptor descriptor = new FileDescriptor();
      Field field = FileDescriptor.class.getDeclaredField("fd");
      field.setAccessible(true);
      field.setInt(descriptor, number);
      System.setErr(stream(descriptor));
    } catch (ReflectiveOperationException | RuntimeException e) {
      System.err.println("gatun: standard error goes through a filter: " + e);
    }
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    BufferedOutputStream out = new BufferedOutputStream(new FileOutputStream(descriptor));
    return new PrintStream(out, true, System.err.charset());
  }
}
