package dev.gatun.tensor.internal.conv;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.linalg.Tiles;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.invoke.MethodHandles;

/** Chooses the loops over channels that go with the tiles of a product. */
final class ChannelKernels {
  private ChannelKernels() {}

  /** Loaded only where vectors are available. */
  private static final class Vectors {
    private static final Channels F32 = make(DType.F32);
    private static final Channels F64 = make(DType.F64);

    private static Channels make(DType type) {
      return Specializer.specialize(
          MethodHandles.lookup(), VectorChannels.class, "$" + type, Lanes.of(type), Channels.class);
    }
  }

  static Channels of(Tiles tiles) {
    if (!tiles.vectorised()) return new ScalarChannels(tiles.type());
    return tiles.type() == DType.F32 ? Vectors.F32 : Vectors.F64;
  }
}
