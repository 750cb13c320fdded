package dev.gatun.tensor.internal.fusion;

import java.util.List;

/**
 * One instruction of a recorded loop body.
 *
 * @param code what it does
 * @param operands the numbers of the instructions whose values it takes
 * @param number the constant of {@link Code#CONSTANT}
 * @param index the constant of {@link Code#INTEGER}, the distance of a shift, or the number of an
 *     input, of an argument or of a {@link Rare} function
 */
record Instruction(Code code, List<Integer> operands, double number, long index) {
  /** What kind of register holds a value. */
  enum Register {
    VALUE,
    BITS,
    MASK
  }

  /** What an instruction does, and the kind of register that its value is in. */
  enum Code {
    INPUT(Register.VALUE),
    MASK_INPUT(Register.MASK),
    ARGUMENT(Register.VALUE),
    CONSTANT(Register.VALUE),
    ADD(Register.VALUE),
    SUB(Register.VALUE),
    MUL(Register.VALUE),
    DIV(Register.VALUE),
    FMA(Register.VALUE),
    SQRT(Register.VALUE),
    NEG(Register.VALUE),
    ABS(Register.VALUE),
    MIN(Register.VALUE),
    MAX(Register.VALUE),
    LT(Register.MASK),
    LE(Register.MASK),
    EQ(Register.MASK),
    AND(Register.MASK),
    OR(Register.MASK),
    NOT(Register.MASK),
    SELECT(Register.VALUE),
    RARE(Register.VALUE),
    BITS(Register.BITS),
    OF_BITS(Register.VALUE),
    INTEGER(Register.BITS),
    PLUS(Register.BITS),
    MINUS(Register.BITS),
    BIT_AND(Register.BITS),
    BIT_OR(Register.BITS),
    BIT_XOR(Register.BITS),
    SHIFT_LEFT(Register.BITS),
    SHIFT_RIGHT(Register.BITS),
    SHIFT_RIGHT_UNSIGNED(Register.BITS);

    final Register register;

    Code(Register register) {
      this.register = register;
    }
  }

  /** Tells whether the value is the same for all elements. */
  boolean isInvariant(long splats) {
    return switch (code) {
      case ARGUMENT, CONSTANT, INTEGER -> true;
      case INPUT -> (splats >> index & 1) != 0;
      default -> false;
    };
  }
}
