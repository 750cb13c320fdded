package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;

/**
 * Vectors of one element type, as wide as the machine prefers: what a kernel template needs in
 * order to be written once for {@code float} and {@code double}.
 *
 * <p>A template reads its {@code Lanes} from its class data, so that the compiler knows the exact
 * class and every call here is inlined. Offsets into segments are bytes, indices into arrays are
 * elements; arrays are {@code float[]} or {@code double[]}.
 *
 * @param <E> the boxed element type
 */
public sealed interface Lanes<E> permits F32Lanes, F64Lanes {
  /** Vectors of {@code float}. */
  Lanes<Float> F32 = new F32Lanes();

  /** Vectors of {@code double}. */
  Lanes<Double> F64 = new F64Lanes();

  /**
   * Returns the vectors of a type that computes.
   *
   * @throws IllegalArgumentException if {@code type} is neither F32 nor F64
   */
  static Lanes<?> of(DType type) {
    return switch (type) {
      case F32 -> F32;
      case F64 -> F64;
      default -> throw new IllegalArgumentException("type is " + type + ": expected f32 or f64");
    };
  }

  /** Returns the number of elements in a vector. */
  int length();

  /** Returns the size of a vector in bytes. */
  int bytes();

  /** Returns a vector of zeros. */
  Vector<E> zero();

  /** Returns a vector whose elements are all {@code value}, rounded to the element type. */
  Vector<E> fill(double value);

  /** Returns the vector at a byte offset of a segment. */
  Vector<E> load(MemorySegment segment, long offset);

  /** Returns the elements that {@code mask} sets at a byte offset of a segment, else zeros. */
  Vector<E> load(MemorySegment segment, long offset, VectorMask<E> mask);

  /** Writes a vector to a byte offset of a segment. */
  void store(Vector<E> vector, MemorySegment segment, long offset);

  /** Writes the elements that {@code mask} sets to a byte offset of a segment. */
  void store(Vector<E> vector, MemorySegment segment, long offset, VectorMask<E> mask);

  /** Returns the vector at an index of an array. */
  Vector<E> at(Object array, int index);

  /** Returns a vector whose elements are all the element at an index of an array. */
  Vector<E> splat(Object array, int index);

  /** Writes a vector to an index of an array. */
  void put(Vector<E> vector, Object array, int index);

  /** Returns the mask that sets the first {@code count} elements. */
  VectorMask<E> first(int count);
}
