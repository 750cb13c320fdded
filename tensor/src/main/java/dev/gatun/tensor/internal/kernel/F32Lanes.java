package dev.gatun.tensor.internal.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Vectors of {@code float}. */
final class F32Lanes implements Lanes<Float> {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  @Override
  public int length() {
    return SPECIES.length();
  }

  @Override
  public int bytes() {
    return SPECIES.vectorByteSize();
  }

  @Override
  public Vector<Float> zero() {
    return FloatVector.zero(SPECIES);
  }

  @Override
  public Vector<Float> fill(double value) {
    return FloatVector.broadcast(SPECIES, (float) value);
  }

  @Override
  public Vector<Float> load(MemorySegment segment, long offset) {
    return FloatVector.fromMemorySegment(SPECIES, segment, offset, ORDER);
  }

  @Override
  public Vector<Float> load(MemorySegment segment, long offset, VectorMask<Float> mask) {
    return FloatVector.fromMemorySegment(SPECIES, segment, offset, ORDER, mask);
  }

  @Override
  public void store(Vector<Float> vector, MemorySegment segment, long offset) {
    ((FloatVector) vector).intoMemorySegment(segment, offset, ORDER);
  }

  @Override
  public void store(
      Vector<Float> vector, MemorySegment segment, long offset, VectorMask<Float> mask) {
    ((FloatVector) vector).intoMemorySegment(segment, offset, ORDER, mask);
  }

  @Override
  public Vector<Float> at(Object array, int index) {
    return FloatVector.fromArray(SPECIES, (float[]) array, index);
  }

  @Override
  public Vector<Float> splat(Object array, int index) {
    return FloatVector.broadcast(SPECIES, ((float[]) array)[index]);
  }

  @Override
  public void put(Vector<Float> vector, Object array, int index) {
    ((FloatVector) vector).intoArray((float[]) array, index);
  }

  @Override
  public VectorMask<Float> first(int count) {
    return SPECIES.indexInRange(0, count);
  }
}
