package dev.gatun.cli.conformance;

import dev.gatun.nn.BCELoss;
import dev.gatun.nn.BCEWithLogitsLoss;
import dev.gatun.nn.CosineEmbeddingLoss;
import dev.gatun.nn.CrossEntropyLoss;
import dev.gatun.nn.GaussianNLLLoss;
import dev.gatun.nn.HingeEmbeddingLoss;
import dev.gatun.nn.HuberLoss;
import dev.gatun.nn.KLDivLoss;
import dev.gatun.nn.L1Loss;
import dev.gatun.nn.Loss;
import dev.gatun.nn.MSELoss;
import dev.gatun.nn.MarginRankingLoss;
import dev.gatun.nn.MultiLabelMarginLoss;
import dev.gatun.nn.MultiLabelSoftMarginLoss;
import dev.gatun.nn.MultiMarginLoss;
import dev.gatun.nn.NLLLoss;
import dev.gatun.nn.PairwiseDistance;
import dev.gatun.nn.PoissonNLLLoss;
import dev.gatun.nn.Reduction;
import dev.gatun.nn.SmoothL1Loss;
import dev.gatun.nn.SoftMarginLoss;
import dev.gatun.nn.TripletMarginLoss;
import java.util.Locale;

/** Makes the losses that cases name, with PyTorch's constructor arguments. */
final class ReferenceLosses {
  private ReferenceLosses() {}

  static Call call(String name, Arguments a) {
    String wanted = a.text("reduction", "mean");
    if (name.equals("KLDivLoss") && wanted.equals("batchmean")) {
      return of(KLDivLoss.batchMean(a.flag("log_target", false)));
    }
    Reduction r = Reduction.valueOf(wanted.toUpperCase(Locale.ROOT));
    return switch (name) {
      case "GaussianNLLLoss" -> {
        var loss = new GaussianNLLLoss(a.flag("full", false), a.number("eps", 1e-6), r);
        yield Call.of(in -> loss.of(in.get(0), in.get(1), in.get(2)));
      }
      case "MarginRankingLoss" -> {
        var loss = new MarginRankingLoss(a.number("margin", 0), r);
        yield Call.of(in -> loss.of(in.get(0), in.get(1), in.get(2)));
      }
      case "CosineEmbeddingLoss" -> {
        var loss = new CosineEmbeddingLoss(a.number("margin", 0), r);
        yield Call.of(in -> loss.of(in.get(0), in.get(1), in.get(2)));
      }
      case "TripletMarginLoss" -> {
        var distance = new PairwiseDistance(a.number("p", 2), a.number("eps", 1e-6), false);
        boolean swap = a.flag("swap", false);
        var loss = new TripletMarginLoss(a.number("margin", 1), distance, swap, r);
        yield Call.of(in -> loss.of(in.get(0), in.get(1), in.get(2)));
      }
      default -> of(pair(name, a, r));
    };
  }

  private static Call of(Loss loss) {
    return Call.of(in -> loss.of(in.get(0), in.get(1)));
  }

  private static Loss pair(String name, Arguments a, Reduction r) {
    return switch (name) {
      case "L1Loss" -> new L1Loss(r);
      case "MSELoss" -> new MSELoss(r);
      case "SmoothL1Loss" -> new SmoothL1Loss(a.number("beta", 1), r);
      case "HuberLoss" -> new HuberLoss(a.number("delta", 1), r);
      case "BCELoss" -> new BCELoss(a.array("weight"), r);
      case "BCEWithLogitsLoss" ->
          new BCEWithLogitsLoss(a.array("weight"), a.array("pos_weight"), r);
      case "KLDivLoss" -> new KLDivLoss(a.flag("log_target", false), r);
      case "PoissonNLLLoss" ->
          new PoissonNLLLoss(
              a.flag("log_input", true), a.flag("full", false), a.number("eps", 1e-8), r);
      case "SoftMarginLoss" -> new SoftMarginLoss(r);
      case "HingeEmbeddingLoss" -> new HingeEmbeddingLoss(a.number("margin", 1), r);
      default -> ofClasses(name, a, r);
    };
  }

  private static Loss ofClasses(String name, Arguments a, Reduction r) {
    return switch (name) {
      case "CrossEntropyLoss" ->
          new CrossEntropyLoss(
              a.array("weight"), a.whole("ignore_index", -100), a.number("label_smoothing", 0), r);
      case "NLLLoss" -> new NLLLoss(a.array("weight"), a.whole("ignore_index", -100), r);
      case "MultiMarginLoss" ->
          new MultiMarginLoss(a.whole("p", 1), a.number("margin", 1), a.array("weight"), r);
      case "MultiLabelSoftMarginLoss" -> new MultiLabelSoftMarginLoss(a.array("weight"), r);
      case "MultiLabelMarginLoss" -> new MultiLabelMarginLoss(r);
      default -> throw new UnsupportedCaseException("loss " + name);
    };
  }
}
