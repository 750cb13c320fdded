package dev.gatun.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatun.autograd.Gradients;
import dev.gatun.autograd.Variable;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Mode;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs one case of a layer, a loss or a function, and compares results and gradients. */
final class CaseRunner {
  private final DType real;

  CaseRunner(DType real) {
    this.real = real;
  }

  /**
   * Runs a case.
   *
   * @throws UnsupportedCaseException if Gatun does not have what it names
   * @throws Agreement.MismatchException if a result differs
   */
  void run(String family, JsonNode c) {
    String name = c.path("name").asText();
    var args = new Arguments(c.get("args"), real);
    boolean training = args.flag("training", false);
    Call call = call(family, name, args);
    Map<String, Variable> inputs = new LinkedHashMap<>();
    c.path("inputs")
        .properties()
        .forEach(e -> inputs.put(e.getKey(), ReferenceArray.variable(e.getValue(), real)));
    Layer layer = call.layer();
    if (layer != null) load(layer, c.path("state"));
    List<Variable> outputs = outputs(call, List.copyOf(inputs.values()), training);
    args.done();
    compareOutputs(c.path("outputs"), outputs);
    compareGradients(c, inputs, layer, outputs);
    if (layer != null) compareState(layer, c.path("state_after"));
  }

  private static Call call(String family, String name, Arguments args) {
    return switch (family) {
      case "unary", "binary", "reduce", "matmul", "linalg", "indexing" ->
          ReferenceFunctions.call(family, name, args);
      case "loss" -> ReferenceLosses.call(name, args);
      default -> ReferenceLayers.call(family, name, args);
    };
  }

  private void load(Layer layer, JsonNode state) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    state
        .properties()
        .forEach(e -> tensors.put(e.getKey(), ReferenceArray.tensor(e.getValue(), real)));
    layer.load(tensors);
  }

  private static List<Variable> outputs(Call call, List<Variable> inputs, boolean training) {
    return training
        ? Mode.train(new Generator(0), () -> call.function().apply(inputs))
        : call.function().apply(inputs);
  }

  private void compareOutputs(JsonNode wanted, List<Variable> outputs) {
    if (wanted.size() != outputs.size()) {
      throw new Agreement.MismatchException(outputs.size() + " outputs, expected " + wanted.size());
    }
    for (int i = 0; i < outputs.size(); i++) {
      Tensor want = ReferenceArray.tensor(wanted.get(i), real);
      Agreement.require("output " + i, outputs.get(i).value(), want, real);
    }
  }

  /** A gradient that the case has. */
  private record Wanted(String what, Variable x, JsonNode gradient) {}

  private void compareGradients(
      JsonNode c, Map<String, Variable> inputs, @Nullable Layer layer, List<Variable> outputs) {
    List<Wanted> all = new ArrayList<>();
    gather(c.path("grad_inputs"), inputs, all);
    if (layer != null) gather(c.path("grad_params"), layer.namedParameters(), all);
    if (all.isEmpty()) return;
    Variable sum = weighted(outputs, c.path("grad_outputs"));
    List<Variable> gradients =
        sum.requiresGrad()
            ? Gradients.of(sum).wrt(all.stream().map(Wanted::x).toArray(Variable[]::new))
            : all.stream().map(CaseRunner::zeros).toList();
    for (int i = 0; i < all.size(); i++) {
      Tensor want = ReferenceArray.tensor(all.get(i).gradient(), real);
      Agreement.require("gradient of " + all.get(i).what(), gradients.get(i).value(), want, real);
    }
  }

  private static Variable zeros(Wanted w) {
    return Variable.constant(Tensor.zeros(w.x().shape(), w.x().dtype()));
  }

  private static void gather(JsonNode gradients, Map<String, Variable> of, List<Wanted> all) {
    for (var e : gradients.properties()) {
      Variable x = of.get(e.getKey());
      if (x == null) throw new Agreement.MismatchException("there is no " + e.getKey());
      all.add(new Wanted(e.getKey(), x, e.getValue()));
    }
  }

  /** Returns the sum of the outputs, each times its cotangent. */
  private Variable weighted(List<Variable> outputs, JsonNode cotangents) {
    Variable sum = Variable.constant(Tensor.scalar(0).to(real));
    for (int i = 0; i < outputs.size(); i++) {
      if (cotangents.get(i) == null || cotangents.get(i).isNull()) continue;
      Tensor g = ReferenceArray.tensor(cotangents.get(i), real);
      if (outputs.get(i).requiresGrad()) sum = sum.add(outputs.get(i).mul(g).sum());
    }
    return sum;
  }

  private void compareState(Layer layer, JsonNode after) {
    Map<String, Tensor> state = layer.state();
    after
        .properties()
        .forEach(
            e -> {
              Tensor got = state.get(e.getKey());
              if (got == null) throw new Agreement.MismatchException("no state " + e.getKey());
              Agreement.require(e.getKey(), got, ReferenceArray.tensor(e.getValue(), real), real);
            });
  }
}
