package dev.gatun.tensor;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The types that operations on operands of different types compute in: those of PyTorch, whose
 * rules are in "Type promotion" of its page on tensor attributes.
 */
final class Promotion {
  /** For each pair of types the one that both are converted to: the only place that says so. */
  static final String TABLE =
      """
            bool  u8    i8    i16   i32   i64   f16   bf16  f32   f64
      bool  bool  u8    i8    i16   i32   i64   f16   bf16  f32   f64
      u8    u8    u8    i16   i16   i32   i64   f16   bf16  f32   f64
      i8    i8    i16   i8    i16   i32   i64   f16   bf16  f32   f64
      i16   i16   i16   i16   i16   i32   i64   f16   bf16  f32   f64
      i32   i32   i32   i32   i32   i32   i64   f16   bf16  f32   f64
      i64   i64   i64   i64   i64   i64   i64   f16   bf16  f32   f64
      f16   f16   f16   f16   f16   f16   f16   f16   f32   f32   f64
      bf16  bf16  bf16  bf16  bf16  bf16  bf16  f32   bf16  f32   f64
      f32   f32   f32   f32   f32   f32   f32   f32   f32   f32   f64
      f64   f64   f64   f64   f64   f64   f64   f64   f64   f64   f64
      """;

  private static final Map<DType, Map<DType, DType>> PAIRS = parse();

  private Promotion() {}

  private static Map<DType, Map<DType, DType>> parse() {
    List<List<String>> rows = TABLE.lines().map(line -> List.of(line.strip().split(" +"))).toList();
    Map<DType, Map<DType, DType>> pairs = new EnumMap<>(DType.class);
    for (List<String> row : rows.subList(1, rows.size())) {
      Map<DType, DType> of = new EnumMap<>(DType.class);
      for (int i = 1; i < row.size(); i++)
        of.put(type(rows.getFirst().get(i - 1)), type(row.get(i)));
      pairs.put(type(row.getFirst()), of);
    }
    return pairs;
  }

  private static DType type(String name) {
    return DType.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Returns the type that both types are converted to. */
  static DType common(DType a, DType b) {
    return a == b ? a : Objects.requireNonNull(Objects.requireNonNull(PAIRS.get(a)).get(b));
  }

  /**
   * Returns the type that all operands are converted to. Those without dimensions rank lower: they
   * count only if they are of a higher kind than all others, in the order mask, integer,
   * floating-point number.
   */
  static DType result(Host<?>... operands) {
    return result(0, operands);
  }

  /** Returns the type that the operands from number {@code first} on are converted to. */
  static DType result(int first, Host<?>... operands) {
    DType wide = null;
    DType single = null;
    for (int i = first; i < operands.length; i++) {
      DType t = operands[i].dtype();
      if (operands[i].shape().rank() > 0) wide = wide == null ? t : common(wide, t);
      else single = single == null ? t : common(single, t);
    }
    return ranked(wide, single);
  }

  private static DType ranked(@Nullable DType wide, @Nullable DType single) {
    if (wide == null) return Objects.requireNonNull(single, "of no operands");
    if (single == null || wide.isFloat()) return wide;
    return wide == DType.BOOL || single.isFloat() ? common(wide, single) : wide;
  }

  /** Returns the type that a function of real numbers computes in for operands of this type. */
  static DType computing(DType t) {
    return t == DType.F64 ? DType.F64 : DType.F32;
  }
}
