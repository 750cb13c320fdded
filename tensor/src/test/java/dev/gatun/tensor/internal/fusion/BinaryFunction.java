package dev.gatun.tensor.internal.fusion;

/** A function of two arguments, written against any machine. */
interface BinaryFunction {
  /** Returns the function's value at {@code (x, y)}. */
  <V, I, M> V apply(Machine<V, I, M> machine, V x, V y);

  /** Returns the value at {@code (x, y)} in binary32. */
  default float at(float x, float y) {
    return apply(new BoxedFloatMachine(), x, y);
  }

  /** Returns the value at {@code (x, y)} in binary64. */
  default double at(double x, double y) {
    return apply(new BoxedDoubleMachine(), x, y);
  }
}
