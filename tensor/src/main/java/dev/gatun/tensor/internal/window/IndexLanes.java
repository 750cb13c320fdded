package dev.gatun.tensor.internal.window;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vectors of indices that are 32-bit integers in memory, but in a register as wide as the values
 * beside them, so that a comparison of one selects lanes of the other.
 *
 * @param <I> the boxed type in the register
 */
sealed interface IndexLanes<I> {
  /** Returns the species in the register. */
  VectorSpecies<I> species();

  /** Returns a vector whose elements are all {@code index}. */
  Vector<I> fill(int index);

  /** Returns the vector at a byte offset of a segment. */
  Vector<I> load(MemorySegment segment, long offset);

  /** Writes a vector to a byte offset of a segment. */
  void store(Vector<I> vector, MemorySegment segment, long offset);

  /** Indices beside floats: as they are in memory. */
  final class Ints implements IndexLanes<Integer> {
    private static final VectorSpecies<Integer> S = IntVector.SPECIES_PREFERRED;

    @Override
    public VectorSpecies<Integer> species() {
      return S;
    }

    @Override
    public Vector<Integer> fill(int index) {
      return IntVector.broadcast(S, index);
    }

    @Override
    public Vector<Integer> load(MemorySegment segment, long offset) {
      return IntVector.fromMemorySegment(S, segment, offset, ByteOrder.nativeOrder());
    }

    @Override
    public void store(Vector<Integer> vector, MemorySegment segment, long offset) {
      vector.intoMemorySegment(segment, offset, ByteOrder.nativeOrder());
    }
  }

  /** Indices beside doubles: widened to longs. */
  final class Longs implements IndexLanes<Long> {
    private static final VectorSpecies<Long> S = LongVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> STORED =
        VectorSpecies.of(int.class, VectorShape.forBitSize(S.vectorBitSize() / 2));

    @Override
    public VectorSpecies<Long> species() {
      return S;
    }

    @Override
    public Vector<Long> fill(int index) {
      return LongVector.broadcast(S, index);
    }

    @Override
    public Vector<Long> load(MemorySegment segment, long offset) {
      return IntVector.fromMemorySegment(STORED, segment, offset, ByteOrder.nativeOrder())
          .convertShape(VectorOperators.I2L, S, 0)
          .reinterpretAsLongs();
    }

    @Override
    public void store(Vector<Long> vector, MemorySegment segment, long offset) {
      vector
          .convertShape(VectorOperators.L2I, STORED, 0)
          .intoMemorySegment(segment, offset, ByteOrder.nativeOrder());
    }
  }
}
