package dev.gatun.benchmarks.jmh;

import dev.gatun.tensor.Op;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.Tensor;
import java.util.List;
import org.openjdk.jmh.annotations.Param;

/** Sums and extremes of a matrix with rows of 1024. */
public class ReductionsBenchmark extends KernelBenchmark {
  /** What is computed. */
  public enum Kind {
    /** The sum of all. */
    SUM,
    /** The sum of each row. */
    SUM_ROWS,
    /** The sum of each column. */
    SUM_COLUMNS,
    /** The largest of each row. */
    MAX_ROWS,
    /** Where in each row the largest is. */
    ARGMAX_ROWS
  }

  /** What is computed. */
  @Param public Kind kind;

  /** The number of rows: in the caches, and beyond them. */
  @Param({"16", "4096"})
  public int rows;

  /** Creates the benchmark; JMH sets its parameters. */
  public ReductionsBenchmark() {
    kind = Kind.SUM;
  }

  @Override
  Call call() {
    Tensor x = random(rows, 1024);
    return switch (kind) {
      case SUM -> new Call(new Op.Reduce(Reducer.SUM, List.of(0, 1), false), x);
      case SUM_ROWS -> new Call(new Op.Reduce(Reducer.SUM, List.of(1), false), x);
      case SUM_COLUMNS -> new Call(new Op.Reduce(Reducer.SUM, List.of(0), false), x);
      case MAX_ROWS -> new Call(new Op.Reduce(Reducer.MAX, List.of(1), false), x);
      case ARGMAX_ROWS -> new Call(new Op.ArgReduce(true, 1, false), x);
    };
  }
}
