package dev.gatun.cli.conformance;

import dev.gatun.nn.AvgPool1d;
import dev.gatun.nn.AvgPool2d;
import dev.gatun.nn.AvgPool3d;
import dev.gatun.nn.Conv1d;
import dev.gatun.nn.Conv2d;
import dev.gatun.nn.Conv3d;
import dev.gatun.nn.ConvNd;
import dev.gatun.nn.Init;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Linear;
import dev.gatun.nn.MaxPool1d;
import dev.gatun.nn.MaxPool2d;
import dev.gatun.nn.MaxPool3d;
import dev.gatun.nn.PoolNd;
import dev.gatun.nn.ReLU;
import dev.gatun.nn.Sigmoid;
import dev.gatun.nn.Softmax;
import dev.gatun.nn.Tanh;

/** Makes the layers that cases name, with PyTorch's constructor arguments. */
final class ReferenceLayers {
  private ReferenceLayers() {}

  static Call call(String name, Arguments a) {
    return Call.of(
        switch (name) {
          case "Linear" -> linear(a);
          case "Conv1d" -> conv(a, new Conv1d(channels(a), Init.zeros(), a.wholes("kernel_size")));
          case "Conv2d" -> conv(a, new Conv2d(channels(a), Init.zeros(), a.wholes("kernel_size")));
          case "Conv3d" -> conv(a, new Conv3d(channels(a), Init.zeros(), a.wholes("kernel_size")));
          case "MaxPool1d" -> dilated(a, new MaxPool1d(a.wholes("kernel_size")));
          case "MaxPool2d" -> dilated(a, new MaxPool2d(a.wholes("kernel_size")));
          case "MaxPool3d" -> dilated(a, new MaxPool3d(a.wholes("kernel_size")));
          case "AvgPool1d" -> avg(a, new AvgPool1d(a.wholes("kernel_size")));
          case "AvgPool2d" -> avg(a, new AvgPool2d(a.wholes("kernel_size")));
          case "AvgPool3d" -> avg(a, new AvgPool3d(a.wholes("kernel_size")));
          case "ReLU" -> new ReLU();
          case "Sigmoid" -> new Sigmoid();
          case "Tanh" -> new Tanh();
          case "Softmax" -> new Softmax(a.whole("dim", -1));
          default -> throw new UnsupportedCaseException("layer " + name);
        });
  }

  private static int channels(Arguments a) {
    return a.ignore("in_channels").whole("out_channels", 0);
  }

  private static Layer linear(Arguments a) {
    a.ignore("in_features");
    return new Linear(a.whole("out_features", 0), a.flag("bias", true));
  }

  private static <L extends ConvNd<L>> Layer conv(Arguments a, L layer) {
    if (!"zeros".equals(a.text("padding_mode", "zeros"))) {
      throw new UnsupportedCaseException("padding_mode");
    }
    switch (a.text("padding", "0")) {
      case "same" -> layer.samePadding();
      case "valid" -> layer.padding(0);
      default -> layer.padding(a.wholes("padding", 0));
    }
    return layer
        .stride(a.wholes("stride", 1))
        .dilation(a.wholes("dilation", 1))
        .groups(a.whole("groups", 1))
        .bias(a.flag("bias", true));
  }

  private static <L extends PoolNd<L>> L pool(Arguments a, L layer) {
    if (a.has("stride")) layer.stride(a.wholes("stride"));
    return layer.padding(a.wholes("padding", 0)).ceilMode(a.flag("ceil_mode", false));
  }

  private static Layer dilated(Arguments a, MaxPool1d layer) {
    return pool(a, layer).dilation(a.wholes("dilation", 1));
  }

  private static Layer dilated(Arguments a, MaxPool2d layer) {
    return pool(a, layer).dilation(a.wholes("dilation", 1));
  }

  private static Layer dilated(Arguments a, MaxPool3d layer) {
    return pool(a, layer).dilation(a.wholes("dilation", 1));
  }

  private static Layer avg(Arguments a, AvgPool1d layer) {
    return pool(a, layer).countIncludePad(a.flag("count_include_pad", true));
  }

  private static Layer avg(Arguments a, AvgPool2d layer) {
    return pool(a, layer)
        .countIncludePad(a.flag("count_include_pad", true))
        .divisorOverride(a.whole("divisor_override", 0));
  }

  private static Layer avg(Arguments a, AvgPool3d layer) {
    return pool(a, layer)
        .countIncludePad(a.flag("count_include_pad", true))
        .divisorOverride(a.whole("divisor_override", 0));
  }
}
