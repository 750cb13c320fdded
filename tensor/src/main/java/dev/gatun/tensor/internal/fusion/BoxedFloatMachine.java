package dev.gatun.tensor.internal.fusion;

/** Runs binary32 instructions one value at a time: the reference for every other machine. */
final class BoxedFloatMachine implements Machine<Float, Integer, Boolean> {
  @Override
  public boolean f64() {
    return false;
  }

  @Override
  public Float constant(double value) {
    return (float) value;
  }

  @Override
  public Float add(Float a, Float b) {
    return a + b;
  }

  @Override
  public Float sub(Float a, Float b) {
    return a - b;
  }

  @Override
  public Float mul(Float a, Float b) {
    return a * b;
  }

  @Override
  public Float div(Float a, Float b) {
    return a / b;
  }

  @Override
  public Float fma(Float a, Float b, Float c) {
    return Math.fma(a, b, c);
  }

  @Override
  public Float sqrt(Float a) {
    return (float) Math.sqrt(a);
  }

  @Override
  public Float neg(Float a) {
    return -a;
  }

  @Override
  public Float abs(Float a) {
    return Math.abs(a);
  }

  @Override
  public Float min(Float a, Float b) {
    return Math.min(a, b);
  }

  @Override
  public Float max(Float a, Float b) {
    return Math.max(a, b);
  }

  @Override
  public Boolean lt(Float a, Float b) {
    return a < b;
  }

  @Override
  public Boolean le(Float a, Float b) {
    return a <= b;
  }

  @Override
  public Boolean eq(Float a, Float b) {
    return a.floatValue() == b.floatValue();
  }

  @Override
  public Boolean and(Boolean a, Boolean b) {
    return a && b;
  }

  @Override
  public Boolean or(Boolean a, Boolean b) {
    return a || b;
  }

  @Override
  public Boolean not(Boolean a) {
    return !a;
  }

  @Override
  public Float select(Boolean mask, Float ifTrue, Float ifFalse) {
    return mask ? ifTrue : ifFalse;
  }

  @Override
  public Float rare(Rare function, Boolean mask, Float x, Float y, Float usual) {
    return mask ? (Float) function.at(x.floatValue(), y.floatValue()) : usual;
  }

  @Override
  public Integer bits(Float a) {
    return Float.floatToRawIntBits(a);
  }

  @Override
  public Float value(Integer a) {
    return Float.intBitsToFloat(a);
  }

  @Override
  public Integer integer(long constant) {
    return (int) constant;
  }

  @Override
  public Integer plus(Integer a, Integer b) {
    return a + b;
  }

  @Override
  public Integer minus(Integer a, Integer b) {
    return a - b;
  }

  @Override
  public Integer bitAnd(Integer a, Integer b) {
    return a & b;
  }

  @Override
  public Integer bitOr(Integer a, Integer b) {
    return a | b;
  }

  @Override
  public Integer bitXor(Integer a, Integer b) {
    return a ^ b;
  }

  @Override
  public Integer shiftLeft(Integer a, int n) {
    return a << n;
  }

  @Override
  public Integer shiftRight(Integer a, int n) {
    return a >> n;
  }

  @Override
  public Integer shiftRightUnsigned(Integer a, int n) {
    return a >>> n;
  }
}
