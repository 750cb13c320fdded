package dev.gatun.tensor;

/**
 * The activation functions that are composed of others, each traced once into a kernel of its own.
 *
 * @param <T> the type that has these methods
 */
public interface Activations<T extends Activations<T> & Elementwise<T>> extends Operand<T> {
  /** Returns {@code x * sigmoid(x)} (Elfwing et al. 2017; also named swish). */
  default T silu() {
    return ActivationFunctions.SILU.of(self());
  }

  /**
   * Returns {@code x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2}, close to {@link
   * Elementwise#gelu}.
   */
  default T geluTanh() {
    return ActivationFunctions.GELU_TANH.of(self());
  }

  /** Returns {@code x * tanh(softplus(x))} (Misra 2019). */
  default T mish() {
    return ActivationFunctions.MISH.of(self());
  }

  /** Returns {@code x / (1 + |x|)}. */
  default T softsign() {
    return ActivationFunctions.SOFTSIGN.of(self());
  }

  /** Returns {@code x - tanh(x)}. */
  default T tanhshrink() {
    return ActivationFunctions.TANHSHRINK.of(self());
  }

  /** Returns x where it is positive, else {@code alpha (e^x - 1)} (Clevert et al. 2015). */
  default T elu(double alpha) {
    return ActivationFunctions.ELU.of(self(), alpha);
  }

  /**
   * Returns {@code scale * elu(x, alpha)} with the numbers that keep mean 0 and variance 1
   * (Klambauer et al. 2017).
   */
  default T selu() {
    return ActivationFunctions.SELU.of(self());
  }

  /**
   * Returns x where it is positive, else {@code alpha (e^(x / alpha) - 1)} (Barron 2017).
   *
   * @throws IllegalArgumentException if alpha is 0
   */
  default T celu(double alpha) {
    if (alpha == 0) throw new IllegalArgumentException("celu: alpha is 0, expected another number");
    return ActivationFunctions.CELU.of(self(), alpha);
  }

  /** Returns x, but 0 from {@code -lambd} to {@code lambd}. */
  default T hardshrink(double lambd) {
    return ActivationFunctions.HARDSHRINK.of(self(), lambd);
  }

  /** Returns x moved towards 0 by {@code lambd}, and 0 if it is nearer than that. */
  default T softshrink(double lambd) {
    return ActivationFunctions.SOFTSHRINK.of(self(), lambd);
  }

  /** Returns {@code x / 6 + 1 / 2}, no less than 0 and no more than 1. */
  default T hardsigmoid() {
    return ActivationFunctions.HARDSIGMOID.of(self());
  }

  /** Returns {@code x * hardsigmoid(x)} (Howard et al. 2019). */
  default T hardswish() {
    return ActivationFunctions.HARDSWISH.of(self());
  }

  /** Returns x, no less than {@code min} and no more than {@code max}; gradient 0 at both. */
  default T hardtanh(double min, double max) {
    return ActivationFunctions.HARDTANH.of(self(), min, max);
  }

  /** Returns x, no less than 0 and no more than 6. */
  default T relu6() {
    return hardtanh(0, 6);
  }

  /** Returns x where it is positive, else {@code slope * x} (Maas et al. 2013). */
  default T leakyRelu(double slope) {
    return ActivationFunctions.LEAKY_RELU.of(self(), slope);
  }

  /** Returns x where it is positive, else {@code slope * x}; slopes broadcast (He et al. 2015). */
  default T prelu(T slope) {
    return ActivationFunctions.PRELU.of(self(), slope);
  }

  /**
   * Returns {@code log(1 + e^(beta x)) / beta}, and x itself where {@code beta x} exceeds {@code
   * threshold}.
   */
  default T softplus(double beta, double threshold) {
    return ActivationFunctions.SOFTPLUS.of(self(), beta, threshold);
  }

  /** Returns x where it exceeds {@code threshold}, else {@code value}. */
  default T threshold(double threshold, double value) {
    return ActivationFunctions.THRESHOLD.of(self(), threshold, value);
  }

  /** Returns {@code x * sigmoid(gate)} (Dauphin et al. 2016). */
  default T gated(T gate) {
    return ActivationFunctions.GATED.of(self(), gate);
  }
}
