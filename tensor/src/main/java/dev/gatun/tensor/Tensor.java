package dev.gatun.tensor;

import dev.gatun.tensor.internal.kernel.Copies;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.memory.Heap;
import dev.gatun.tensor.internal.memory.Storage;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.List;
import java.util.function.Consumer;

/**
 * An array of numbers with any number of dimensions, in memory outside the Java heap. Operations
 * run at once and return new tensors; views share their memory with the original.
 *
 * <p>Nothing has to be closed: a tensor that becomes unreachable gives its memory back. A {@link
 * Scope} gives back the memory of all that was computed in it at once, which is what loops want.
 *
 * <p>Operands of different types are promoted as in PyTorch: floating point wins over integers,
 * integers over masks, and among equals the wider type ({@link DType#promote}). Numbers, and
 * tensors without dimensions beside those that have some, decide only if they are of a higher kind;
 * a number without a fraction counts as an integer.
 */
public final class Tensor extends TensorFactory
    implements Algebra<Tensor>, Assigning, Tallies, TensorHolder {
  private final Storage storage;
  private final DType dtype;
  private final Shape shape;
  private final long[] strides;
  private final long offset;

  Tensor(Storage storage, DType dtype, Shape shape, long[] strides, long offset) {
    this.storage = storage;
    this.dtype = dtype;
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
  }

  /** Returns a dense row-major tensor with undefined contents. */
  static Tensor allocate(DType dtype, Shape shape) {
    return allocate(dtype, shape, shape.rowMajorStrides());
  }

  /** Returns a tensor with undefined contents and these strides, which must leave no gaps. */
  static Tensor allocate(DType dtype, Shape shape, long[] strides) {
    long bytes = Math.multiplyExact(shape.count(), dtype.bytes());
    return new Tensor(Heap.allocate(bytes), dtype, shape, strides, 0);
  }

  /**
   * Returns the sum of products that {@code equation} says, {@code "bij,bjk->bik"}: see {@link
   * Algebra#einsum}.
   */
  public static Tensor einsum(String equation, Tensor... operands) {
    return Algebra.einsum(equation, List.of(operands));
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public DType dtype() {
    return dtype;
  }

  /** Returns how far apart neighbours along each dimension lie, in elements. */
  public long[] strides() {
    return strides.clone();
  }

  long[] stridesShared() {
    return strides;
  }

  long offset() {
    return offset;
  }

  @Override
  public Tensor self() {
    return this;
  }

  @Override
  public Tensor detach() {
    return this;
  }

  @Override
  public Tensor filled(double value) {
    return full(Shape.SCALAR, value, dtype);
  }

  @Override
  public Tensor lifted(Tensor constant) {
    return constant;
  }

  @Override
  public Tensor apply(Op op) {
    return Dispatcher.run(op, this);
  }

  @Override
  public Tensor apply(Op op, Tensor b) {
    return Dispatcher.run(op, this, b);
  }

  @Override
  public Tensor apply(Op op, Tensor b, Tensor c) {
    return Dispatcher.run(op, this, b, c);
  }

  @Override
  public List<Tensor> applyAll(Op op, List<Tensor> rest) {
    return Dispatcher.runAll(op, this, rest);
  }

  /** Returns another tensor over the same memory. */
  Tensor alias(Shape shape, long[] strides, long offset) {
    return new Tensor(storage, dtype, shape, strides, offset);
  }

  /** Returns the memory behind this tensor and its views. */
  Storage storage() {
    return storage;
  }

  MemorySegment segment() {
    try {
      return storage.segment();
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          "tensor " + dtype + shape + " cannot be used: " + e.getMessage(), e);
    }
  }

  View view() {
    return new View(dtype, segment(), offset, shape.toArray(), strides);
  }

  /**
   * Returns the elements for changing them.
   *
   * @throws UnsupportedOperationException if they are a mapped file's
   */
  View writable() {
    View view = view();
    if (view.segment().isReadOnly()) {
      throw new UnsupportedOperationException(
          "tensor "
              + dtype
              + shape
              + " is a mapped file's and cannot be changed in place; change a copy() of it");
    }
    return view;
  }

  /** Tells whether the elements lie in row-major order without gaps. */
  public boolean isContiguous() {
    return Strides.isRowMajor(shape, strides);
  }

  /** Tells whether this tensor has not been released. */
  public boolean isAlive() {
    return storage.isAlive();
  }

  /** Returns how often the elements of this tensor or its views were changed in place. */
  public int version() {
    return storage.version();
  }

  /**
   * Returns the only element.
   *
   * @throws IllegalArgumentException if there is not exactly one
   */
  public double item() {
    if (shape.count() != 1) {
      throw new IllegalArgumentException(
          "item: the tensor is " + shape + "; only one of a single element is a number");
    }
    return TensorArrays.first(this);
  }

  /** Returns the element at {@code position}, one index a dimension; negative ones from the end. */
  public double getDouble(long... position) {
    Tensor t = this;
    for (long i : position) t = t.select(0, i);
    return t.item();
  }

  /** Returns the elements in row-major order, as floats. */
  public float[] toFloatArray() {
    return TensorArrays.toFloats(this);
  }

  /** Returns the elements in row-major order, as doubles. */
  public double[] toDoubleArray() {
    return TensorArrays.toDoubles(this);
  }

  /** Returns the elements in row-major order, as longs. */
  public long[] toLongArray() {
    return TensorArrays.toLongs(this);
  }

  /** Returns the elements in row-major order, as truth values: whether they are not zero. */
  public boolean[] toBooleanArray() {
    return TensorArrays.toBooleans(this);
  }

  /** Returns a dense row-major copy, which shares no memory. */
  public Tensor copy() {
    Tensor t = allocate(dtype, shape);
    t.copyFrom(this);
    return t;
  }

  /**
   * Overwrites the elements with those of {@code source}, which broadcasts to this shape and is
   * converted to this type.
   *
   * @throws IllegalArgumentException if the source does not broadcast to this shape
   * @throws UnsupportedOperationException if this tensor is a mapped file's
   */
  public Tensor copyFrom(Tensor source) {
    Tensor s = source.broadcastTo(shape);
    try {
      Copies.copy(s.view(), writable());
    } finally {
      Reference.reachabilityFence(s);
    }
    storage.changed();
    return this;
  }

  /**
   * Overwrites all elements with {@code value}.
   *
   * @throws UnsupportedOperationException if this tensor is a mapped file's
   */
  public Tensor fill(double value) {
    Copies.fill(writable(), value);
    storage.changed();
    return this;
  }

  /**
   * Hands the memory from its scope to the collector, so that any thread may use it from now on.
   */
  public Tensor share() {
    storage.share();
    return this;
  }

  @Override
  public void forEachTensor(Consumer<Tensor> action) {
    action.accept(this);
  }

  /** Returns the elements in nested brackets, with type and shape. */
  @Override
  public String toString() {
    return storage.isAlive()
        ? TensorPrinter.print(this)
        : "tensor " + dtype + shape + " (released)";
  }
}
