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

  /** Returns {@code x * (1 + erf(x / sqrt 2)) / 2} (Hendrycks and Gimpel 2016). */
  default T gelu() {
    return ActivationFunctions.GELU.of(self());
  }

  /** Returns {@code x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2}, close to {@link #gelu}. */
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
}
