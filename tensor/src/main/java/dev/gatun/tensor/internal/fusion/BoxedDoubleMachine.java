package dev.gatun.tensor.internal.fusion;

/** Runs binary64 instructions one value at a time: the reference for every other machine. */
final class BoxedDoubleMachine implements Machine<Double, Long, Boolean> {
  @Override
  public boolean f64() {
    return true;
  }

  @Override
  public Double constant(double value) {
    return value;
  }

  @Override
  public Double add(Double a, Double b) {
    return a + b;
  }

  @Override
  public Double sub(Double a, Double b) {
    return a - b;
  }

  @Override
  public Double mul(Double a, Double b) {
    return a * b;
  }

  @Override
  public Double div(Double a, Double b) {
    return a / b;
  }

  @Override
  public Double fma(Double a, Double b, Double c) {
    return Math.fma(a, b, c);
  }

  @Override
  public Double sqrt(Double a) {
    return Math.sqrt(a);
  }

  @Override
  public Double neg(Double a) {
    return -a;
  }

  @Override
  public Double abs(Double a) {
    return Math.abs(a);
  }

  @Override
  public Double min(Double a, Double b) {
    return Math.min(a, b);
  }

  @Override
  public Double max(Double a, Double b) {
    return Math.max(a, b);
  }

  @Override
  public Boolean lt(Double a, Double b) {
    return a < b;
  }

  @Override
  public Boolean le(Double a, Double b) {
    return a <= b;
  }

  @Override
  public Boolean eq(Double a, Double b) {
    return a.doubleValue() == b.doubleValue();
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
  public Double select(Boolean mask, Double ifTrue, Double ifFalse) {
    return mask ? ifTrue : ifFalse;
  }

  @Override
  public Double rare(Rare function, Boolean mask, Double x, Double y, Double usual) {
    return mask ? (Double) function.at(x.doubleValue(), y.doubleValue()) : usual;
  }

  @Override
  public Long bits(Double a) {
    return Double.doubleToRawLongBits(a);
  }

  @Override
  public Double value(Long a) {
    return Double.longBitsToDouble(a);
  }

  @Override
  public Long integer(long constant) {
    return constant;
  }

  @Override
  public Long plus(Long a, Long b) {
    return a + b;
  }

  @Override
  public Long minus(Long a, Long b) {
    return a - b;
  }

  @Override
  public Long bitAnd(Long a, Long b) {
    return a & b;
  }

  @Override
  public Long bitOr(Long a, Long b) {
    return a | b;
  }

  @Override
  public Long bitXor(Long a, Long b) {
    return a ^ b;
  }

  @Override
  public Long shiftLeft(Long a, int n) {
    return a << n;
  }

  @Override
  public Long shiftRight(Long a, int n) {
    return a >> n;
  }

  @Override
  public Long shiftRightUnsigned(Long a, int n) {
    return a >>> n;
  }
}
