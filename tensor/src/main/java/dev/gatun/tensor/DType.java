package dev.gatun.tensor;

/**
 * The type of a tensor's elements. {@link #F32} and {@link #F64} compute; {@link #BF16} and {@link
 * #F16} are for storage: an operation on them computes in F32 and rounds its result; the integers
 * index and count; {@link #BOOL} masks.
 *
 * <p>Numbers convert as Java casts them. To an integer, the fraction is cut off; what is beyond the
 * integers of 32 bits (of 64, for {@link #I64}) becomes the nearest of them, and NaN becomes 0;
 * narrower integers then keep the lower bits. What is not zero, NaN included, is true. To a
 * floating-point type, the nearest number is taken, the even one of two.
 */
public enum DType {
  /** True or false, one byte an element. */
  BOOL(1, Kind.BOOL),
  /** Unsigned integer of 8 bits. */
  U8(1, Kind.INTEGER),
  /** Signed integer of 8 bits. */
  I8(1, Kind.INTEGER),
  /** Signed integer of 16 bits. */
  I16(2, Kind.INTEGER),
  /** Signed integer of 32 bits. */
  I32(4, Kind.INTEGER),
  /** Signed integer of 64 bits. */
  I64(8, Kind.INTEGER),
  /** IEEE 754 binary16, for storage. */
  F16(2, Kind.FLOAT),
  /** The upper half of a binary32 (8 bits of exponent, 7 of mantissa), for storage. */
  BF16(2, Kind.FLOAT),
  /** IEEE 754 binary32. */
  F32(4, Kind.FLOAT),
  /** IEEE 754 binary64. */
  F64(8, Kind.FLOAT);

  private enum Kind {
    BOOL,
    INTEGER,
    FLOAT
  }

  private final int bytes;
  private final Kind kind;

  DType(int bytes, Kind kind) {
    this.bytes = bytes;
    this.kind = kind;
  }

  /** Returns the size of one element in bytes. */
  public int bytes() {
    return bytes;
  }

  /** Tells whether the elements are floating-point numbers. */
  public boolean isFloat() {
    return kind == Kind.FLOAT;
  }

  /** Tells whether the elements are integers ({@link #BOOL} is not one). */
  public boolean isInteger() {
    return kind == Kind.INTEGER;
  }

  /** Tells whether arithmetic runs in this type: {@link #F32} or {@link #F64}. */
  public boolean computes() {
    return this == F32 || this == F64;
  }

  /** Tells whether the elements are floating-point numbers of 16 bits. */
  boolean isHalf() {
    return kind == Kind.FLOAT && bytes == 2;
  }

  /**
   * Returns the type that operands of this type and of {@code other} are converted to, as {@code
   * torch.promote_types}: of two kinds the higher, in the order mask, integer, floating-point
   * number; of one kind the smaller type that holds both. {@code docs/types.md} has the table.
   */
  public DType promote(DType other) {
    return Promotion.common(this, other);
  }

  /** Returns the name in lower case, as it stands in printed tensors: {@code f32}. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
