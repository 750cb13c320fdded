package dev.gatun.tensor.internal.fusion;

/**
 * Powers: {@code |x|^y = e^(y log |x|)}, where the logarithm and the product are unevaluated sums
 * of two floats, since the exponential turns their absolute error into a relative one.
 *
 * <p>As in {@link LogFunctions}, {@code log |x| = k ln 2 + 2s + s^3 (2/3 + 2/5 s^2 + ...)}; here s,
 * its cube and the leading 2/3 keep what rounding takes from them (T. J. Dekker, "A floating-point
 * technique for extending the available precision", 1971).
 */
final class PowFunction {
  /** (log((1 + s) / (1 - s)) - 2s - 2/3 s^3) / s^5 as a polynomial in s^2. */
  private static final Polynomial TAIL =
      Polynomial.f32(0x1.9999d8p-2, 0x1.245feap-2, 0x1.dd739ap-3)
          .f64(
              0x1.99999999999ep-2,
              0x1.2492492479991p-2,
              0x1.c71c7203cc4e2p-3,
              0x1.745cf6b182de4p-3,
              0x1.3b1cd184d7631p-3,
              0x1.0fad18b562666p-3,
              0x1.0cbcb4d67ec4ap-3);

  private PowFunction() {}

  /** An unevaluated sum, whose second part is below the precision of the first. */
  private record Sum<V>(V high, V low) {}

  /**
   * Returns x to the power y, with the special cases of IEEE 754-2019, section 9.2: 1 where y is 0
   * or x is 1, NaN for a negative x with a y that is no integer, signed zeros and infinities for
   * odd integers.
   */
  static <V, I, M> V pow(Machine<V, I, M> m, V x, V y) {
    V one = m.constant(1);
    V zero = m.constant(0);
    V limited = limit(m, y, Float.MAX_VALUE, Double.MAX_VALUE);
    V power = expOfProduct(m, logOfMagnitude(m, m.abs(x)), limited);
    V b = m.abs(limited);
    M integer = m.eq(Rounding.roundOfPositive(m, b), b);
    V half = m.mul(b, m.constant(0.5));
    M odd = m.and(integer, m.ne(Rounding.roundOfPositive(m, half), half));
    V signed = Signs.copy(m, power, m.select(odd, x, one));
    M negative = m.and(m.lt(x, zero), m.gt(x, m.constant(Double.NEGATIVE_INFINITY)));
    M real = m.or(integer, m.not(negative));
    V result = m.select(real, signed, m.constant(Double.NaN));
    return m.select(m.or(m.eq(x, one), m.eq(y, zero)), one, result);
  }

  /** Returns {@code log a}: -infinity at 0, infinity and NaN as they are. */
  private static <V, I, M> Sum<V> logOfMagnitude(Machine<V, I, M> m, V a) {
    var split = LogFunctions.split(m, a);
    V k = split.k();
    Sum<V> s = quotient(m, split.f());
    Sum<V> cubic = cubicAndAbove(m, s);
    V large = LogFunctions.highPower(m, k);
    Sum<V> first = add(m, large, m.add(s.high(), s.high()));
    Sum<V> second = add(m, first.high(), cubic.high());
    V lows = m.fma(s.low(), m.constant(2), m.add(first.low(), second.low()));
    V ofTwo = m.add(LogFunctions.lowPower(m, k), cubic.low());
    Sum<V> log = add(m, second.high(), m.add(lows, ofTwo));
    V finite = m.select(m.lt(a, m.constant(Double.POSITIVE_INFINITY)), log.high(), a);
    M none = m.eq(a, m.constant(0));
    return new Sum<>(m.select(none, m.constant(Double.NEGATIVE_INFINITY), finite), log.low());
  }

  /** Returns {@code f / (2 + f)}. */
  private static <V, I, M> Sum<V> quotient(Machine<V, I, M> m, V f) {
    V two = m.constant(2);
    V sum = m.add(two, f);
    V lost = m.sub(f, m.sub(sum, two));
    V inverse = m.div(m.constant(1), sum);
    V high = m.mul(f, inverse);
    V negated = m.neg(high);
    V rest = m.fma(negated, lost, m.fma(negated, sum, f));
    return new Sum<>(high, m.mul(rest, inverse));
  }

  /** Returns {@code s^3 (2/3 + 2/5 s^2 + ...)}. */
  private static <V, I, M> Sum<V> cubicAndAbove(Machine<V, I, M> m, Sum<V> s) {
    Sum<V> square = multiply(m, s, s);
    Sum<V> cube = multiply(m, square, s);
    V first = m.constant(0x1.555556p-1, 0x1.5555555555555p-1);
    V tail = TAIL.at(m, square.high());
    V high = m.fma(square.high(), tail, first);
    V low = m.fma(square.high(), tail, m.sub(first, high));
    V missing = m.constant(-0x1.555556p-26, 0x1.5555555555555p-55);
    return multiply(m, cube, new Sum<>(high, m.add(low, missing)));
  }

  private static <V, I, M> V expOfProduct(Machine<V, I, M> m, Sum<V> log, V y) {
    V high = m.mul(y, log.high());
    V low = m.fma(y, log.low(), m.fma(y, log.high(), m.neg(high)));
    V most = m.constant(200, 1500);
    V rest = m.select(m.lt(m.abs(high), most), low, m.constant(0));
    return ExpFunctions.expOfSum(m, high, rest);
  }

  /** Returns {@code a + b}, where a is 0 or not smaller than b in magnitude. */
  private static <V, I, M> Sum<V> add(Machine<V, I, M> m, V a, V b) {
    V sum = m.add(a, b);
    return new Sum<>(sum, m.sub(b, m.sub(sum, a)));
  }

  private static <V, I, M> Sum<V> multiply(Machine<V, I, M> m, Sum<V> a, Sum<V> b) {
    V high = m.mul(a.high(), b.high());
    V cross = m.fma(a.high(), b.low(), m.mul(a.low(), b.high()));
    return new Sum<>(high, m.add(m.fma(a.high(), b.high(), m.neg(high)), cross));
  }

  private static <V, I, M> V limit(Machine<V, I, M> m, V a, double f32, double f64) {
    V most = m.constant(f32, f64);
    V least = m.constant(-f32, -f64);
    V above = m.select(m.lt(a, least), least, a);
    return m.select(m.gt(above, most), most, above);
  }
}
