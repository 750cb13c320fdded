package dev.gatun.cli.conformance;

import dev.gatun.autograd.Variable;
import dev.gatun.nn.Layer;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a case runs: a function from its inputs, in calling order, to its outputs.
 *
 * @param layer the layer whose parameters the function uses, or null
 * @param function the function
 */
record Call(@Nullable Layer layer, Function<List<Variable>, List<Variable>> function) {
  static Call of(Layer layer) {
    return new Call(layer, layer::forwardAll);
  }

  static Call of(Function<List<Variable>, Variable> function) {
    return new Call(null, in -> List.of(function.apply(in)));
  }
}
