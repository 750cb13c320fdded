package dev.gatun.autograd;

import dev.gatun.tensor.Op;
import dev.gatun.tensor.Op.Convolution;
import dev.gatun.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Convolutions and pooling of many examples at once. Where the weights are shared, the examples
 * join the images {@code N}; where each example has its own, the examples become groups.
 */
final class WindowBatchRules {
  private WindowBatchRules() {}

  static List<Variable> of(Op.Window op, Examples x) {
    return switch (op) {
      case Convolution c -> List.of(convolution(c, x));
      case Op.ConvolutionRelu(var c) -> List.of(convolution(c, x).relu());
      case Op.ConvolutionInputGradient(var c, var input) -> List.of(inputGradient(c, input, x));
      case Op.ConvolutionWeightGradient(var c, var weights) ->
          List.of(weightGradient(c, weights, x));
      case Op.MaxPool p -> pool(p, x);
      case Op.MaxPoolGradient(var w, var input) ->
          pool(new Op.MaxPoolGradient(w, joined(input, x)), x);
      case Op.MaxPoolGather p -> pool(p, x);
      case Op.AvgPool p -> pool(p, x);
      case Op.AvgPoolGradient(var p, var input) ->
          pool(new Op.AvgPoolGradient(p, joined(input, x)), x);
    };
  }

  private static Shape joined(Shape one, Examples x) {
    return one.with(0, one.size(0) * x.size());
  }

  /** Returns {@code (B, N, ...)} as {@code (B N, ...)}. */
  private static Variable join(Variable v) {
    Shape rest = v.shape().without(0);
    return v.reshape(rest.with(0, v.shape().size(0) * rest.size(0)).toArray());
  }

  /** Returns {@code (B N, ...)} as {@code (B, N, ...)}. */
  private static Variable part(Variable v, Examples x, long each) {
    return v.reshape(x.with(v.shape().with(0, each)).toArray());
  }

  private static List<Variable> pool(Op.Window op, Examples x) {
    List<Variable> operands = new ArrayList<>();
    for (int i = 0; i < x.below().size(); i++) operands.add(join(x.full(i)));
    return operands.getFirst().applyAll(op, operands.subList(1, operands.size())).stream()
        .map(y -> part(y, x, x.shape(0).size(0)))
        .toList();
  }

  private static Variable convolution(Convolution c, Examples x) {
    Variable y = withoutBias(c, x);
    if (x.below().size() == 2) return y;
    long[] sizes = new long[y.shape().rank()];
    java.util.Arrays.fill(sizes, 1);
    sizes[0] = x.isBatched(2) ? x.size() : 1;
    sizes[2] = x.shape(2).size(0);
    return y.add(x.below().get(2).reshape(sizes));
  }

  private static Variable withoutBias(Convolution c, Examples x) {
    if (!x.isBatched(1)) {
      Variable input = x.full(0);
      return part(join(input).apply(c, x.below().get(1)), x, x.shape(0).size(0));
    }
    Variable weights = join(x.full(1));
    return c.groups() == 1 && !x.isBatched(0)
        ? images(x.below().get(0).apply(c, weights), x)
        : images(channels(x.full(0)).apply(grouped(c, x), weights), x);
  }

  private static Variable inputGradient(Convolution c, Shape input, Examples x) {
    if (!x.isBatched(1)) {
      var op = new Op.ConvolutionInputGradient(c, joined(input, x));
      return part(join(x.full(0)).apply(op, x.below().get(1)), x, input.size(0));
    }
    Shape wide = input.with(1, input.size(1) * x.size());
    var op = new Op.ConvolutionInputGradient(grouped(c, x), wide);
    return images(channels(x.full(0)).apply(op, join(x.full(1))), x);
  }

  private static Variable weightGradient(Convolution c, Shape weights, Examples x) {
    var op = new Op.ConvolutionWeightGradient(grouped(c, x), joined(weights, x));
    return part(channels(x.full(0)).apply(op, channels(x.full(1))), x, weights.size(0));
  }

  private static Convolution grouped(Convolution c, Examples x) {
    return new Convolution(
        c.stride(), c.padding(), c.dilation(), c.groups() * Math.toIntExact(x.size()));
  }

  /** Returns {@code (B, N, C, ...)} as {@code (N, B C, ...)}. */
  private static Variable channels(Variable v) {
    Shape one = v.shape().without(0);
    return v.movedim(0, 1).reshape(one.with(1, v.shape().size(0) * one.size(1)).toArray());
  }

  /** Returns {@code (N, B C, ...)} as {@code (B, N, C, ...)}. */
  private static Variable images(Variable v, Examples x) {
    long each = v.shape().size(1) / Math.max(1, x.size());
    return v.reshape(v.shape().with(1, each).inserted(1, x.size()).toArray()).movedim(1, 0);
  }
}
