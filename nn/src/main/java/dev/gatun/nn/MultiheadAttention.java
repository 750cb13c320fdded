package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attention by several heads (Vaswani et al. 2017, section 3.2.2): queries, keys and values are
 * projected for each head, each head takes means of its values, and the heads' results side by side
 * are projected once more. Queries are {@code (L, B, E)}, keys and values {@code (S, B, ...)}, with
 * the batch first if asked for, or without a batch. The setters return the layer, so that they can
 * be chained behind the constructor.
 *
 * <p>The inputs are query, key and value (just one: it is all three) and then the masks of {@link
 * AttentionMasks}; the results are the output and the weights, {@code (B, L, S)}.
 */
public final class MultiheadAttention extends VariadicLayer {
  private final int embed;
  private final int heads;
  private final Param inWeight = new Param("in_proj_weight", Init.glorotUniform());
  private final Param queryWeight = new Param("q_proj_weight", Init.glorotUniform());
  private final Param keyWeight = new Param("k_proj_weight", Init.glorotUniform());
  private final Param valueWeight = new Param("v_proj_weight", Init.glorotUniform());
  private final Param inBias = new Param("in_proj_bias", Init.zeros());
  private final Param keyExtra = new Param("bias_k", Init.glorotNormal());
  private final Param valueExtra = new Param("bias_v", Init.glorotNormal());
  private Linear out;
  private boolean bias = true;
  private boolean batchFirst;
  private boolean separate;
  private boolean extra;
  private boolean zero;
  private boolean needWeights = true;
  private boolean averageWeights = true;
  private double dropout;

  /**
   * Creates a layer.
   *
   * @throws IllegalArgumentException if {@code embedDim} is not a multiple of {@code numHeads}
   */
  public MultiheadAttention(int embedDim, int numHeads) {
    if (numHeads < 1 || embedDim < 1 || embedDim % numHeads != 0) {
      throw new IllegalArgumentException(
          "MultiheadAttention: embedDim is "
              + embedDim
              + ", numHeads is "
              + numHeads
              + ": expected a multiple of the heads");
    }
    embed = embedDim;
    heads = numHeads;
    out = new Linear(embed, true);
    declare();
  }

  /**
   * What the layer computes.
   *
   * @param output the projected means, of the query's shape
   * @param weights the weights of the keys, {@code (B, L, S)} on average over the heads, or {@code
   *     (B, heads, L, S)}; null if they are not needed
   */
  public record Output(Variable output, @Nullable Variable weights) {}

  /** Says whether projections have offsets; at first true. */
  public MultiheadAttention bias(boolean wanted) {
    bias = wanted;
    out = new Linear(embed, wanted);
    return declare();
  }

  /** Says whether the batch is the first dimension; at first it is the second. */
  public MultiheadAttention batchFirst(boolean first) {
    batchFirst = first;
    return this;
  }

  /** Drops weights with this probability while training. */
  public MultiheadAttention dropout(double p) {
    dropout = p;
    return this;
  }

  /** Lets keys and values have sizes other than the queries', with projections of their own. */
  public MultiheadAttention separateProjections(boolean wanted) {
    separate = wanted;
    return declare();
  }

  /** Adds a learned key and value behind the given ones. */
  public MultiheadAttention addBiasKv(boolean wanted) {
    extra = wanted;
    return declare();
  }

  /** Adds a key and a value of zeros behind the given ones. */
  public MultiheadAttention addZeroAttn(boolean wanted) {
    zero = wanted;
    return this;
  }

  /** Says whether the weights are a result; at first true. */
  public MultiheadAttention needWeights(boolean wanted) {
    needWeights = wanted;
    return this;
  }

  /** Says whether the weights are averaged over the heads; at first true. */
  public MultiheadAttention averageAttnWeights(boolean wanted) {
    averageWeights = wanted;
    return this;
  }

  private MultiheadAttention declare() {
    declare("in_proj_weight", inWeight, !separate);
    declare("q_proj_weight", queryWeight, separate);
    declare("k_proj_weight", keyWeight, separate);
    declare("v_proj_weight", valueWeight, separate);
    declare("in_proj_bias", inBias, bias);
    declare("bias_k", keyExtra, extra);
    declare("bias_v", valueExtra, extra);
    child("out_proj", out);
    return this;
  }

  @Override
  public List<Variable> forwardAll(List<Variable> inputs) {
    checkInputs(inputs, 1, 5, "query, key, value, attention mask and key padding mask");
    Variable q = inputs.getFirst();
    Variable k = inputs.size() > 1 ? inputs.get(1) : q;
    Variable v = inputs.size() > 2 ? inputs.get(2) : k;
    Variable mask = inputs.size() > 3 ? inputs.get(3) : null;
    Variable padding = inputs.size() > 4 ? inputs.get(4) : null;
    Output y = forward(q, k, v, new AttentionMasks(mask, padding, false));
    Variable weights = y.weights();
    return weights == null ? List.of(y.output()) : List.of(y.output(), weights);
  }

  /** Attends without masks. */
  public Output forward(Variable query, Variable key, Variable value) {
    return forward(query, key, value, AttentionMasks.NONE);
  }

  /** Attends to what the masks do not hide. */
  public Output forward(Variable query, Variable key, Variable value, AttentionMasks masks) {
    check(query, key, value);
    boolean single = query.shape().rank() == 2;
    Variable q = heads(projected(batched(query, single), 0));
    Variable k = projected(batched(key, single), 1);
    Variable v = projected(batched(value, single), 2);
    var memory = remembered(k, v);
    boolean causal = masks.causal() && memory.keys().shape().size(2) == q.shape().size(2);
    boolean inBlocks = !needWeights && !Attention.drops(dropout);
    var others = new AttentionMasks(masks.attention(), masks.keyPadding(), false);
    Variable all =
        mask(inBlocks && causal ? others : masks, q.shape(), memory.keys().shape().size(2), single);
    Variable weights = inBlocks ? null : Attention.weights(q, memory.keys(), all);
    Variable y =
        weights == null
            ? q.scaledDotProductAttention(memory.keys(), memory.values(), all, causal)
            : Attention.dropped(weights, dropout).matmul(memory.values());
    Variable joined = y.transpose(1, 2).flatten(2);
    Variable output = out.forward(joined);
    if (!single && !batchFirst) output = output.transpose(0, 1);
    return new Output(
        single ? output.squeeze(0) : output,
        weights != null && needWeights ? shown(weights, single) : null);
  }

  private void check(Variable query, Variable key, Variable value) {
    int rank = query.shape().rank();
    boolean fits = (rank == 2 || rank == 3) && query.shape().size(-1) == embed;
    fits &= key.shape().rank() == rank && value.shape().rank() == rank;
    if (!fits) {
      throw new IllegalArgumentException(
          this
              + ": query, key and value are "
              + query.shape()
              + ", "
              + key.shape()
              + ", "
              + value.shape()
              + ", expected "
              + (batchFirst ? "(B, L, " : "(L, B, ")
              + embed
              + ") and as many dimensions for all");
    }
  }

  private Variable batched(Variable x, boolean single) {
    if (single) return x.unsqueeze(0);
    return batchFirst ? x : x.transpose(0, 1);
  }

  /** Projects {@code (B, L, in)} to {@code (B, L, E)} with weights number {@code which}. */
  private Variable projected(Variable x, int which) {
    long in = x.shape().size(-1);
    Variable w;
    if (separate) {
      w = List.of(queryWeight, keyWeight, valueWeight).get(which).of(Shape.of(embed, in));
    } else {
      w = inWeight.of(Shape.of(3L * embed, in)).narrow(0, (long) which * embed, embed);
    }
    if (!bias) return x.linear(w);
    return x.linear(w, inBias.of(Shape.of(3L * embed)).narrow(0, (long) which * embed, embed));
  }

  /** Splits {@code (B, L, E)} into {@code (B, heads, L, E / heads)}. */
  private Variable heads(Variable x) {
    return x.unflatten(2, heads, embed / heads).transpose(1, 2);
  }

  private record Memory(Variable keys, Variable values) {}

  /** Adds the keys and values that are there besides the given ones, and splits into heads. */
  private Memory remembered(Variable k, Variable v) {
    Variable keys = k;
    Variable values = v;
    if (extra) {
      Shape one = Shape.of(1, 1, embed);
      Shape row = keys.shape().with(1, 1);
      keys = Algebra.cat(List.of(keys, keyExtra.of(one).broadcastTo(row)), 1);
      values = Algebra.cat(List.of(values, valueExtra.of(one).broadcastTo(row)), 1);
    }
    if (zero) {
      Variable nothing = Variable.constant(Tensor.zeros(keys.shape().with(1, 1), keys.dtype()));
      keys = Algebra.cat(List.of(keys, nothing), 1);
      values = Algebra.cat(List.of(values, nothing), 1);
    }
    return new Memory(heads(keys), heads(values));
  }

  /** Returns the sum of all masks, which broadcasts to {@code (B, heads, L, S)}; or null. */
  private @Nullable Variable mask(AttentionMasks masks, Shape q, long keys, boolean single) {
    List<Variable> parts = new ArrayList<>();
    Variable attention = masks.attention();
    if (attention != null) {
      Variable m = Attention.additive(attention, type(attention));
      parts.add(m.shape().rank() == 3 ? m.unflatten(0, m.shape().size(0) / heads, heads) : m);
    }
    Variable padding = masks.keyPadding();
    if (padding != null) {
      Variable m = Attention.additive(padding, type(padding));
      parts.add((single ? m.unsqueeze(0) : m).unsqueeze(1).unsqueeze(1));
    }
    if (masks.causal()) {
      Variable later = Variable.constant(Attention.causalMask(q.size(2)));
      parts.add(Attention.additive(later, DType.F32));
    }
    return parts.stream().map(m -> widened(m, keys)).reduce(Variable::add).orElse(null);
  }

  private static DType type(Variable mask) {
    return mask.dtype() == DType.F64 ? DType.F64 : DType.F32;
  }

  /** Lets all see the keys that were added behind the given ones. */
  private static Variable widened(Variable mask, long keys) {
    long missing = keys - mask.shape().size(-1);
    if (missing <= 0) return mask;
    long[] after = new long[mask.shape().rank()];
    after[after.length - 1] = missing;
    return mask.pad(new long[after.length], after, 0);
  }

  private Variable shown(Variable weights, boolean single) {
    Variable w = averageWeights ? weights.mean(1, false) : weights;
    return single ? w.squeeze(0) : w;
  }

  @Override
  public String toString() {
    return "MultiheadAttention(" + embed + ", heads " + heads + ")";
  }
}
