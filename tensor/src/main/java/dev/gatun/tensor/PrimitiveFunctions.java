package dev.gatun.tensor;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Each pointwise primitive as a function of its own, with its kernels and derivatives. */
final class PrimitiveFunctions {
  private static final Map<Op.Unary, ElementwiseFunction> UNARY =
      functions(new EnumMap<>(Op.Unary.class), Op.Unary.values());
  private static final Map<Op.Binary, ElementwiseFunction> BINARY =
      functions(new EnumMap<>(Op.Binary.class), Op.Binary.values());
  private static final Map<Op.Ternary, ElementwiseFunction> TERNARY =
      functions(new EnumMap<>(Op.Ternary.class), Op.Ternary.values());

  private PrimitiveFunctions() {}

  private static <P extends Op.Primitive> Map<P, ElementwiseFunction> functions(
      Map<P, ElementwiseFunction> map, P[] ops) {
    for (P op : ops) map.put(op, ElementwiseFunction.of(op));
    return map;
  }

  static ElementwiseFunction of(Op.Primitive op) {
    return Objects.requireNonNull(
        switch (op) {
          case Op.Unary u -> UNARY.get(u);
          case Op.Binary b -> BINARY.get(b);
          case Op.Ternary t -> TERNARY.get(t);
        });
  }
}
