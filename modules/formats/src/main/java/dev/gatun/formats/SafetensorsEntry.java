package dev.gatun.formats;

import dev.gatun.tensor.Shape;

/**
 * What the header of a safetensors file says of one tensor.
 *
 * @param begin where its bytes begin, counted from the end of the header
 * @param end where they end
 */
record SafetensorsEntry(String name, SafetensorsType type, Shape shape, long begin, long end) {

  /** Returns the number of bytes that type and shape ask for. */
  long size() {
    return shape.count() * type.bytes();
  }

  /** Names the tensor in messages. */
  String title() {
    return title(name);
  }

  static String title(String name) {
    return "tensor '" + name + "'";
  }
}
