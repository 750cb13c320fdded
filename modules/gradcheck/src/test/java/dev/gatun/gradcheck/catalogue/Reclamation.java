package dev.gatun.gradcheck.catalogue;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Runs every operation and its gradient while the garbage collector runs all the time and the
 * memory of collected tensors is overwritten as soon as it is free. Operands are garbage the moment
 * an operation has begun, so one that does not hold on to them computes with what overwrote them.
 */
public final class Reclamation {
  private static final int FILLERS = 64;

  private Reclamation() {}

  /**
   * Takes the milliseconds for each row, and whether all rows take part or only one of each kind.
   * Prints a line for each wrong result, and their number.
   */
  public static void main(String[] args) {
    List<Work> works = new ArrayList<>();
    boolean all = Boolean.parseBoolean(args[1]);
    JqwikSession.run(
        () ->
            Catalogue.ROWS.stream()
                .filter(row -> all || Catalogue.isOneOfItsKind(row))
                .forEach(row -> works.add(work(row))));
    start("collector", Reclamation::collect);
    start("overwriter", Reclamation::overwrite);
    long wrong = 0;
    long runs = 0;
    for (Work work : works) {
      long end = System.nanoTime() + Long.parseLong(args[0]) * 1_000_000;
      do {
        if (!work.isRight()) {
          wrong++;
          System.out.println("wrong: " + work.name());
        }
        runs++;
      } while (System.nanoTime() < end);
    }
    System.out.println("runs " + runs);
    System.out.println("wrong " + wrong);
  }

  private static void start(String name, Runnable body) {
    Thread.ofPlatform().daemon().name(name).start(body);
  }

  private static void collect() {
    try {
      while (true) {
        System.gc();
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes blocks of many sizes, as soon as they are free, and writes NaN into them. */
  private static void overwrite() {
    Tensor[] held = new Tensor[FILLERS];
    for (int i = 0; ; i++) {
      long size = 1L << i % 20;
      held[i % FILLERS] = Tensor.full(Shape.of(size), Double.NaN, DType.F64);
    }
  }

  /** An operation with operands, and the hash of the right results. */
  private interface Work {
    String name();

    boolean isRight();
  }

  private static <P> Work work(Row<P> row) {
    Sample<P> sample =
        row.samples().apply(Sizes.LARGE).generator(1000, false).next(new Random(5)).value();
    long expected = ResultHashes.withGradients(row, sample, DType.F32);
    return new Work() {
      @Override
      public String name() {
        return row.name();
      }

      @Override
      public boolean isRight() {
        return ResultHashes.withGradients(row, sample, DType.F32) == expected;
      }
    };
  }
}
