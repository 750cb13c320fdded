package dev.gatun.nn;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Layers of a decoder one behind the other, with a norm at the end or not. The inputs are those of
 * {@link TransformerDecoderLayer}; all layers get the same masks.
 */
public final class TransformerDecoder extends TransformerStack {
  /** Creates a decoder of {@code numLayers} layers that {@code layer} makes, without a norm. */
  public TransformerDecoder(int numLayers, Supplier<TransformerDecoderLayer> layer) {
    this(numLayers, layer, null);
  }

  /**
   * Creates a decoder.
   *
   * @param numLayers the number of layers
   * @param layer makes a layer
   * @param norm what comes behind the last layer, or null
   */
  public TransformerDecoder(
      int numLayers, Supplier<TransformerDecoderLayer> layer, @Nullable Layer norm) {
    super(numLayers, layer, norm);
  }
}
