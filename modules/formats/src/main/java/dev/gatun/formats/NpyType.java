package dev.gatun.formats;

import dev.gatun.tensor.DType;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * The type of the elements in an .npy file, by its name in NumPy: the kind, and the bytes of an
 * element. Unsigned integers that Gatun has no type for become wider signed ones.
 */
enum NpyType {
  B1(DType.BOOL),
  U1(DType.U8),
  I1(DType.I8),
  I2(DType.I16),
  I4(DType.I32),
  I8(DType.I64),
  U2(DType.I32),
  U4(DType.I64),
  U8(DType.I64),
  F2(DType.F16),
  F4(DType.F32),
  F8(DType.F64);

  private final DType dtype;

  NpyType(DType dtype) {
    this.dtype = dtype;
  }

  /** Returns the type of the tensor that the elements make. */
  DType dtype() {
    return dtype;
  }

  /** Returns the bytes of one element in the file. */
  int bytes() {
    return name().charAt(1) - '0';
  }

  /** Tells whether elements must be widened, or their highest bit checked. */
  boolean isWideUnsigned() {
    return name().charAt(0) == 'U' && this != U1;
  }

  /** Returns the description of little-endian elements in a header: {@code <f4}. */
  String description() {
    return (bytes() == 1 ? "|" : "<") + name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns how elements of this type are written: the first of the types that are read as it.
   *
   * @throws IllegalArgumentException if NumPy has no such type
   */
  static NpyType of(DType dtype) {
    for (NpyType t : values()) if (t.dtype == dtype) return t;
    throw new IllegalArgumentException(
        "NumPy has no type for " + dtype + "; write to(DType.F32) instead, or use safetensors");
  }

  /** A type with the byte order that a header gives it. */
  record Ordered(NpyType type, ByteOrder order) {}

  /**
   * Returns the type that a header describes: byte order, kind and size, such as {@code >i2}. As in
   * NumPy, {@code =}, {@code |} or nothing in the place of the order mean the machine's own.
   *
   * @throws FormatException if it is not a number or truth value of a known size
   */
  static Ordered parse(String description) throws FormatException {
    int skip = !description.isEmpty() && "<>=|".indexOf(description.charAt(0)) >= 0 ? 1 : 0;
    String name = description.substring(skip);
    ByteOrder order =
        switch (skip == 0 ? '=' : description.charAt(0)) {
          case '<' -> ByteOrder.LITTLE_ENDIAN;
          case '>' -> ByteOrder.BIG_ENDIAN;
          default -> ByteOrder.nativeOrder();
        };
    for (NpyType t : values()) {
      if (t.name().toLowerCase(Locale.ROOT).equals(name)) return new Ordered(t, order);
    }
    throw new FormatException("the elements are '" + description + "': " + reason(name));
  }

  private static String reason(String name) {
    return switch (name.isEmpty() ? ' ' : name.charAt(0)) {
      case 'O' -> "Python objects are pickled programs, which Gatun does not run";
      case 'c' -> "Gatun has no complex numbers; save real and imaginary parts as two arrays";
      case 'S', 'a', 'U' -> "strings are not numbers";
      case 'V' -> "raw bytes (void) have no meaning as numbers; save them as a numeric type";
      case 'M', 'm' -> "dates and times are not numbers; save astype('int64')";
      case 'f' -> "expected f2, f4 or f8; save astype('float64')";
      default -> "expected one of b1, i1, i2, i4, i8, u1, u2, u4, u8, f2, f4, f8";
    };
  }
}
