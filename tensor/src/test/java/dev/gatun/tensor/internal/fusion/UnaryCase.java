package dev.gatun.tensor.internal.fusion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * What a function of one argument promises.
 *
 * @param name its name
 * @param function the function
 * @param strict what binary32 results are judged by, in double precision, special values included
 * @param exact what binary64 results are judged by, to 40 digits
 * @param f32 where, and how accurately, in binary32
 * @param f64 where, and how accurately, in binary64
 */
record UnaryCase(
    String name,
    UnaryFunction function,
    DoubleUnaryOperator strict,
    UnaryOperator<BigDecimal> exact,
    Promise f32,
    Promise f64) {

  /** An interval of arguments, both ends included. */
  record Interval(double from, double to) {}

  /** The arguments of a format that are tried, and the error allowed there. */
  record Promise(double ulps, List<Interval> intervals) {}

  /** Returns a promise of an error below {@code ulps} between pairs of ends. */
  static Promise within(double ulps, double... ends) {
    var intervals = new ArrayList<Interval>();
    for (int i = 0; i < ends.length; i += 2) intervals.add(new Interval(ends[i], ends[i + 1]));
    return new Promise(ulps, intervals);
  }

  @Override
  public String toString() {
    return name;
  }
}
