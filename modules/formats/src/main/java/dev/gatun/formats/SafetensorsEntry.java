package dev.gatun.formats;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;

/**
 * What the header of a safetensors file says of one tensor.
 *
 * @param begin where its bytes begin, counted from the end of the header
 * @param end where they end
 */
record SafetensorsEntry(String name, DType dtype, Shape shape, long begin, long end) {

  /** Returns the number of bytes that type and shape ask for. */
  long size() {
    return shape.count() * dtype.bytes();
  }

  /** Names the tensor in messages. */
  String title() {
    return title(name);
  }

  static String title(String name) {
    return "tensor '" + name + "'";
  }

  /** Returns the type of this name. */
  static DType type(String name) throws FormatException {
    for (DType dtype : DType.values()) if (dtype.name().equals(name)) return dtype;
    throw new FormatException("its dtype is " + name + ": " + reason(name));
  }

  private static String reason(String name) {
    return switch (name) {
      case "U16", "U32", "U64" ->
          "Gatun's unsigned integers have 8 bits; save it as I32 or I64 instead";
      case "F4", "F6_E2M3", "F6_E3M2", "F8_E5M2", "F8_E4M3", "F8_E8M0" ->
          "Gatun's floating-point numbers have 16 bits or more; save it as BF16 or F32 instead";
      case "C64" -> "Gatun has no complex numbers; save real and imaginary parts as two tensors";
      default -> "expected one of BOOL, U8, I8, I16, I32, I64, F16, BF16, F32, F64";
    };
  }
}
