package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A case or several of every layer. */
final class LayerCases {
  private LayerCases() {}

  /**
   * A layer with inputs that it takes.
   *
   * @param numbers for whole-number inputs the bound, else 0
   * @param trains whether to run it in training mode
   */
  record Case(String name, Supplier<Layer> layer, List<Shape> shapes, int numbers, boolean trains) {
    Layer create() {
      return layer.get();
    }

    /** Returns inputs away from zero, where many layers have kinks. */
    List<Variable> inputs(DType type, long seed) {
      var generator = new Generator(seed);
      List<Variable> inputs = new ArrayList<>();
      for (Shape shape : shapes) {
        if (numbers > 0) {
          inputs.add(Variable.constant(generator.integers(shape, 0, numbers)));
        } else {
          Tensor x = generator.uniform(shape, -1.5, 1.5, DType.F64);
          inputs.add(Variable.of(x.add(x.sign().mul(0.01)).to(type)));
        }
      }
      return inputs;
    }

    Case training() {
      return new Case(name + " training", layer, shapes, numbers, true);
    }

    Case numbers(int bound) {
      return new Case(name, layer, shapes, bound, trains);
    }
  }

  private static Case of(String name, Supplier<Layer> layer, long[]... sizes) {
    return new Case(name, layer, Arrays.stream(sizes).map(Shape::of).toList(), 0, false);
  }

  private static long[] s(long... sizes) {
    return sizes;
  }

  static Stream<Case> all() {
    return Stream.of(activations(), norms(), pools(), recurrent(), attention(), tables())
        .flatMap(c -> c);
  }

  private static Stream<Case> activations() {
    Stream<Supplier<Layer>> plain =
        Stream.of(
            CELU::new,
            ELU::new,
            GELU::new,
            GLU::new,
            Hardshrink::new,
            Hardsigmoid::new,
            Hardswish::new,
            Hardtanh::new,
            IdentityLayer::new,
            LeakyReLU::new,
            LogSigmoid::new,
            LogSoftmax::new,
            Mish::new,
            PReLU::new,
            RReLU::new,
            ReLU::new,
            ReLU6::new,
            SELU::new,
            SiLU::new,
            Sigmoid::new,
            Softmax::new,
            Softmax2d::new,
            Softmin::new,
            Softplus::new,
            Softshrink::new,
            Softsign::new,
            Tanh::new,
            Tanhshrink::new,
            () -> new Threshold(0.1, 2),
            () -> new PReLU(3, 0.25),
            () -> new Dropout2d(0.5));
    return Stream.concat(
        plain.map(l -> of(l.get().toString(), l, s(2, 3, 2, 4))),
        Stream.of(
            of("RReLU", RReLU::new, s(2, 3, 5)).training(),
            of("Dropout", () -> new Dropout(0.4), s(3, 5)).training(),
            of("Dropout1d", () -> new Dropout1d(0.4), s(3, 5)).training(),
            of("Dropout2d", () -> new Dropout2d(0.4), s(3, 5, 2, 2)).training(),
            of("Dropout3d", () -> new Dropout3d(0.4), s(2, 5, 2, 2, 1)).training()));
  }

  private static Stream<Case> norms() {
    return Stream.of(
        of("BatchNorm1d", BatchNorm1d::new, s(5, 3)),
        of("BatchNorm1d", BatchNorm1d::new, s(5, 3)).training(),
        of("BatchNorm1d lines", BatchNorm1d::new, s(2, 3, 4)).training(),
        of("BatchNorm2d", BatchNorm2d::new, s(3, 2, 3, 2)).training(),
        of("BatchNorm2d cumulative", () -> new BatchNorm2d().momentum(null), s(3, 2, 3, 2))
            .training(),
        of("BatchNorm3d", () -> new BatchNorm3d().affine(false), s(3, 2, 1, 3, 2)).training(),
        of(
            "BatchNorm2d without averages",
            () -> new BatchNorm2d().trackRunningStats(false),
            s(3, 2, 3, 2)),
        of("InstanceNorm1d", () -> new InstanceNorm1d().affine(true), s(2, 3, 5)),
        of("InstanceNorm2d", InstanceNorm2d::new, s(2, 3, 3, 2)),
        of(
                "InstanceNorm2d averages",
                () -> new InstanceNorm2d().trackRunningStats(true),
                s(2, 3, 3, 2))
            .training(),
        of("InstanceNorm3d", () -> new InstanceNorm3d().affine(true), s(2, 3, 2, 3, 2)),
        of("LayerNorm", LayerNorm::new, s(2, 3, 5)),
        of("LayerNorm two", () -> new LayerNorm(3, 5).bias(false), s(2, 3, 5)),
        of("GroupNorm", () -> new GroupNorm(2), s(2, 4, 3)),
        of("RMSNorm", RMSNorm::new, s(2, 3, 5)),
        of("RMSNorm two", () -> new RMSNorm(3, 5).eps(0.1), s(2, 3, 5)),
        of("LocalResponseNorm", () -> new LocalResponseNorm(3).alpha(0.5), s(2, 5, 2, 2)));
  }

  private static Stream<Case> pools() {
    return Stream.of(
        of("AdaptiveAvgPool1d", () -> new AdaptiveAvgPool1d(4), s(2, 3, 7)),
        of("AdaptiveAvgPool2d", () -> new AdaptiveAvgPool2d(3, null), s(2, 3, 6, 5)),
        of("AdaptiveAvgPool3d", () -> new AdaptiveAvgPool3d(1, 2, 3), s(2, 4, 5, 3)),
        of("AdaptiveMaxPool1d", () -> new AdaptiveMaxPool1d(4), s(2, 3, 7)),
        of("AdaptiveMaxPool2d", () -> new AdaptiveMaxPool2d(3, 1), s(2, 3, 6, 5)),
        of("AdaptiveMaxPool3d", () -> new AdaptiveMaxPool3d(2), s(1, 2, 4, 5, 3)),
        of("AvgPool2d", () -> new AvgPool2d(2), s(2, 3, 4, 5)),
        of("MaxPool2d", () -> new MaxPool2d(2), s(2, 3, 4, 5)),
        of("LPPool1d", () -> new LPPool1d(2, 3), s(2, 3, 7)),
        of("LPPool2d", () -> new LPPool2d(2, 2), s(2, 3, 4, 5)),
        of("LPPool3d", () -> new LPPool3d(4, 2), s(1, 2, 4, 3, 2)),
        of("GlobalAveragePooling1d", GlobalAveragePooling1d::new, s(2, 3, 4)),
        of("GlobalAveragePooling2d", GlobalAveragePooling2d::new, s(2, 3, 4, 5)),
        of("GlobalAveragePooling3d", GlobalAveragePooling3d::new, s(2, 3, 2, 2, 2)),
        of("GlobalMaxPooling1d", GlobalMaxPooling1d::new, s(2, 3, 4)),
        of("GlobalMaxPooling2d", GlobalMaxPooling2d::new, s(2, 3, 4, 5)),
        of("GlobalMaxPooling3d", GlobalMaxPooling3d::new, s(2, 3, 2, 2, 2)));
  }

  private static Stream<Case> recurrent() {
    return Stream.of(
        of("RNN", () -> new RNN(3), s(4, 2, 3)),
        of("RNN relu", () -> new RNN(3).relu(true).bias(false), s(4, 2, 3), s(1, 2, 3)),
        of("LSTM", () -> new LSTM(3), s(4, 2, 5)),
        of("LSTM single", () -> new LSTM(3), s(4, 5)),
        of(
            "LSTM two layers both ways",
            () -> new LSTM(3).numLayers(2).bidirectional(true).batchFirst(true),
            s(2, 3, 5),
            s(4, 2, 3),
            s(4, 2, 3)),
        of("LSTM projected", () -> new LSTM(4).projSize(2).numLayers(2).dropout(0.5), s(3, 2, 5))
            .training(),
        of("GRU", () -> new GRU(3), s(4, 2, 5)),
        of(
            "GRU two layers both ways",
            () -> new GRU(3).numLayers(2).bidirectional(true).bias(false),
            s(3, 2, 5),
            s(4, 2, 3)),
        of("RNNCell", () -> new RNNCell(3), s(2, 4), s(2, 3)),
        of("LSTMCell", () -> new LSTMCell(3), s(2, 4), s(2, 3), s(2, 3)),
        of("LSTMCell single", () -> new LSTMCell(3, false), s(4)),
        of("GRUCell", () -> new GRUCell(3), s(2, 4), s(2, 3)));
  }

  private static Stream<Case> attention() {
    return Stream.of(
        of("MultiheadAttention", () -> new MultiheadAttention(4, 2), s(3, 2, 4)),
        of(
            "MultiheadAttention of others",
            () -> new MultiheadAttention(4, 2).separateProjections(true).batchFirst(true),
            s(2, 3, 4),
            s(2, 5, 3),
            s(2, 5, 2)),
        of(
            "MultiheadAttention with additions",
            () ->
                new MultiheadAttention(4, 2)
                    .addBiasKv(true)
                    .addZeroAttn(true)
                    .averageAttnWeights(false),
            s(3, 2, 4),
            s(5, 2, 4),
            s(5, 2, 4),
            s(3, 5),
            s(2, 5)),
        of("MultiheadAttention single", () -> new MultiheadAttention(4, 1), s(3, 4)),
        of("TransformerEncoderLayer", () -> new TransformerEncoderLayer(4, 2, 6), s(3, 2, 4)),
        of(
            "TransformerDecoderLayer",
            () -> new TransformerDecoderLayer(4, 2, 6).normFirst(true).activation(Variable::gelu),
            s(3, 2, 4),
            s(5, 2, 4)),
        of(
                "TransformerEncoder",
                () ->
                    new TransformerEncoder(
                        2, () -> new TransformerEncoderLayer(4, 2, 6), new LayerNorm()),
                s(3, 2, 4))
            .training(),
        of(
            "TransformerDecoder",
            () -> new TransformerDecoder(2, () -> new TransformerDecoderLayer(4, 2, 6)),
            s(3, 2, 4),
            s(5, 2, 4)));
  }

  private static Stream<Case> tables() {
    return Stream.of(
        of("Embedding", () -> new Embedding(5, 3), s(2, 4)).numbers(5),
        of("Embedding padded", () -> new Embedding(5, 3).paddingIdx(-1), s(9)).numbers(4),
        of("EmbeddingBag", () -> new EmbeddingBag(5, 3), s(2, 4)).numbers(5),
        of("EmbeddingBag sum", () -> new EmbeddingBag(5, 3, EmbeddingBag.Mode.SUM), s(6))
            .numbers(5),
        of("EmbeddingBag max", () -> new EmbeddingBag(9, 3, EmbeddingBag.Mode.MAX), s(2, 4))
            .numbers(9),
        of("Linear", () -> new Linear(3), s(2, 4, 5)),
        of("Bilinear", () -> new Bilinear(3), s(2, 4, 5), s(2, 4, 3)),
        of("CosineSimilarity", CosineSimilarity::new, s(2, 4, 5), s(2, 4, 5)),
        of("PairwiseDistance", () -> new PairwiseDistance(3, 1e-6, true), s(4, 5), s(4, 5)),
        of("Conv2d", () -> new Conv2d(3, 2), s(2, 2, 4, 3)));
  }
}
