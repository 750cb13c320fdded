package dev.gatun.tensor.internal.fusion;

/** What each instruction means for one binary32 number. Called by generated code. */
final class ScalarF32 {
  private ScalarF32() {}

  static float add(float a, float b) {
    return a + b;
  }

  static float sub(float a, float b) {
    return a - b;
  }

  static float mul(float a, float b) {
    return a * b;
  }

  static float div(float a, float b) {
    return a / b;
  }

  static float fma(float a, float b, float c) {
    return Math.fma(a, b, c);
  }

  static float sqrt(float a) {
    return (float) Math.sqrt(a);
  }

  static float neg(float a) {
    return -a;
  }

  static float abs(float a) {
    return Math.abs(a);
  }

  static float min(float a, float b) {
    return Math.min(a, b);
  }

  static float max(float a, float b) {
    return Math.max(a, b);
  }

  static boolean lt(float a, float b) {
    return a < b;
  }

  static boolean le(float a, float b) {
    return a <= b;
  }

  static boolean eq(float a, float b) {
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

  static float select(boolean mask, float ifTrue, float ifFalse) {
    return mask ? ifTrue : ifFalse;
  }

  static float rare(boolean mask, float x, float y, float usual, int function) {
    return mask ? Rare.of(function).at(x, y) : usual;
  }

  static int bits(float a) {
    return Float.floatToRawIntBits(a);
  }

  static float ofBits(int a) {
    return Float.intBitsToFloat(a);
  }

  static int plus(int a, int b) {
    return a + b;
  }

  static int minus(int a, int b) {
    return a - b;
  }

  static int bitAnd(int a, int b) {
    return a & b;
  }

  static int bitOr(int a, int b) {
    return a | b;
  }

  static int bitXor(int a, int b) {
    return a ^ b;
  }

  static int shiftLeft(int a, int n) {
    return a << n;
  }

  static int shiftRight(int a, int n) {
    return a >> n;
  }

  static int shiftRightUnsigned(int a, int n) {
    return a >>> n;
  }
}
