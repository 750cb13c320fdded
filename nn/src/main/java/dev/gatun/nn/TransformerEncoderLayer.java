package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import java.util.List;

/**
 * A layer of an encoder: attention to itself, then two linear layers. See {@link TransformerLayer}.
 *
 * <p>The inputs are x, and then the masks of {@link AttentionMasks}.
 */
public final class TransformerEncoderLayer extends TransformerLayer<TransformerEncoderLayer> {
  /** Creates a layer of this size, with 2048 elements between the linear layers. */
  public TransformerEncoderLayer(int dModel, int nhead) {
    this(dModel, nhead, 2048);
  }

  /** Creates a layer of this size, with {@code dimFeedforward} between the linear layers. */
  public TransformerEncoderLayer(int dModel, int nhead, int dimFeedforward) {
    super(dModel, nhead, dimFeedforward);
  }

  @Override
  TransformerEncoderLayer self() {
    return this;
  }

  @Override
  List<String> attentionNames() {
    return List.of("self_attn");
  }

  @Override
  public List<Variable> forwardAll(List<Variable> inputs) {
    checkInputs(inputs, 1, 3, "x, attention mask and key padding mask");
    Variable mask = inputs.size() > 1 ? inputs.get(1) : null;
    Variable padding = inputs.size() > 2 ? inputs.get(2) : null;
    return List.of(forward(inputs.getFirst(), new AttentionMasks(mask, padding, false)));
  }

  /** Encodes, without looking at what the masks hide. */
  public Variable forward(Variable x, AttentionMasks masks) {
    Variable y = around(0, x, a -> attention(0).forward(a, a, a, masks).output());
    return around(1, y, this::feedForward);
  }
}
