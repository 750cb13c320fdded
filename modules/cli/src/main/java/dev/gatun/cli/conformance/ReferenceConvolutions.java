package dev.gatun.cli.conformance;

import dev.gatun.nn.Conv1d;
import dev.gatun.nn.Conv2d;
import dev.gatun.nn.Conv3d;
import dev.gatun.nn.ConvNd;
import dev.gatun.nn.Init;
import dev.gatun.nn.Layer;

/** Makes the convolutions that cases name. */
final class ReferenceConvolutions {
  private ReferenceConvolutions() {}

  static Layer layer(String name, Arguments a) {
    return switch (name) {
      case "Conv1d" -> conv(a, new Conv1d(channels(a), Init.zeros(), a.wholes("kernel_size")));
      case "Conv2d" -> conv(a, new Conv2d(channels(a), Init.zeros(), a.wholes("kernel_size")));
      case "Conv3d" -> conv(a, new Conv3d(channels(a), Init.zeros(), a.wholes("kernel_size")));
      default -> throw new UnsupportedCaseException("layer " + name);
    };
  }

  private static int channels(Arguments a) {
    return a.ignore("in_channels").whole("out_channels", 0);
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
}
