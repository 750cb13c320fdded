package dev.gatun.tensor;

import dev.gatun.tensor.internal.memory.Storage;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Exchanges tensors with the world as bytes: elements in row-major order without gaps, in either
 * byte order. For those who implement file formats; a {@link DType#BOOL} is a byte of 0 or 1.
 */
public final class TensorBytes {
  /** The most that is allocated for bytes that may never arrive. */
  private static final long CAUTIOUS = 16L << 20;

  private static final long PIECE = 1L << 24;

  private TensorBytes() {}

  /**
   * Maps a file into memory: returns its bytes, a {@link DType#U8} vector, which the system reads
   * when they are first used and drops when memory is short. They cannot be changed. The channel
   * may be closed; the mapping lasts until no tensor over it is reachable.
   *
   * <p>The file must not shrink meanwhile: using bytes that are gone is an {@link InternalError}.
   * Replacing the file by another of the same name does no harm (on Windows it is refused).
   *
   * @throws IOException if the file cannot be mapped
   */
  public static Tensor map(FileChannel file) throws IOException {
    MemorySegment bytes = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), Arena.ofAuto());
    return vector(Storage.of(bytes), bytes.byteSize());
  }

  /**
   * Returns the tensor whose elements stand in {@code bytes} from byte {@code offset} on. It shares
   * their memory where it can: if the byte order is the machine's and {@code offset} a multiple of
   * the element's size. Otherwise it is a copy.
   *
   * @param bytes a dense {@link DType#U8} vector, such as {@link #map} returns
   * @throws IllegalArgumentException if the vector ends before the tensor does, or an element of
   *     type {@link DType#BOOL} is neither 0 nor 1
   */
  public static Tensor view(Tensor bytes, long offset, DType dtype, Shape shape, ByteOrder order) {
    checkRange(bytes, offset, byteSize(dtype, shape));
    try {
      Tensor t =
          sharesMemory(bytes.offset() + offset, dtype, order)
              ? over(bytes, bytes.offset() + offset, dtype, shape)
              : copied(bytes, bytes.offset() + offset, dtype, shape, order);
      checkTruths(t);
      return t;
    } finally {
      Reference.reachabilityFence(bytes);
    }
  }

  private static boolean sharesMemory(long at, DType dtype, ByteOrder order) {
    boolean sameOrder = dtype.bytes() == 1 || order == ByteOrder.nativeOrder();
    return sameOrder && at % dtype.bytes() == 0;
  }

  private static Tensor copied(Tensor bytes, long at, DType dtype, Shape shape, ByteOrder order) {
    long size = byteSize(dtype, shape);
    Tensor t = Tensor.allocate(dtype, shape);
    MemorySegment source = bytes.segment().asSlice(at, size);
    copy(source, order, t.segment(), ByteOrder.nativeOrder(), dtype.bytes(), size);
    return t;
  }

  /**
   * Reads a tensor from a blocking channel, and not a byte more than it has.
   *
   * @param known how many bytes the channel is known to have: memory for these is taken at once;
   *     for what goes beyond, only as the bytes arrive, so that a false shape does no harm
   * @throws EOFException if the channel ends before the tensor does
   * @throws IllegalArgumentException if an element of type {@link DType#BOOL} is neither 0 nor 1
   */
  public static Tensor read(
      ReadableByteChannel source, long known, DType dtype, Shape shape, ByteOrder order)
      throws IOException {
    try (var scope = Scope.open()) {
      long size = byteSize(dtype, shape);
      Tensor bytes = readAll(source, Math.max(known, CAUTIOUS), size);
      if (order != ByteOrder.nativeOrder()) {
        MemorySegment all = bytes.segment().asSlice(0, size);
        copy(all, order, all, ByteOrder.nativeOrder(), dtype.bytes(), size);
      }
      Tensor t = over(bytes, 0, dtype, shape);
      checkTruths(t);
      return scope.keep(t);
    }
  }

  private static Tensor readAll(ReadableByteChannel source, long atOnce, long size)
      throws IOException {
    Tensor bytes = Tensor.allocate(DType.U8, Shape.of(Math.min(size, atOnce)));
    long read = fill(bytes, 0, source);
    while (read < size) {
      if (read < bytes.shape().count()) {
        throw new EOFException("the data end after " + read + " of " + size + " bytes");
      }
      Tensor longer = Tensor.allocate(DType.U8, Shape.of(read > size / 2 ? size : 2 * read));
      MemorySegment.copy(bytes.segment(), 0, longer.segment(), 0, read);
      bytes = longer;
      read = fill(bytes, read, source);
    }
    return bytes;
  }

  /** Reads until {@code bytes} is full or the source ends; returns how many bytes it then has. */
  private static long fill(Tensor bytes, long from, ReadableByteChannel source) throws IOException {
    MemorySegment segment = bytes.segment();
    long end = bytes.shape().count();
    long at = from;
    try {
      while (at < end) {
        int n = source.read(segment.asSlice(at, Math.min(end - at, PIECE)).asByteBuffer());
        if (n < 0) break;
        at += n;
      }
      return at;
    } finally {
      Reference.reachabilityFence(bytes);
    }
  }

  /**
   * Writes the elements of a tensor of any strides.
   *
   * @throws IOException if the channel fails; some bytes may have been written then
   */
  public static void write(Tensor tensor, ByteOrder order, WritableByteChannel target)
      throws IOException {
    try (var _ = Scope.open()) {
      Tensor dense = tensor.contiguous();
      long width = dense.dtype().bytes();
      long size = byteSize(dense.dtype(), dense.shape());
      MemorySegment all = dense.segment().asSlice(dense.offset() * width, size);
      try {
        for (long at = 0; at < size; at += PIECE) {
          MemorySegment piece = all.asSlice(at, Math.min(size - at, PIECE));
          ByteBuffer out = ordered(piece, dense.dtype().bytes(), order).asByteBuffer();
          while (out.hasRemaining()) target.write(out);
        }
      } finally {
        Reference.reachabilityFence(dense);
      }
    }
  }

  private static MemorySegment ordered(MemorySegment piece, int width, ByteOrder order) {
    if (width == 1 || order == ByteOrder.nativeOrder()) return piece;
    long size = piece.byteSize();
    MemorySegment swapped = MemorySegment.ofArray(new byte[Math.toIntExact(size)]);
    copy(piece, ByteOrder.nativeOrder(), swapped, order, width, size);
    return swapped;
  }

  private static Tensor vector(Storage storage, long size) {
    return new Tensor(storage, DType.U8, Shape.of(size), new long[] {1}, 0);
  }

  private static Tensor over(Tensor bytes, long at, DType dtype, Shape shape) {
    return new Tensor(bytes.storage(), dtype, shape, shape.rowMajorStrides(), at / dtype.bytes());
  }

  private static void copy(
      MemorySegment from, ByteOrder f, MemorySegment to, ByteOrder t, int width, long size) {
    ValueLayout layout =
        switch (width) {
          case 1 -> ValueLayout.JAVA_BYTE;
          case 2 -> ValueLayout.JAVA_SHORT_UNALIGNED;
          case 4 -> ValueLayout.JAVA_INT_UNALIGNED;
          default -> ValueLayout.JAVA_LONG_UNALIGNED;
        };
    MemorySegment.copy(from, layout.withOrder(f), 0, to, layout.withOrder(t), 0, size / width);
  }

  private static long byteSize(DType dtype, Shape shape) {
    long count = shape.count();
    if (count > Long.MAX_VALUE / dtype.bytes()) {
      throw new IllegalArgumentException(
          "" + dtype + shape + " has more bytes than fit in 63 bits; use smaller sizes");
    }
    return count * dtype.bytes();
  }

  private static void checkRange(Tensor bytes, long offset, long size) {
    if (bytes.dtype() != DType.U8 || bytes.shape().rank() != 1 || !bytes.isContiguous()) {
      throw new IllegalArgumentException(
          "view: the bytes are " + bytes.dtype() + bytes.shape() + ", expected a dense u8 vector");
    }
    if (offset < 0 || size > bytes.shape().count() - offset) {
      throw new IllegalArgumentException(
          "view: " + size + " bytes from byte " + offset + " on, of " + bytes.shape().count());
    }
  }

  private static void checkTruths(Tensor t) {
    if (t.dtype() != DType.BOOL) return;
    MemorySegment bytes = t.segment();
    for (long i = 0; i < t.shape().count(); i++) {
      byte b = bytes.get(ValueLayout.JAVA_BYTE, t.offset() + i);
      if ((b & ~1) != 0) {
        throw new IllegalArgumentException(
            "element " + i + " is " + (b & 0xff) + ": a truth value is 0 or 1");
      }
    }
  }
}
