package dev.gatun.tensor.internal.winograd;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.linalg.Tiles;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.invoke.MethodHandles;

/**
 * The loops of the method for one element type.
 *
 * @param panel the columns that {@link ValueProduct} computes at a time
 * @param product the product that begins at zero, of rows with adjacent elements
 * @param sum the product that adds, of groups of {@link #GROUP} interleaved rows
 */
record WinogradKernels(
    DType type, int panel, Stencils stencils, ValueProduct product, ValueProduct sum) {
  /** The rows that lie interleaved for {@link #sum}; also what channels are a multiple of. */
  static final int GROUP = 16;

  /** Loaded only where vectors are available. */
  private static final class Vectors {
    private static final WinogradKernels F32 = make(DType.F32);
    private static final WinogradKernels F64 = make(DType.F64);

    private static WinogradKernels make(DType type) {
      Lanes<?> lanes = Lanes.of(type);
      var lookup = MethodHandles.lookup();
      var stencils =
          Specializer.specialize(lookup, VectorStencils.class, "$" + type, lanes, Stencils.class);
      return new WinogradKernels(
          type, 2 * lanes.length(), stencils, product(type, 1, false), product(type, GROUP, true));
    }

    private static ValueProduct product(DType type, int step, boolean adds) {
      return Specializer.specialize(
          MethodHandles.lookup(),
          VectorValueProduct.class,
          "$" + type + "$" + step,
          new VectorValueProduct.Spec(type, Lanes.of(type), step, adds),
          ValueProduct.class);
    }
  }

  static WinogradKernels of(Tiles tiles) {
    boolean single = tiles.type() == DType.F32;
    if (tiles.vectorised()) return single ? Vectors.F32 : Vectors.F64;
    return new WinogradKernels(
        tiles.type(),
        GROUP,
        single ? new FloatStencils() : new DoubleStencils(),
        new ScalarValueProduct(GROUP, 1, false),
        new ScalarValueProduct(GROUP, GROUP, true));
  }

  /** Returns the number of panels for that many columns. */
  int panels(int columns) {
    return (columns + panel - 1) / panel;
  }
}
