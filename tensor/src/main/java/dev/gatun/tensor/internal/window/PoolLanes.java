package dev.gatun.tensor.internal.window;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.Lanes;

/**
 * What a loop of pooling is specialised by: vectors of values, and of indices with as many lanes.
 */
record PoolLanes(Lanes<?> values, IndexLanes<?> indices) {
  static final PoolLanes F32 = new PoolLanes(Lanes.F32, new IndexLanes.Ints());
  static final PoolLanes F64 = new PoolLanes(Lanes.F64, new IndexLanes.Longs());

  /** Returns those of F32 or F64. */
  static PoolLanes of(DType type) {
    return type == DType.F32 ? F32 : F64;
  }
}
