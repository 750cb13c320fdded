package dev.gatun.cli.conformance;

import dev.gatun.nn.BatchNorm1d;
import dev.gatun.nn.BatchNorm2d;
import dev.gatun.nn.BatchNorm3d;
import dev.gatun.nn.BatchNormNd;
import dev.gatun.nn.GroupNorm;
import dev.gatun.nn.InstanceNorm1d;
import dev.gatun.nn.InstanceNorm2d;
import dev.gatun.nn.InstanceNorm3d;
import dev.gatun.nn.InstanceNormNd;
import dev.gatun.nn.Layer;
import dev.gatun.nn.LayerNorm;
import dev.gatun.nn.LocalResponseNorm;
import dev.gatun.nn.RMSNorm;
import dev.gatun.nn.RunningNorm;
import java.util.Arrays;

/** Makes the normalisations that cases name. */
final class ReferenceNorms {
  private ReferenceNorms() {}

  static Layer layer(String name, Arguments a) {
    a.ignore("num_features", "num_channels");
    return switch (name) {
      case "BatchNorm1d" -> batch(new BatchNorm1d(), a);
      case "BatchNorm2d" -> batch(new BatchNorm2d(), a);
      case "BatchNorm3d" -> batch(new BatchNorm3d(), a);
      case "InstanceNorm1d" -> instance(new InstanceNorm1d(), a);
      case "InstanceNorm2d" -> instance(new InstanceNorm2d(), a);
      case "InstanceNorm3d" -> instance(new InstanceNorm3d(), a);
      case "LayerNorm" ->
          new LayerNorm(sizes(a))
              .eps(a.number("eps", 1e-5))
              .elementwiseAffine(a.flag("elementwise_affine", true))
              .bias(a.flag("bias", true));
      case "RMSNorm" ->
          new RMSNorm(sizes(a))
              .eps(a.has("eps") ? Double.valueOf(a.number("eps", 0)) : none(a, "eps"))
              .elementwiseAffine(a.flag("elementwise_affine", true));
      case "GroupNorm" ->
          new GroupNorm(a.whole("num_groups", 1))
              .eps(a.number("eps", 1e-5))
              .affine(a.flag("affine", true));
      case "LocalResponseNorm" ->
          new LocalResponseNorm(a.whole("size", 1))
              .alpha(a.number("alpha", 1e-4))
              .beta(a.number("beta", 0.75))
              .k(a.number("k", 1));
      default -> throw new UnsupportedCaseException("layer " + name);
    };
  }

  private static long[] sizes(Arguments a) {
    return Arrays.stream(a.wholes("normalized_shape")).mapToLong(Integer::longValue).toArray();
  }

  private static <L extends BatchNormNd<L>> Layer batch(L layer, Arguments a) {
    return running(layer, a)
        .affine(a.flag("affine", true))
        .trackRunningStats(a.flag("track_running_stats", true));
  }

  private static <L extends InstanceNormNd<L>> Layer instance(L layer, Arguments a) {
    return running(layer, a)
        .affine(a.flag("affine", false))
        .trackRunningStats(a.flag("track_running_stats", false));
  }

  private static <L extends RunningNorm<L>> L running(L layer, Arguments a) {
    layer.eps(a.number("eps", 1e-5));
    if (a.isNull("momentum")) return layer.momentum(none(a, "momentum"));
    return layer.momentum(a.number("momentum", 0.1));
  }

  @SuppressWarnings("NullAway") // said to be absent, which is what the layers take null for
  private static Double none(Arguments a, String name) {
    a.ignore(name);
    return null;
  }
}
