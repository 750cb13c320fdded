package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Layers of a transformer one behind the other, with a norm at the end or not. The first input goes
 * through all of them; each gets the others as they are.
 */
public abstract sealed class TransformerStack extends VariadicLayer
    permits TransformerEncoder, TransformerDecoder {
  private final List<TransformerLayer<?>> layers = new ArrayList<>();
  private final @Nullable Layer norm;

  TransformerStack(
      int numLayers, Supplier<? extends TransformerLayer<?>> layer, @Nullable Layer norm) {
    for (int i = 0; i < numLayers; i++) layers.add(child("layers." + i, layer.get()));
    this.norm = norm;
    if (norm != null) child("norm", norm);
  }

  @Override
  public final List<Variable> forwardAll(List<Variable> inputs) {
    List<Variable> all = new ArrayList<>(inputs);
    for (Layer layer : layers) all.set(0, layer.forwardAll(all).getFirst());
    Variable y = all.getFirst();
    return List.of(norm == null ? y : norm.forward(y));
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + layers.size() + ")";
  }
}
