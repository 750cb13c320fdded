package dev.gatun.benchmarks.gatun;

import dev.gatun.autograd.Variable;
import dev.gatun.benchmarks.Network;
import dev.gatun.benchmarks.ParameterSpec;
import dev.gatun.nn.BatchNorm2d;
import dev.gatun.nn.Conv2d;
import dev.gatun.nn.Dropout;
import dev.gatun.nn.Flatten;
import dev.gatun.nn.GlobalAveragePooling2d;
import dev.gatun.nn.LSTM;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Linear;
import dev.gatun.nn.MaxPool2d;
import dev.gatun.nn.ReLU;
import dev.gatun.nn.Sequential;
import dev.gatun.nn.TransformerEncoderLayer;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/** Makes the networks of the table, with the given weights. */
final class GatunModels {
  private GatunModels() {}

  static Sequential create(Network network) {
    Sequential model = layers(network);
    model.init(network.inputShape(1), 0);
    Map<String, ParameterSpec> specs = new LinkedHashMap<>();
    network.parameters().forEach(spec -> specs.put(spec.name(), spec));
    Map<String, Variable> parameters = model.namedParameters();
    names(network, parameters)
        .forEach(
            (name, parts) -> {
              long start = 0;
              for (String part : parts) {
                ParameterSpec spec = Objects.requireNonNull(specs.get(part));
                long rows = spec.shape().size(0);
                Tensor to = the(name, parameters).value().narrow(0, start, rows);
                to.copyFrom(Tensor.of(spec.values(), spec.shape()));
                start += rows;
              }
            });
    return model;
  }

  /** Returns the gradients of a model's parameters under the names of the table. */
  static SequencedMap<String, float[]> gradients(Network network, Sequential model) {
    var all = new LinkedHashMap<String, float[]>();
    network.parameters().forEach(spec -> all.put(spec.name(), new float[0]));
    Map<String, Variable> parameters = model.namedParameters();
    names(network, parameters)
        .forEach(
            (name, parts) -> {
              Tensor gradient = Objects.requireNonNull(the(name, parameters).grad()).value();
              List<Tensor> pieces = split(gradient, parts.size());
              for (int i = 0; i < parts.size(); i++) {
                all.put(parts.get(i), pieces.get(i).toFloatArray());
              }
            });
    return all;
  }

  private static Variable the(String name, Map<String, Variable> parameters) {
    return Objects.requireNonNull(parameters.get(name), name);
  }

  /** Returns equal parts along the first dimension. */
  private static List<Tensor> split(Tensor t, int parts) {
    long[] sizes = new long[parts];
    Arrays.fill(sizes, t.shape().size(0) / parts);
    return t.split(0, sizes);
  }

  /** Returns which parameters of the table each of Gatun's consists of: mostly one, in order. */
  private static Map<String, List<String>> names(
      Network network, Map<String, Variable> parameters) {
    if (network.kind() == Network.Kind.TRANSFORMER_BLOCK) return transformerNames();
    Map<String, List<String>> names = new LinkedHashMap<>();
    Iterator<ParameterSpec> specs = network.parameters().iterator();
    parameters.keySet().forEach(name -> names.put(name, List.of(specs.next().name())));
    return names;
  }

  private static Map<String, List<String>> transformerNames() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (String part : List.of("weight", "bias")) {
      names.put(
          "0.self_attn.in_proj_" + part, List.of("query." + part, "key." + part, "value." + part));
      names.put("0.self_attn.out_proj." + part, List.of("projection." + part));
      names.put("0.linear1." + part, List.of("feedForward1." + part));
      names.put("0.linear2." + part, List.of("feedForward2." + part));
      names.put("0.norm1." + part, List.of("norm1." + part));
      names.put("0.norm2." + part, List.of("norm2." + part));
      names.put("2." + part, List.of("linear." + part));
    }
    return names;
  }

  private static Sequential layers(Network network) {
    return switch (network.kind()) {
      case MNIST_CNN ->
          Sequential.of(
              new Conv2d(32, 3),
              new ReLU(),
              new Conv2d(64, 3),
              new ReLU(),
              new MaxPool2d(2),
              new Dropout(0.25),
              new Flatten(),
              new Linear(128),
              new ReLU(),
              new Dropout(0.5),
              new Linear(10));
      case MLP -> mlp(network);
      case CONV_BN ->
          Sequential.of(
              new Conv2d(64, 3).padding(1).bias(false),
              new BatchNorm2d(),
              new ReLU(),
              new Conv2d(64, 3).padding(1).bias(false),
              new BatchNorm2d(),
              new ReLU(),
              new Conv2d(64, 3).padding(1).bias(false),
              new BatchNorm2d(),
              new ReLU(),
              new GlobalAveragePooling2d(),
              new Linear(10));
      case LSTM -> Sequential.of(new LSTM(256).batchFirst(true), new LastTime(), new Linear(10));
      case TRANSFORMER_BLOCK ->
          Sequential.of(
              new TransformerEncoderLayer(256, 4, 1024).batchFirst(true).dropout(0),
              new MeanOverTime(),
              new Linear(10));
    };
  }

  private static Sequential mlp(Network network) {
    List<Layer> layers = new ArrayList<>();
    for (ParameterSpec spec : network.parameters()) {
      if (spec.shape().rank() != 2) continue;
      if (!layers.isEmpty()) layers.add(new ReLU());
      layers.add(new Linear(Math.toIntExact(spec.shape().size(0))));
    }
    return Sequential.of(layers.toArray(Layer[]::new));
  }

  /** The last of all times: {@code (B, T, C) -> (B, C)}. */
  private static final class LastTime extends Layer {
    @Override
    public Variable forward(Variable x) {
      return x.select(1, x.shape().size(1) - 1);
    }
  }

  /** The mean over all times: {@code (B, T, C) -> (B, C)}. */
  private static final class MeanOverTime extends Layer {
    @Override
    public Variable forward(Variable x) {
      return x.mean(1);
    }
  }
}
