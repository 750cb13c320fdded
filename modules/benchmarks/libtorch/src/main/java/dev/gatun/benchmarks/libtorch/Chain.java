package dev.gatun.benchmarks.libtorch;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Function;

/**
 * Calls one operator after the other and closes each result as soon as the next has read it, as the
 * reassigned {@code x} of a Python program does; libtorch keeps what its backward needs.
 */
final class Chain {
  private static final Shape ONE = new Shape(1, 1);
  private static final Shape NONE = new Shape(0, 0);
  private static final Shape TWO = new Shape(2, 2);
  private static final double EPSILON = 1e-5;
  private static final double MOMENTUM = 0.1;

  private final PtNDArray current;
  private final boolean owned;

  private Chain(PtNDArray current, boolean owned) {
    this.current = current;
    this.owned = owned;
  }

  /** Starts with an array that the chain closes. */
  static Chain from(PtNDArray array) {
    return new Chain(array, true);
  }

  /** Starts with an array that stays open. */
  static Chain borrowing(PtNDArray array) {
    return new Chain(array, false);
  }

  /** Returns the last result, which the caller closes. */
  PtNDArray result() {
    return current;
  }

  Chain then(Function<PtNDArray, PtNDArray> operator) {
    return next(operator.apply(current));
  }

  Chain add(PtNDArray y) {
    return next(JniUtils.add(current, y));
  }

  Chain mul(PtNDArray y) {
    return next(JniUtils.mul(current, y));
  }

  Chain tanh() {
    return next(JniUtils.tanh(current));
  }

  Chain relu() {
    return next(JniUtils.relu(current));
  }

  Chain linear(PtNDArray weight, PtNDArray bias) {
    return next(JniUtils.linear(current, weight, bias));
  }

  Chain convolution(PtNDArray weight, PtNDArray bias) {
    return next(JniUtils.convolution(current, weight, bias, ONE, NONE, ONE, 1));
  }

  /** Convolves with padding 1 and no bias. */
  @SuppressWarnings("NullAway")
  Chain paddedConvolution(PtNDArray weight) {
    return next(JniUtils.convolution(current, weight, null, ONE, ONE, ONE, 1));
  }

  /** Normalises by the batch's own mean and variance and updates the running ones. */
  Chain batchNorm(PtNDArray mean, PtNDArray variance, PtNDArray weight, PtNDArray bias) {
    return next(JniUtils.batchNorm(current, mean, variance, weight, bias, true, MOMENTUM, EPSILON));
  }

  Chain layerNorm(PtNDArray weight, PtNDArray bias) {
    return next(JniUtils.layerNorm(current, weight.getShape(), weight, bias, EPSILON));
  }

  Chain maxPool() {
    return next(JniUtils.maxPool(current, TWO, TWO, NONE, false));
  }

  Chain globalAveragePool() {
    return next(JniUtils.adaptiveAvgPool(current, ONE)).flatten();
  }

  Chain dropout(double rate) {
    return rate == 0 ? this : next(JniUtils.dropout(current, rate, true));
  }

  Chain flatten() {
    return next(JniUtils.flatten(current, 1, -1));
  }

  Chain reshape(long... sizes) {
    return next(JniUtils.reshape(current, sizes));
  }

  Chain transpose(int dim, int other) {
    return next(JniUtils.transpose(current, dim, other));
  }

  Chain matmul(PtNDArray right) {
    return next(JniUtils.matmul(current, right));
  }

  Chain softmax(int dim) {
    return next(JniUtils.softmax(current, dim, DataType.FLOAT32));
  }

  Chain logSoftmax(int dim) {
    return next(JniUtils.logSoftmax(current, dim, DataType.FLOAT32));
  }

  Chain mean(int dim) {
    return next(JniUtils.mean(current, dim, false));
  }

  Chain sum() {
    return next(JniUtils.sum(current));
  }

  /**
   * Runs libtorch's own LSTM over {@code (batch, time, value)} and goes on with the last output.
   */
  Chain lstm(NDList states, NDList parameters) {
    NDList results = JniUtils.lstm(current, states, parameters, true, 1, 0, true, false, true);
    results.get(0).close();
    results.get(2).close();
    return next((PtNDArray) results.get(1));
  }

  private Chain next(PtNDArray result) {
    if (owned) {
      current.close();
    }
    return from(result);
  }
}
