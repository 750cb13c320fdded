package dev.gatun.cli.conformance;

import dev.gatun.autograd.Variable;
import dev.gatun.nn.Attention;
import dev.gatun.nn.AttentionMasks;
import dev.gatun.nn.Layer;
import dev.gatun.nn.LayerNorm;
import dev.gatun.nn.MultiheadAttention;
import dev.gatun.nn.TransformerDecoder;
import dev.gatun.nn.TransformerDecoderLayer;
import dev.gatun.nn.TransformerEncoder;
import dev.gatun.nn.TransformerEncoderLayer;
import dev.gatun.nn.TransformerLayer;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Makes the attentions and transformer layers that cases name. */
final class ReferenceAttention {
  private ReferenceAttention() {}

  static Call call(String name, Arguments a) {
    return switch (name) {
      case "MultiheadAttention" -> Call.of(attention(a));
      case "MultiheadAttention_causal" -> causal(attention(a));
      case "scaled_dot_product_attention" -> function(a);
      case "TransformerEncoderLayer" -> Call.of(encoder(a));
      case "TransformerDecoderLayer" -> Call.of(decoder(a));
      case "TransformerEncoder" -> {
        int layers = a.whole("num_layers", 1);
        yield Call.of(new TransformerEncoder(layers, () -> encoder(a), norm(a)));
      }
      case "TransformerDecoder" -> {
        int layers = a.whole("num_layers", 1);
        yield Call.of(new TransformerDecoder(layers, () -> decoder(a), norm(a)));
      }
      default -> throw new UnsupportedCaseException("layer " + name);
    };
  }

  private static MultiheadAttention attention(Arguments a) {
    boolean separate = a.has("kdim") || a.has("vdim");
    a.ignore("kdim", "vdim");
    return new MultiheadAttention(a.whole("embed_dim", 0), a.whole("num_heads", 1))
        .bias(a.flag("bias", true))
        .batchFirst(a.flag("batch_first", false))
        .dropout(a.number("dropout", 0))
        .addBiasKv(a.flag("add_bias_kv", false))
        .addZeroAttn(a.flag("add_zero_attn", false))
        .separateProjections(separate);
  }

  private static Call function(Arguments a) {
    double dropout = a.number("dropout_p", 0);
    if (dropout != 0) throw new UnsupportedCaseException("dropout_p " + dropout);
    var options =
        new Attention.Options(
            0,
            a.flag("is_causal", false),
            a.number("scale", Double.NaN),
            a.flag("enable_gqa", false));
    return Call.of(
        in ->
            Attention.scaledDotProduct(
                in.get(0), in.get(1), in.get(2), in.size() > 3 ? in.get(3) : null, options));
  }

  private static Call causal(MultiheadAttention layer) {
    return new Call(
        layer,
        in -> {
          Variable x = in.getFirst();
          var y = layer.forward(x, x, x, AttentionMasks.CAUSAL);
          return List.of(y.output(), Objects.requireNonNull(y.weights()));
        });
  }

  private static TransformerEncoderLayer encoder(Arguments a) {
    return settings(
        a,
        new TransformerEncoderLayer(
            a.whole("d_model", 0), a.whole("nhead", 1), a.whole("dim_feedforward", 2048)));
  }

  private static TransformerDecoderLayer decoder(Arguments a) {
    return settings(
        a,
        new TransformerDecoderLayer(
            a.whole("d_model", 0), a.whole("nhead", 1), a.whole("dim_feedforward", 2048)));
  }

  private static <L extends TransformerLayer<L>> L settings(Arguments a, L layer) {
    return layer
        .dropout(a.number("dropout", 0.1))
        .activation(activation(a.text("activation", "relu")))
        .layerNormEps(a.number("layer_norm_eps", 1e-5))
        .batchFirst(a.flag("batch_first", false))
        .normFirst(a.flag("norm_first", false))
        .bias(a.flag("bias", true));
  }

  private static UnaryOperator<Variable> activation(String name) {
    return switch (name) {
      case "relu" -> Variable::relu;
      case "gelu" -> Variable::gelu;
      default -> throw new UnsupportedCaseException("activation " + name);
    };
  }

  private static @org.jspecify.annotations.Nullable Layer norm(Arguments a) {
    return a.flag("norm", false) ? new LayerNorm().eps(a.number("layer_norm_eps", 1e-5)) : null;
  }
}
