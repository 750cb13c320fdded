package dev.gatun.cli.conformance;

import dev.gatun.nn.Bilinear;
import dev.gatun.nn.CosineSimilarity;
import dev.gatun.nn.IdentityLayer;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Linear;
import dev.gatun.nn.PairwiseDistance;

/** Makes the layers that cases name, with PyTorch's constructor arguments. */
final class ReferenceLayers {
  private ReferenceLayers() {}

  static Call call(String family, String name, Arguments a) {
    return switch (family) {
      case "activation" -> Call.of(ReferenceActivations.layer(name, a));
      case "conv" -> Call.of(ReferenceConvolutions.layer(name, a));
      case "pool" -> Call.of(ReferencePools.layer(name, a));
      case "batch_norm", "norm" -> Call.of(ReferenceNorms.layer(name, a));
      case "recurrent" -> Call.of(ReferenceRecurrent.layer(name, a));
      case "attention", "transformer" -> ReferenceAttention.call(name, a);
      case "embedding" -> Call.of(ReferenceEmbeddings.layer(name, a));
      case "linear" -> Call.of(linear(name, a));
      case "distance" -> Call.of(distance(name, a));
      case "pad" -> Call.of(ReferencePads.layer(name, a));
      default -> throw new UnsupportedCaseException(family + " " + name);
    };
  }

  private static Layer distance(String name, Arguments a) {
    return switch (name) {
      case "CosineSimilarity" -> new CosineSimilarity(a.whole("dim", 1), a.number("eps", 1e-8));
      case "PairwiseDistance" ->
          new PairwiseDistance(a.number("p", 2), a.number("eps", 1e-6), a.flag("keepdim", false));
      default -> throw new UnsupportedCaseException("layer " + name);
    };
  }

  private static Layer linear(String name, Arguments a) {
    a.ignore("in_features", "in1_features", "in2_features");
    return switch (name) {
      case "Linear" -> new Linear(a.whole("out_features", 0), a.flag("bias", true));
      case "Bilinear" -> new Bilinear(a.whole("out_features", 0), a.flag("bias", true));
      case "Identity" -> new IdentityLayer();
      default -> throw new UnsupportedCaseException("layer " + name);
    };
  }
}
