package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import java.util.List;

/**
 * A layer of a decoder: attention to itself, attention to the memory that an encoder returned, then
 * two linear layers. See {@link TransformerLayer}.
 *
 * <p>The inputs are the target and the memory, and then the masks of {@link AttentionMasks}, both
 * attention masks before both key padding masks.
 */
public final class TransformerDecoderLayer extends TransformerLayer<TransformerDecoderLayer> {
  /** Creates a layer of this size, with 2048 elements between the linear layers. */
  public TransformerDecoderLayer(int dModel, int nhead) {
    this(dModel, nhead, 2048);
  }

  /** Creates a layer of this size, with {@code dimFeedforward} between the linear layers. */
  public TransformerDecoderLayer(int dModel, int nhead, int dimFeedforward) {
    super(dModel, nhead, dimFeedforward);
  }

  @Override
  TransformerDecoderLayer self() {
    return this;
  }

  @Override
  List<String> attentionNames() {
    return List.of("self_attn", "multihead_attn");
  }

  @Override
  public List<Variable> forwardAll(List<Variable> inputs) {
    checkInputs(inputs, 2, 6, "target, memory, their attention masks and key padding masks");
    Variable[] in = inputs.toArray(new Variable[6]);
    return List.of(
        forward(
            in[0],
            in[1],
            new AttentionMasks(in[2], in[4], false),
            new AttentionMasks(in[3], in[5], false)));
  }

  /** Decodes without masks. */
  public Variable forward(Variable target, Variable memory) {
    return forward(target, memory, AttentionMasks.NONE, AttentionMasks.NONE);
  }

  /** Decodes, without looking at what the masks hide in the target and in the memory. */
  public Variable forward(
      Variable target, Variable memory, AttentionMasks ofTarget, AttentionMasks ofMemory) {
    Variable x = around(0, target, a -> attention(0).forward(a, a, a, ofTarget).output());
    Variable y = around(1, x, a -> attention(1).forward(a, memory, memory, ofMemory).output());
    return around(2, y, this::feedForward);
  }
}
