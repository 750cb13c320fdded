package dev.gatun.cli.conformance;

import dev.gatun.nn.AdaptiveAvgPool1d;
import dev.gatun.nn.AdaptiveAvgPool2d;
import dev.gatun.nn.AdaptiveAvgPool3d;
import dev.gatun.nn.AdaptiveMaxPool1d;
import dev.gatun.nn.AdaptiveMaxPool2d;
import dev.gatun.nn.AdaptiveMaxPool3d;
import dev.gatun.nn.AvgPool1d;
import dev.gatun.nn.AvgPool2d;
import dev.gatun.nn.AvgPool3d;
import dev.gatun.nn.LPPool1d;
import dev.gatun.nn.LPPool2d;
import dev.gatun.nn.LPPool3d;
import dev.gatun.nn.Layer;
import dev.gatun.nn.MaxPool1d;
import dev.gatun.nn.MaxPool2d;
import dev.gatun.nn.MaxPool3d;
import dev.gatun.nn.PoolNd;

/** Makes the pooling layers that cases name. */
final class ReferencePools {
  private ReferencePools() {}

  static Layer layer(String name, Arguments a) {
    return switch (name) {
      case "MaxPool1d" -> dilated(a, new MaxPool1d(a.wholes("kernel_size")));
      case "MaxPool2d" -> dilated(a, new MaxPool2d(a.wholes("kernel_size")));
      case "MaxPool3d" -> dilated(a, new MaxPool3d(a.wholes("kernel_size")));
      case "AvgPool1d" -> avg(a, new AvgPool1d(a.wholes("kernel_size")));
      case "AvgPool2d" -> avg(a, new AvgPool2d(a.wholes("kernel_size")));
      case "AvgPool3d" -> avg(a, new AvgPool3d(a.wholes("kernel_size")));
      case "LPPool1d" -> pool(a, new LPPool1d(a.number("norm_type", 2), a.wholes("kernel_size")));
      case "LPPool2d" -> pool(a, new LPPool2d(a.number("norm_type", 2), a.wholes("kernel_size")));
      case "LPPool3d" -> pool(a, new LPPool3d(a.number("norm_type", 2), a.wholes("kernel_size")));
      case "AdaptiveAvgPool1d" -> new AdaptiveAvgPool1d(a.sizes("output_size"));
      case "AdaptiveAvgPool2d" -> new AdaptiveAvgPool2d(a.sizes("output_size"));
      case "AdaptiveAvgPool3d" -> new AdaptiveAvgPool3d(a.sizes("output_size"));
      case "AdaptiveMaxPool1d" -> new AdaptiveMaxPool1d(a.sizes("output_size"));
      case "AdaptiveMaxPool2d" -> new AdaptiveMaxPool2d(a.sizes("output_size"));
      case "AdaptiveMaxPool3d" -> new AdaptiveMaxPool3d(a.sizes("output_size"));
      default -> throw new UnsupportedCaseException("layer " + name);
    };
  }

  private static <L extends PoolNd<L>> L pool(Arguments a, L layer) {
    if (a.has("stride")) layer.stride(a.wholes("stride"));
    else a.ignore("stride");
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
