package dev.gatun.benchmarks.libtorch;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.gatun.benchmarks.Layout;
import java.nio.FloatBuffer;

/** Moves numbers between Java and libtorch. */
final class Arrays {
  private Arrays() {}

  /** Returns an array in libtorch's own, aligned memory. */
  static PtNDArray create(PtNDManager manager, float[] values, long... sizes) {
    try (var wrapped =
        manager.create(FloatBuffer.wrap(values), new Shape(sizes), DataType.FLOAT32)) {
      return (PtNDArray) wrapped.duplicate();
    }
  }

  /** Returns an array whose channels, dimension 1 of 4, are innermost in memory where asked for. */
  static PtNDArray create(PtNDManager manager, float[] values, Layout layout, long... sizes) {
    var array = create(manager, values, sizes);
    if (layout == Layout.CHANNELS_FIRST || sizes.length != 4) {
      return array;
    }
    try (array;
        var permuted = array.transpose(0, 2, 3, 1);
        var channelsLast =
            create(manager, permuted.toFloatArray(), sizes[0], sizes[2], sizes[3], sizes[1])) {
      return channelsLast.transpose(0, 3, 1, 2);
    }
  }

  /** Returns a scalar of no dimensions. */
  static PtNDArray scalar(PtNDManager manager, float value) {
    return (PtNDArray) manager.create(value);
  }
}
