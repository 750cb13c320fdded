package dev.gatun.nn;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Layers of an encoder one behind the other, with a norm at the end or not. The inputs are those of
 * {@link TransformerEncoderLayer}; all layers get the same masks.
 */
public final class TransformerEncoder extends TransformerStack {
  /** Creates an encoder of {@code numLayers} layers that {@code layer} makes, without a norm. */
  public TransformerEncoder(int numLayers, Supplier<TransformerEncoderLayer> layer) {
    this(numLayers, layer, null);
  }

  /**
   * Creates an encoder.
   *
   * @param numLayers the number of layers
   * @param layer makes a layer
   * @param norm what comes behind the last layer, or null
   */
  public TransformerEncoder(
      int numLayers, Supplier<TransformerEncoderLayer> layer, @Nullable Layer norm) {
    super(numLayers, layer, norm);
  }
}
