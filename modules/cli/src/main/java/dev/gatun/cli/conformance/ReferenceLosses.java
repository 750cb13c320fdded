package dev.gatun.cli.conformance;

import dev.gatun.nn.BCELoss;
import dev.gatun.nn.CrossEntropyLoss;
import dev.gatun.nn.Loss;
import dev.gatun.nn.MSELoss;
import dev.gatun.nn.Reduction;
import java.util.Locale;

/** Makes the losses that cases name, with PyTorch's constructor arguments. */
final class ReferenceLosses {
  private ReferenceLosses() {}

  static Call call(String name, Arguments a) {
    Reduction r = Reduction.valueOf(a.text("reduction", "mean").toUpperCase(Locale.ROOT));
    Loss loss =
        switch (name) {
          case "MSELoss" -> new MSELoss(r);
          case "BCELoss" -> new BCELoss(a.array("weight"), r);
          case "CrossEntropyLoss" ->
              new CrossEntropyLoss(
                  a.array("weight"),
                  a.whole("ignore_index", -100),
                  a.number("label_smoothing", 0),
                  r);
          default -> throw new UnsupportedCaseException("loss " + name);
        };
    return Call.of(in -> loss.of(in.get(0), in.get(1)));
  }
}
