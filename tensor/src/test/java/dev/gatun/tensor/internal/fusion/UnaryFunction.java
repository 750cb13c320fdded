package dev.gatun.tensor.internal.fusion;

/** A function of one argument, written against any machine. */
interface UnaryFunction {
  /** Returns the function's value at {@code x}. */
  <V, I, M> V apply(Machine<V, I, M> machine, V x);

  /** Returns the value at {@code x} in binary32. */
  default float at(float x) {
    return apply(new BoxedFloatMachine(), x);
  }

  /** Returns the value at {@code x} in binary64. */
  default double at(double x) {
    return apply(new BoxedDoubleMachine(), x);
  }
}
