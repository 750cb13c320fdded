package dev.gatun.benchmarks.libtorch;

import ai.djl.pytorch.engine.PtNDArray;

/**
 * Computes multi-head self-attention as DJL builds it on libtorch's operators, {@code softmax(q k^T
 * / sqrt(d)) v} for each head.
 *
 * @param scale {@code 1 / sqrt(d)}
 */
record Attention(
    PtNDArray scale,
    Model.Affine query,
    Model.Affine key,
    Model.Affine value,
    Model.Affine projection) {
  static final long HEAD_SIZE = 64;

  /** Computes {@code (batch, time, width)} from the same. */
  Chain of(PtNDArray x) {
    long batch = x.getShape().get(0);
    long times = x.getShape().get(1);
    try (var keys = heads(x, key).transpose(2, 3).result();
        var values = heads(x, value).result()) {
      return heads(x, query)
          .mul(scale)
          .matmul(keys)
          .softmax(3)
          .matmul(values)
          .transpose(1, 2)
          .reshape(batch, times, -1)
          .linear(projection.weight, projection.bias);
    }
  }

  private static Chain heads(PtNDArray x, Model.Affine affine) {
    return Chain.borrowing(x)
        .linear(affine.weight, affine.bias)
        .reshape(x.getShape().get(0), x.getShape().get(1), -1, HEAD_SIZE)
        .transpose(1, 2);
  }
}
