package dev.gatun.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatun.autograd.Variable;
import dev.gatun.optim.Adadelta;
import dev.gatun.optim.Adam;
import dev.gatun.optim.Optimizer;
import dev.gatun.optim.SGD;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Runs the steps of an optimizer on given gradients, and compares the parameters after each. */
final class OptimizerRunner {
  private final DType real;

  OptimizerRunner(DType real) {
    this.real = real;
  }

  void run(JsonNode c) {
    List<Variable> parameters = new ArrayList<>();
    c.path("params").forEach(p -> parameters.add(ReferenceArray.variable(p, real)));
    var args = new Arguments(c.get("args"), real);
    Optimizer optimizer = optimizer(c.path("name").asText(), parameters, args);
    args.done();
    JsonNode grads = c.path("grads");
    for (int step = 0; step < grads.size(); step++) {
      optimizer.zeroGrad();
      for (int i = 0; i < parameters.size(); i++) {
        Tensor g = ReferenceArray.tensor(grads.get(step).get(i), real);
        parameters.get(i).mul(g).sum().backward();
      }
      optimizer.step();
      compare(parameters, c.path("params_after_step").get(step), step);
    }
  }

  private void compare(List<Variable> parameters, JsonNode wanted, int step) {
    for (int i = 0; i < parameters.size(); i++) {
      Tensor want = ReferenceArray.tensor(wanted.get(i), real);
      String what = "parameter " + i + " after step " + (step + 1);
      Agreement.require(what, parameters.get(i).value(), want, real);
    }
  }

  private static Optimizer optimizer(String name, List<Variable> p, Arguments a) {
    return switch (name) {
      case "SGD" ->
          new SGD(
              p,
              a.number("lr", 1e-3),
              a.number("momentum", 0),
              a.number("dampening", 0),
              a.number("weight_decay", 0),
              a.flag("nesterov", false));
      case "Adam" -> {
        double[] betas = a.numbers("betas", 0.9, 0.999);
        yield new Adam(
            p,
            a.number("lr", 1e-3),
            betas[0],
            betas[1],
            a.number("eps", 1e-8),
            a.number("weight_decay", 0));
      }
      case "Adadelta" ->
          new Adadelta(
              p,
              a.number("lr", 1),
              a.number("rho", 0.9),
              a.number("eps", 1e-6),
              a.number("weight_decay", 0));
      default -> throw new UnsupportedCaseException("optimizer " + name);
    };
  }
}
