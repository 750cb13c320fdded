package dev.gatun.tensor.internal.fusion;

/** What each instruction means for one binary64 number. Called by generated code. */
final class ScalarF64 {
  private ScalarF64() {}

  static double add(double a, double b) {
    return a + b;
  }

  static double sub(double a, double b) {
    return a - b;
  }

  static double mul(double a, double b) {
    return a * b;
  }

  static double div(double a, double b) {
    return a / b;
  }

  static double fma(double a, double b, double c) {
    return Math.fma(a, b, c);
  }

  static double sqrt(double a) {
    return Math.sqrt(a);
  }

  static double neg(double a) {
    return -a;
  }

  static double abs(double a) {
    return Math.abs(a);
  }

  static double min(double a, double b) {
    return Math.min(a, b);
  }

  static double max(double a, double b) {
    return Math.max(a, b);
  }

  static boolean lt(double a, double b) {
    return a < b;
  }

  static boolean le(double a, double b) {
    return a <= b;
  }

  static boolean eq(double a, double b) {
    return a == b;
  }

  static boolean and(boolean a, boolean b) {
    return a && b;
  }

  static boolean or(boolean a, boolean b) {
    return a || b;
  }

  static boolean not(boolean a) {
    return !a;
  }

  static double select(boolean mask, double ifTrue, double ifFalse) {
    return mask ? ifTrue : ifFalse;
  }

  static double rare(boolean mask, double x, double y, double usual, int function) {
    return mask ? Rare.of(function).at(x, y) : usual;
  }

  static long bits(double a) {
    return Double.doubleToRawLongBits(a);
  }

  static double ofBits(long a) {
    return Double.longBitsToDouble(a);
  }

  static long plus(long a, long b) {
    return a + b;
  }

  static long minus(long a, long b) {
    return a - b;
  }

  static long bitAnd(long a, long b) {
    return a & b;
  }

  static long bitOr(long a, long b) {
    return a | b;
  }

  static long bitXor(long a, long b) {
    return a ^ b;
  }

  static long shiftLeft(long a, int n) {
    return a << n;
  }

  static long shiftRight(long a, int n) {
    return a >> n;
  }

  static long shiftRightUnsigned(long a, int n) {
    return a >>> n;
  }
}
