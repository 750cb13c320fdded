package dev.gatun.formats;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;

/**
 * The type of the elements in a safetensors file, by its name there. Unsigned integers that Gatun
 * has no type for become wider signed ones.
 */
enum SafetensorsType {
  BOOL(DType.BOOL),
  U8(DType.U8),
  I8(DType.I8),
  I16(DType.I16),
  I32(DType.I32),
  I64(DType.I64),
  F16(DType.F16),
  BF16(DType.BF16),
  F32(DType.F32),
  F64(DType.F64),
  U16(DType.I16),
  U32(DType.I32),
  U64(DType.I64);

  private final DType stored;

  SafetensorsType(DType stored) {
    this.stored = stored;
  }

  /** Returns the type that the bytes in the file are taken as at first. */
  DType stored() {
    return stored;
  }

  /** Returns the bytes of an element in the file. */
  int bytes() {
    return stored.bytes();
  }

  /** Returns how elements of this type are written. */
  static SafetensorsType of(DType dtype) {
    return valueOf(dtype.name());
  }

  /** Returns the type of this name. */
  static SafetensorsType parse(String name) throws FormatException {
    for (SafetensorsType t : values()) if (t.name().equals(name)) return t;
    throw new FormatException("its dtype is " + name + ": " + reason(name));
  }

  private static String reason(String name) {
    return switch (name) {
      case "F4", "F6_E2M3", "F6_E3M2", "F8_E5M2", "F8_E4M3", "F8_E8M0" ->
          "Gatun's floating-point numbers have 16 bits or more; save it as BF16 or F32 instead";
      case "C64" -> "Gatun has no complex numbers; save real and imaginary parts as two tensors";
      default -> "expected one of BOOL, U8, I8, U16, I16, U32, I32, U64, I64, F16, BF16, F32, F64";
    };
  }

  /**
   * Returns what the elements mean, which were taken as signed: those of 2 and 4 bytes become twice
   * as wide; the others are the same.
   *
   * @throws FormatException if an element of 8 bytes is beyond what i64 holds
   */
  Tensor widened(Tensor signed) throws FormatException {
    return switch (this) {
      case U16 -> lowBits(signed.to(DType.I32), 0xFFFFL);
      case U32 -> lowBits(signed.to(DType.I64), 0xFFFF_FFFFL);
      case U64 -> checked(signed);
      default -> signed;
    };
  }

  private static Tensor lowBits(Tensor x, long mask) {
    return x.logicalAnd(Tensor.of(mask).reshape().to(x.dtype()));
  }

  private static Tensor checked(Tensor x) throws FormatException {
    if (x.shape().count() == 0) return x;
    for (long bits : x.amin().toLongArray()) {
      if (bits >= 0) continue;
      throw new FormatException(
          "an element is "
              + Long.toUnsignedString(bits)
              + ", beyond the 9223372036854775807 that i64 holds; save it as F64 instead");
    }
    return x;
  }
}
