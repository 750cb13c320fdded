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
 * @param strict the function in double precision, right for special values
 * @param exact the function to 30 digits and more, which binary64 results are judged by
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

  /**
   * The arguments of a format that are tried, and the error allowed there.
   *
   * @param ulps the error in units of the last place
   * @param least results smaller than this may have the error that one of this size may have
   */
  record Promise(double ulps, double least, List<Interval> intervals) {
    Promise near(double size) {
      return new Promise(ulps, size, intervals);
    }
  }

  /** Returns a promise of an error below {@code ulps} between pairs of ends. */
  static Promise within(double ulps, double... ends) {
    var intervals = new ArrayList<Interval>();
    for (int i = 0; i < ends.length; i += 2) intervals.add(new Interval(ends[i], ends[i + 1]));
    return new Promise(ulps, 0, intervals);
  }

  /**
   * Returns what binary32 results are judged by: {@link StrictMath} where it has the function, and
   * elsewhere the function's own binary64 results, which have been judged by exact ones.
   */
  DoubleUnaryOperator f32Reference() {
    return DoubleFunctions.SLOW.contains(name.split(" ")[0]) ? x -> function.at(x) : strict;
  }

  @Override
  public String toString() {
    return name;
  }
}
