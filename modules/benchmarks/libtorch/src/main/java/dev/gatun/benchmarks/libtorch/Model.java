package dev.gatun.benchmarks.libtorch;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.gatun.benchmarks.Layout;
import dev.gatun.benchmarks.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Holds the parameters of a network and computes its logits with libtorch's operators. */
final class Model {
  private static final int CHANNELS = 64;
  private static final int HIDDEN = 256;

  private final SequencedMap<String, PtNDArray> parameters = new LinkedHashMap<>();
  private final Function<Forward, Chain> body;

  /**
   * Creates a network.
   *
   * @param batch the examples of a step, for the states that an LSTM starts from
   */
  Model(PtNDManager manager, Network network, int batch, Layout layout) {
    for (var spec : network.parameters()) {
      parameters.put(
          spec.name(), Arrays.create(manager, spec.values(), layout, spec.shape().toArray()));
    }
    body =
        switch (network.kind()) {
          case MNIST_CNN -> mnistCnn();
          case MLP -> mlp(network.parameters().size() / 2);
          case CONV_BN -> convolutionsWithBatchNorm(manager);
          case LSTM -> lstm(manager, batch);
          case TRANSFORMER_BLOCK -> transformerBlock(manager);
        };
  }

  private record Forward(PtNDArray x, boolean dropout) {}

  /** Returns the parameters in their order. */
  List<PtNDArray> parameters() {
    return List.copyOf(parameters.values());
  }

  /** Returns the names of the parameters in their order. */
  List<String> names() {
    return List.copyOf(parameters.keySet());
  }

  /** Computes {@code (batch, classes)}; batch norms use and update the batch's statistics. */
  Chain logits(PtNDArray x, boolean dropout) {
    return body.apply(new Forward(x, dropout));
  }

  private PtNDArray the(String name) {
    var parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("no parameter '" + name + "' in " + parameters.keySet());
    }
    return parameter;
  }

  private Function<Forward, Chain> mnistCnn() {
    var conv1 = new Affine("conv1");
    var conv2 = new Affine("conv2");
    var linear1 = new Affine("linear1");
    var linear2 = new Affine("linear2");
    return forward ->
        Chain.borrowing(forward.x)
            .convolution(conv1.weight, conv1.bias)
            .relu()
            .convolution(conv2.weight, conv2.bias)
            .relu()
            .maxPool()
            .dropout(forward.dropout ? 0.25 : 0)
            .flatten()
            .linear(linear1.weight, linear1.bias)
            .relu()
            .dropout(forward.dropout ? 0.5 : 0)
            .linear(linear2.weight, linear2.bias);
  }

  private Function<Forward, Chain> mlp(int layers) {
    var linear = IntStream.rangeClosed(1, layers).mapToObj(i -> new Affine("linear" + i)).toList();
    return forward -> {
      var chain = Chain.borrowing(forward.x);
      for (int i = 0; i < layers; i++) {
        chain = chain.linear(linear.get(i).weight, linear.get(i).bias);
        if (i < layers - 1) chain = chain.relu();
      }
      return chain;
    };
  }

  private Function<Forward, Chain> convolutionsWithBatchNorm(PtNDManager manager) {
    var layers = new ArrayList<Function<Chain, Chain>>();
    for (int i = 1; i <= 3; i++) {
      var weight = the("conv" + i + ".weight");
      var norm = new Affine("norm" + i);
      var mean = Arrays.create(manager, new float[CHANNELS], CHANNELS);
      var variance = (PtNDArray) manager.ones(mean.getShape());
      layers.add(
          chain ->
              chain
                  .paddedConvolution(weight)
                  .batchNorm(mean, variance, norm.weight, norm.bias)
                  .relu());
    }
    var linear = new Affine("linear");
    return forward -> {
      var chain = Chain.borrowing(forward.x);
      for (var layer : layers) {
        chain = layer.apply(chain);
      }
      return chain.globalAveragePool().linear(linear.weight, linear.bias);
    };
  }

  private Function<Forward, Chain> lstm(PtNDManager manager, int batch) {
    var weights =
        new NDList(
            the("lstm.inputWeight"),
            the("lstm.hiddenWeight"),
            the("lstm.inputBias"),
            the("lstm.hiddenBias"));
    var zeros = Arrays.create(manager, new float[batch * HIDDEN], 1, batch, HIDDEN);
    var states = new NDList(zeros, zeros);
    var linear = new Affine("linear");
    return forward ->
        Chain.borrowing(forward.x)
            .lstm(states, weights)
            .reshape(batch, HIDDEN)
            .linear(linear.weight, linear.bias);
  }

  private Function<Forward, Chain> transformerBlock(PtNDManager manager) {
    var attention =
        new Attention(
            Arrays.scalar(manager, (float) (1 / Math.sqrt(Attention.HEAD_SIZE))),
            new Affine("query"),
            new Affine("key"),
            new Affine("value"),
            new Affine("projection"));
    var norm1 = new Affine("norm1");
    var feedForward1 = new Affine("feedForward1");
    var feedForward2 = new Affine("feedForward2");
    var norm2 = new Affine("norm2");
    var linear = new Affine("linear");
    return forward -> {
      try (var y =
          attention.of(forward.x).add(forward.x).layerNorm(norm1.weight, norm1.bias).result()) {
        return Chain.borrowing(y)
            .linear(feedForward1.weight, feedForward1.bias)
            .relu()
            .linear(feedForward2.weight, feedForward2.bias)
            .add(y)
            .layerNorm(norm2.weight, norm2.bias)
            .mean(1)
            .linear(linear.weight, linear.bias);
      }
    };
  }

  /** A weight with its bias. */
  final class Affine {
    final PtNDArray weight;
    final PtNDArray bias;

    Affine(String name) {
      weight = the(name + ".weight");
      bias = the(name + ".bias");
    }
  }
}
