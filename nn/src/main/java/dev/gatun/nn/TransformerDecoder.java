package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Layers of a decoder one behind the other, with a norm at the end or not. The inputs are those of
 * {@link TransformerDecoderLayer}; all layers get the same masks.
 */
public final class TransformerDecoder extends VariadicLayer {
  private final List<TransformerDecoderLayer> layers = new ArrayList<>();
  private final @Nullable Layer norm;

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
    for (int i = 0; i < numLayers; i++) layers.add(child("layers." + i, layer.get()));
    this.norm = norm;
    if (norm != null) child("norm", norm);
  }

  @Override
  public List<Variable> forwardAll(List<Variable> inputs) {
    List<Variable> all = new ArrayList<>(inputs);
    for (Layer layer : layers) all.set(0, layer.forwardAll(all).getFirst());
    Variable y = all.getFirst();
    return List.of(norm == null ? y : norm.forward(y));
  }

  @Override
  public String toString() {
    return "TransformerDecoder(" + layers.size() + ")";
  }
}
