package dev.gatun.tensor.internal.linalg;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.invoke.MethodHandles;

/** Makes the vector kernels; loaded only where vectors are available. */
final class VectorTiles {
  /** With 32 registers of 512 bits 12 accumulators keep both FMA units busy; 16 registers spill. */
  private static final int WIDE_ROWS = 6;

  private static final int NARROW_ROWS = 4;

  private VectorTiles() {}

  static Tiles make(DType type) {
    Lanes<?> lanes = Lanes.of(type);
    int rows = lanes.bytes() == 64 ? WIDE_ROWS : NARROW_ROWS;
    var lookup = MethodHandles.lookup();
    Packer packer =
        Specializer.specialize(lookup, VectorPacker.class, "$" + type, lanes, Packer.class);
    Row row = Specializer.specialize(lookup, VectorRow.class, "$" + type, lanes, Row.class);
    return new Tiles(
        type,
        lanes.length(),
        rows,
        packer,
        row,
        (vectors, step) -> {
          var spec = new TileSpec(lanes, rows, vectors, step);
          return Specializer.specialize(lookup, VectorTile.class, spec.suffix(), spec, Tile.class);
        },
        rectified -> {
          var spec = new BriefSpec(lanes, rectified);
          return Specializer.specialize(lookup, BriefTile.class, spec.suffix(), spec, Tile.class);
        });
  }
}
