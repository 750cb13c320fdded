package dev.gatun.cli.conformance;

import dev.gatun.nn.CELU;
import dev.gatun.nn.ELU;
import dev.gatun.nn.GELU;
import dev.gatun.nn.GLU;
import dev.gatun.nn.Hardshrink;
import dev.gatun.nn.Hardsigmoid;
import dev.gatun.nn.Hardswish;
import dev.gatun.nn.Hardtanh;
import dev.gatun.nn.Layer;
import dev.gatun.nn.LeakyReLU;
import dev.gatun.nn.LogSigmoid;
import dev.gatun.nn.LogSoftmax;
import dev.gatun.nn.Mish;
import dev.gatun.nn.PReLU;
import dev.gatun.nn.RReLU;
import dev.gatun.nn.ReLU;
import dev.gatun.nn.ReLU6;
import dev.gatun.nn.SELU;
import dev.gatun.nn.SiLU;
import dev.gatun.nn.Sigmoid;
import dev.gatun.nn.Softmax;
import dev.gatun.nn.Softmax2d;
import dev.gatun.nn.Softmin;
import dev.gatun.nn.Softplus;
import dev.gatun.nn.Softshrink;
import dev.gatun.nn.Softsign;
import dev.gatun.nn.Tanh;
import dev.gatun.nn.Tanhshrink;
import dev.gatun.nn.Threshold;

/** Makes the activations that cases name. */
final class ReferenceActivations {
  private ReferenceActivations() {}

  static Layer layer(String name, Arguments a) {
    a.ignore("inplace");
    return switch (name) {
      case "ELU" -> new ELU(a.number("alpha", 1));
      case "CELU" -> new CELU(a.number("alpha", 1));
      case "SELU" -> new SELU();
      case "GELU" -> new GELU(a.text("approximate", "none").equals("tanh"));
      case "SiLU" -> new SiLU();
      case "Mish" -> new Mish();
      case "ReLU" -> new ReLU();
      case "ReLU6" -> new ReLU6();
      case "LeakyReLU" -> new LeakyReLU(a.number("negative_slope", 0.01));
      case "RReLU" -> new RReLU(a.number("lower", 1.0 / 8), a.number("upper", 1.0 / 3));
      case "PReLU" -> new PReLU(a.whole("num_parameters", 1), a.number("init", 0.25));
      case "Sigmoid" -> new Sigmoid();
      case "LogSigmoid" -> new LogSigmoid();
      case "Tanh" -> new Tanh();
      case "Tanhshrink" -> new Tanhshrink();
      case "Hardshrink" -> new Hardshrink(a.number("lambd", 0.5));
      case "Hardsigmoid" -> new Hardsigmoid();
      case "Hardswish" -> new Hardswish();
      case "Hardtanh" -> new Hardtanh(a.number("min_val", -1), a.number("max_val", 1));
      case "Softplus" -> new Softplus(a.number("beta", 1), a.number("threshold", 20));
      case "Softshrink" -> new Softshrink(a.number("lambd", 0.5));
      case "Softsign" -> new Softsign();
      case "Threshold" -> new Threshold(a.number("threshold", 0), a.number("value", 0));
      default -> alongDimension(name, a);
    };
  }

  private static Layer alongDimension(String name, Arguments a) {
    return switch (name) {
      case "GLU" -> new GLU(a.whole("dim", -1));
      case "Softmin" -> new Softmin(a.whole("dim", -1));
      case "Softmax" -> new Softmax(a.whole("dim", -1));
      case "LogSoftmax" -> new LogSoftmax(a.whole("dim", -1));
      case "Softmax2d" -> new Softmax2d();
      default -> throw new UnsupportedCaseException("layer " + name);
    };
  }
}
