package dev.gatun.tensor.internal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.fusion.Operands;
import dev.gatun.tensor.internal.fusion.PointwiseKernel;
import java.lang.foreign.MemorySegment;

/**
 * Applies a formula to rows of elements with numbers of their own: the first input is an element,
 * the others are the row's. The numbers of short rows are repeated for each element, so that one
 * loop computes many rows.
 */
final class RowFormula {
  /** Rows with fewer elements are computed several at a time. */
  static final long SHORT = 64;

  private final PointwiseKernel kernel;
  private final Operands operands;
  private final boolean f64;
  private final long width;
  private final long n;
  private final int numbers;
  private final MemorySegment repeated;
  private final long room;

  /**
   * Creates the formula for rows of {@code n} elements.
   *
   * @param rows the most rows at a time
   */
  RowFormula(Formula formula, DType dtype, long n, long rows, Scratch scratch) {
    this.f64 = dtype == DType.F64;
    this.width = dtype.bytes();
    this.n = n;
    this.numbers = formula.inputs() - 1;
    this.kernel = n < SHORT ? formula.ofElements(f64) : formula.ofNumbers(f64);
    this.operands = new Operands(formula.inputs() + 1, formula.inputs());
    this.room = rows * n * width;
    this.repeated = scratch.bytes(n < SHORT ? room * numbers : 0);
  }

  /**
   * Computes {@code rows} rows of {@code in} from byte {@code f} on into {@code out} from byte
   * {@code t} on.
   *
   * @param numbers for each further input, a number for each row
   */
  void run(
      MemorySegment in, long f, long rows, MemorySegment out, long t, MemorySegment... numbers) {
    if (n < SHORT) {
      elements(in, f, rows, out, t, numbers);
      return;
    }
    for (long i = 0; i < rows; i++) {
      operands.stream(0, in, f + i * n * width);
      for (int k = 0; k < numbers.length; k++) operands.scalar(k + 1, number(numbers[k], i));
      operands.stream(numbers.length + 1, out, t + i * n * width);
      kernel.run(operands, 0, n);
    }
  }

  private double number(MemorySegment m, long i) {
    return f64 ? m.getAtIndex(JAVA_DOUBLE, i) : m.getAtIndex(JAVA_FLOAT, i);
  }

  private void elements(
      MemorySegment in, long f, long rows, MemorySegment out, long t, MemorySegment[] numbers) {
    DType dtype = f64 ? DType.F64 : DType.F32;
    Mover mover = Mover.of(dtype, dtype);
    operands.stream(0, in, f);
    for (int k = 0; k < numbers.length; k++) {
      for (long i = 0; i < rows; i++) {
        long at = k * room + i * n * width;
        mover.move(numbers[k], i * width, 0, 0, repeated, at, 0, width, 1, n);
      }
      operands.stream(k + 1, repeated, k * room);
    }
    operands.stream(numbers.length + 1, out, t);
    kernel.run(operands, 0, rows * n);
  }
}
