package dev.gatun.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatun.autograd.Gradients;
import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compares values, gradients, and the gradients of the sums of squared gradients. */
final class HigherOrderRunner {
  private final DType real;
  private final Map<String, Tensor> constants = new LinkedHashMap<>();

  HigherOrderRunner(DType real) {
    this.real = real;
  }

  void run(JsonNode c) {
    String name = c.path("name").asText();
    if (name.equals("constants")) {
      c.properties()
          .forEach(
              e -> {
                if (ReferenceArray.isArray(e.getValue())) {
                  constants.put(
                      e.getKey(), Scope.outside(() -> ReferenceArray.tensor(e.getValue(), real)));
                }
              });
      return;
    }
    Variable x = ReferenceArray.variable(c.path("inputs").path("x"), real);
    Variable y = function(name, x).sum();
    Variable g = Gradients.of(y).createGraph().wrt(x).getFirst();
    Variable second = Gradients.of(g.square().sum()).wrt(x).getFirst();
    Tensor value = Tensor.of(ReferenceArray.number(c.path("value"))).reshape().to(real);
    Agreement.require("value", y.value(), value, real);
    Agreement.require("gradient", g.value(), ReferenceArray.tensor(c.path("grad"), real), real);
    Tensor wanted = ReferenceArray.tensor(c.path("grad_of_sum_of_squared_grad"), real);
    Agreement.require("second gradient", second.value(), wanted, real);
  }

  private Variable constant(String name) {
    Tensor t = constants.get(name);
    if (t == null) throw new UnsupportedCaseException("no constant " + name);
    return Variable.constant(t);
  }

  private Variable function(String name, Variable x) {
    return switch (name) {
      case "tanh(x)*x" -> x.tanh().mul(x);
      case "softmax(x,1)^2" -> x.softmax(1).square();
      case "conv2d(x,conv_weight)^3" -> x.convolution(constant("conv_weight"), 1, 0).pow(3);
      case "matmul(x,matrix)^2" -> x.matmul(constant("matrix")).square();
      case "exp(sin(x))/(1+x^2)" -> x.sin().exp().div(x.square().add(1));
      case "layer_norm(x)^3" -> layerNorm(x).pow(3);
      case "logsumexp(x^2,1)" -> x.square().logsumexp(1, false);
      case "gelu(x)*sigmoid(x)" -> x.gelu().mul(x.sigmoid());
      default -> throw new UnsupportedCaseException("function " + name);
    };
  }

  /** Normalises the last dimension, with PyTorch's epsilon. */
  private static Variable layerNorm(Variable x) {
    int[] last = {-1};
    Variable centered = x.sub(x.mean(last, true));
    return centered.mul(x.var(last, 0, true).add(1e-5).rsqrt());
  }
}
