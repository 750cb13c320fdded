package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Layers of an encoder one behind the other, with a norm at the end or not. The inputs are those of
 * {@link TransformerEncoderLayer}; all layers get the same masks.
 */
public final class TransformerEncoder extends VariadicLayer {
  private final List<TransformerEncoderLayer> layers = new ArrayList<>();
  private final @Nullable Layer norm;

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
    return "TransformerEncoder(" + layers.size() + ")";
  }
}
