package dev.gatun.tensor.internal.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Vectors of {@code double}. */
final class F64Lanes implements Lanes<Double> {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
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
  public Vector<Double> zero() {
    return DoubleVector.zero(SPECIES);
  }

  @Override
  public Vector<Double> fill(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }

  @Override
  public Vector<Double> load(MemorySegment segment, long offset) {
    return DoubleVector.fromMemorySegment(SPECIES, segment, offset, ORDER);
  }

  @Override
  public Vector<Double> load(MemorySegment segment, long offset, VectorMask<Double> mask) {
    return DoubleVector.fromMemorySegment(SPECIES, segment, offset, ORDER, mask);
  }

  @Override
  public void store(Vector<Double> vector, MemorySegment segment, long offset) {
    ((DoubleVector) vector).intoMemorySegment(segment, offset, ORDER);
  }

  @Override
  public void store(
      Vector<Double> vector, MemorySegment segment, long offset, VectorMask<Double> mask) {
    ((DoubleVector) vector).intoMemorySegment(segment, offset, ORDER, mask);
  }

  @Override
  public Vector<Double> at(Object array, int index) {
    return DoubleVector.fromArray(SPECIES, (double[]) array, index);
  }

  @Override
  public Vector<Double> splat(Object array, int index) {
    return DoubleVector.broadcast(SPECIES, ((double[]) array)[index]);
  }

  @Override
  public void put(Vector<Double> vector, Object array, int index) {
    ((DoubleVector) vector).intoArray((double[]) array, index);
  }

  @Override
  public VectorMask<Double> first(int count) {
    return SPECIES.indexInRange(0, count);
  }
}
