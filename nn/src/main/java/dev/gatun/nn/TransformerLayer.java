package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the layers of a transformer share (Vaswani et al. 2017): each part's result is added to its
 * input, with a layer norm behind the sum, or before the part. Inputs are {@code (T, B, E)}, or
 * with the batch first if asked for. The setters return the layer, so that they can be chained
 * behind the constructor.
 *
 * @param <L> the layer itself
 */
public abstract sealed class TransformerLayer<L extends TransformerLayer<L>> extends VariadicLayer
    permits TransformerEncoderLayer, TransformerDecoderLayer {
  private static final UnaryOperator<Variable> RELU = Variable::relu;

  private final List<LayerNorm> norms = new ArrayList<>();
  private final List<MultiheadAttention> attentions = new ArrayList<>();
  private final int size;
  private final int heads;
  private final int inner;
  private boolean bias = true;
  private boolean normFirst;
  private boolean batchFirst;
  private double dropout = 0.1;
  private double eps = 1e-5;
  private UnaryOperator<Variable> activation = RELU;
  private Linear linear1;
  private Linear linear2;

  TransformerLayer(int size, int heads, int inner) {
    this.size = size;
    this.heads = heads;
    this.inner = inner;
    linear1 = new Linear(inner);
    linear2 = new Linear(size);
    rebuild();
  }

  abstract L self();

  /** Returns the names of the attentions. */
  abstract List<String> attentionNames();

  /** Says whether norms come before the parts; at first they come behind. */
  public final L normFirst(boolean first) {
    normFirst = first;
    return self();
  }

  /** Says whether the batch is the first dimension; at first it is the second. */
  public final L batchFirst(boolean first) {
    batchFirst = first;
    attentions.forEach(a -> a.batchFirst(first));
    return self();
  }

  /** Drops elements of each part's result, and weights, with this probability; at first 0.1. */
  public final L dropout(double p) {
    dropout = p;
    attentions.forEach(a -> a.dropout(p));
    return self();
  }

  /** Applies this function between the two linear layers; at first the rectifier. */
  public final L activation(UnaryOperator<Variable> function) {
    activation = function;
    return self();
  }

  /** Adds this to the norms' variances; at first 1e-5. */
  public final L layerNormEps(double number) {
    eps = number;
    norms.forEach(n -> n.eps(number));
    return self();
  }

  /** Says whether linear layers, projections and norms have offsets; at first true. */
  public final L bias(boolean wanted) {
    bias = wanted;
    return rebuild();
  }

  private L rebuild() {
    attentions.clear();
    norms.clear();
    for (String name : attentionNames()) {
      var attention = new MultiheadAttention(size, heads).bias(bias).needWeights(false);
      attentions.add(child(name, attention.batchFirst(batchFirst).dropout(dropout)));
    }
    linear1 = child("linear1", new Linear(inner, bias));
    linear2 = child("linear2", new Linear(size, bias));
    for (int i = 1; i <= attentions.size() + 1; i++) {
      norms.add(child("norm" + i, new LayerNorm(size).bias(bias).eps(eps)));
    }
    return self();
  }

  final MultiheadAttention attention(int i) {
    return attentions.get(i);
  }

  /** Adds a part's result to x, with norm number {@code i}. */
  final Variable around(int i, Variable x, UnaryOperator<Variable> part) {
    LayerNorm norm = norms.get(i);
    if (normFirst) return x.add(dropped(part.apply(norm.forward(x))));
    return norm.forward(x.add(dropped(part.apply(x))));
  }

  /** Computes the two linear layers with the function between them. */
  final Variable feedForward(Variable x) {
    Variable inner =
        RELU.equals(activation) ? linear1.rectified(x) : activation.apply(linear1.forward(x));
    return linear2.forward(dropped(inner));
  }

  private Variable dropped(Variable x) {
    return Attention.dropped(x, dropout);
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + size + ", heads " + heads + ")";
  }
}
