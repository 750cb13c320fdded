package dev.gatun.cli.conformance;

import dev.gatun.nn.GRU;
import dev.gatun.nn.GRUCell;
import dev.gatun.nn.LSTM;
import dev.gatun.nn.LSTMCell;
import dev.gatun.nn.Layer;
import dev.gatun.nn.RNN;
import dev.gatun.nn.RNNCell;
import dev.gatun.nn.Recurrent;

/** Makes the recurrent layers and cells that cases name. */
final class ReferenceRecurrent {
  private ReferenceRecurrent() {}

  static Layer layer(String name, Arguments a) {
    a.ignore("input_size");
    int hidden = a.whole("hidden_size", 0);
    return switch (name) {
      case "RNN" -> layers(new RNN(hidden).relu(relu(a)), a);
      case "LSTM" -> layers(new LSTM(hidden).projSize(a.whole("proj_size", 0)), a);
      case "GRU" -> layers(new GRU(hidden), a);
      case "RNNCell" -> new RNNCell(hidden, a.flag("bias", true)).relu(relu(a));
      case "LSTMCell" -> new LSTMCell(hidden, a.flag("bias", true));
      case "GRUCell" -> new GRUCell(hidden, a.flag("bias", true));
      default -> throw new UnsupportedCaseException("layer " + name);
    };
  }

  private static boolean relu(Arguments a) {
    return a.text("nonlinearity", "tanh").equals("relu");
  }

  private static <L extends Recurrent<L>> Layer layers(L layer, Arguments a) {
    return layer
        .numLayers(a.whole("num_layers", 1))
        .bias(a.flag("bias", true))
        .batchFirst(a.flag("batch_first", false))
        .dropout(a.number("dropout", 0))
        .bidirectional(a.flag("bidirectional", false));
  }
}
