package dev.gatun.cli.conformance;

import dev.gatun.nn.Embedding;
import dev.gatun.nn.EmbeddingBag;
import dev.gatun.nn.Layer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the embeddings that cases name. */
final class ReferenceEmbeddings {
  private ReferenceEmbeddings() {}

  static Layer layer(String name, Arguments a) {
    a.ignore("sparse");
    int count = a.whole("num_embeddings", 0);
    int dim = a.whole("embedding_dim", 0);
    return switch (name) {
      case "Embedding" ->
          new Embedding(count, dim)
              .paddingIdx(padding(a))
              .maxNorm(maxNorm(a))
              .normType(a.number("norm_type", 2))
              .scaleGradByFreq(a.flag("scale_grad_by_freq", false));
      case "EmbeddingBag" -> {
        String mode = a.text("mode", "mean").toUpperCase(Locale.ROOT);
        yield new EmbeddingBag(count, dim, EmbeddingBag.Mode.valueOf(mode))
            .paddingIdx(padding(a))
            .maxNorm(maxNorm(a))
            .normType(a.number("norm_type", 2))
            .scaleGradByFreq(a.flag("scale_grad_by_freq", false))
            .includeLastOffset(a.flag("include_last_offset", false));
      }
      default -> throw new UnsupportedCaseException("layer " + name);
    };
  }

  private static @Nullable Integer padding(Arguments a) {
    Integer[] index = a.wholes("padding_idx");
    return index.length == 0 ? null : index[0];
  }

  private static @Nullable Double maxNorm(Arguments a) {
    double[] length = a.numbers("max_norm");
    return length.length == 0 ? null : Double.valueOf(length[0]);
  }
}
