package dev.gatun.train;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Shows how far training is: on a terminal a bar that moves, elsewhere one line an epoch. A library
 * for it would not be an explicit module, which jlink asks for.
 */
public final class ProgressBar implements TrainingCallback {
  private static final int WIDTH = 24;
  private static final long REDRAW_NANOS = 100_000_000;

  private final PrintStream out;
  private final boolean terminal;
  private int epochs;
  private int epoch;
  private long batches;
  private long started;
  private long drawn;

  /** Creates a bar that moves if the program writes to a terminal. */
  public ProgressBar(PrintStream out) {
    this(out, isTerminal());
  }

  /** Creates a bar that moves or not. */
  public ProgressBar(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @SuppressWarnings("SystemConsoleNull") // it is null where the output goes to a file
  private static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  @Override
  public void begin(Trainer trainer, Fit settings) {
    epochs = settings.epochs();
  }

  @Override
  public void epochBegin(Trainer trainer, int number, long count) {
    epoch = number + 1;
    batches = count;
    started = System.nanoTime();
    drawn = 0;
  }

  @Override
  public void batchEnd(Trainer trainer, int batch, Map<String, Double> results) {
    long now = System.nanoTime();
    if (!terminal || now - drawn < REDRAW_NANOS) return;
    drawn = now;
    int full = (int) ((long) WIDTH * batch / batches);
    double left = (now - started) / 1e9 / batch * (batches - batch);
    out.printf(
        Locale.ROOT,
        "\rEpoch %d/%d  %s%s  %d/%d  %.0f s left  %s ",
        epoch,
        epochs,
        "━".repeat(full),
        "─".repeat(WIDTH - full),
        batch,
        batches,
        left,
        text(results));
    out.flush();
  }

  @Override
  public void epochEnd(Trainer trainer, int number, Map<String, Double> results) {
    double seconds = results.getOrDefault(History.SECONDS, 0.0);
    double waiting = results.getOrDefault(History.WAITING, 0.0);
    out.printf(
        Locale.ROOT,
        "%sEpoch %d/%d  %d batches in %.1f s, %.1f %% of it between steps  %s%n",
        terminal ? "\r\u001b[K" : "",
        epoch,
        epochs,
        batches,
        seconds,
        100 * waiting,
        text(results));
  }

  private static String text(Map<String, Double> results) {
    return results.entrySet().stream()
        .filter(e -> !e.getKey().equals(History.SECONDS) && !e.getKey().equals(History.WAITING))
        .map(e -> String.format(Locale.ROOT, "%s: %.4f", e.getKey(), e.getValue()))
        .collect(Collectors.joining(" - "));
  }
}
