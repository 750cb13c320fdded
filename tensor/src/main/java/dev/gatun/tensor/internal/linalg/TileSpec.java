package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.internal.kernel.Lanes;

/**
 * The constants of one copy of {@link VectorTile}.
 *
 * @param lanes the vectors
 * @param rows the rows of a tile, 4 or 6
 * @param vectors the vectors in a row of a tile, 1 or 2
 * @param step the distance between a row's elements in the left operand
 */
record TileSpec(Lanes<?> lanes, int rows, int vectors, int step) {
  String suffix() {
    String type = lanes == Lanes.F32 ? "f32" : "f64";
    return "$" + type + "$" + rows + "x" + vectors + "$" + step;
  }
}
