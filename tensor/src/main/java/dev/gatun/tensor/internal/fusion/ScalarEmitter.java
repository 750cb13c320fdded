package dev.gatun.tensor.internal.fusion;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** Emits a loop over single elements: the scalar twin, and what remains after the last vector. */
final class ScalarEmitter extends Emitter {
  private static final ClassDesc LAYOUT = desc(ValueLayout.class);

  private final ClassDesc owner;
  private final ClassDesc value;
  private final ClassDesc bits;

  ScalarEmitter(CodeBuilder code, Body body) {
    super(code, body, 1);
    owner = desc(f64 ? ScalarF64.class : ScalarF32.class);
    value = f64 ? ConstantDescs.CD_double : ConstantDescs.CD_float;
    bits = f64 ? ConstantDescs.CD_long : ConstantDescs.CD_int;
  }

  @Override
  int elements() {
    return 1;
  }

  @Override
  int width(Instruction.Register register) {
    return f64 && register != Instruction.Register.MASK ? 2 : 1;
  }

  @Override
  void beforeSplat() {}

  @Override
  void splat(int slot) {
    if (!f64) code.d2f();
    code.storeLocal(TypeKind.from(value), slot);
  }

  @Override
  void constant(double number, int slot) {
    if (f64) code.loadConstant(number);
    else code.loadConstant((float) number);
    code.storeLocal(TypeKind.from(value), slot);
  }

  @Override
  void integer(long number, int slot) {
    if (f64) code.loadConstant(number);
    else code.loadConstant((int) number);
    code.storeLocal(TypeKind.from(bits), slot);
  }

  private ClassDesc layout(boolean mask) {
    return desc(
        mask
            ? ValueLayout.OfByte.class
            : f64 ? ValueLayout.OfDouble.class : ValueLayout.OfFloat.class);
  }

  private String layoutName(boolean mask) {
    return mask ? "JAVA_BYTE" : f64 ? "JAVA_DOUBLE" : "JAVA_FLOAT";
  }

  private ClassDesc inMemory(boolean mask) {
    return mask ? ConstantDescs.CD_byte : value;
  }

  @Override
  void load(int stream, boolean mask, int slot) {
    code.aload(stream).getstatic(LAYOUT, layoutName(mask), layout(mask));
    address(stream, mask);
    code.invokeinterface(SEGMENT, "get", type(inMemory(mask), layout(mask), ConstantDescs.CD_long));
    code.storeLocal(mask ? TypeKind.BOOLEAN : TypeKind.from(value), slot);
  }

  @Override
  void store(int stream, int valueSlot, boolean mask) {
    code.aload(stream).getstatic(LAYOUT, layoutName(mask), layout(mask));
    address(stream, mask);
    code.loadLocal(mask ? TypeKind.BOOLEAN : TypeKind.from(value), valueSlot);
    code.invokeinterface(
        SEGMENT,
        "set",
        type(ConstantDescs.CD_void, layout(mask), ConstantDescs.CD_long, inMemory(mask)));
  }

  private ClassDesc inRegister(Instruction.Register register) {
    return switch (register) {
      case VALUE -> value;
      case BITS -> bits;
      case MASK -> ConstantDescs.CD_boolean;
    };
  }

  @Override
  void compute(Instruction i, List<Integer> operandSlots, int slot) {
    var parameters = new java.util.ArrayList<ClassDesc>();
    for (int k = 0; k < operandSlots.size(); k++) {
      ClassDesc d = inRegister(operand(i.code(), k));
      code.loadLocal(TypeKind.from(d), operandSlots.get(k));
      parameters.add(d);
    }
    switch (i.code()) {
      case RARE, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> {
        code.loadConstant((int) i.index());
        parameters.add(ConstantDescs.CD_int);
      }
      default -> {}
    }
    ClassDesc result = inRegister(i.code().register);
    code.invokestatic(owner, method(i.code()), type(result, parameters.toArray(ClassDesc[]::new)));
    code.storeLocal(TypeKind.from(result), slot);
  }

  /** Returns the kind of register that operand {@code k} of an instruction is in. */
  private static Instruction.Register operand(Instruction.Code code, int k) {
    return switch (code) {
      case AND, OR, NOT -> Instruction.Register.MASK;
      case SELECT, RARE -> k == 0 ? Instruction.Register.MASK : Instruction.Register.VALUE;
      case OF_BITS,
          PLUS,
          MINUS,
          BIT_AND,
          BIT_OR,
          BIT_XOR,
          SHIFT_LEFT,
          SHIFT_RIGHT,
          SHIFT_RIGHT_UNSIGNED ->
          Instruction.Register.BITS;
      default -> Instruction.Register.VALUE;
    };
  }

  /** Returns the name in camel case: {@code SHIFT_LEFT} calls {@code shiftLeft}. */
  private static String method(Instruction.Code code) {
    var name = new StringBuilder();
    boolean upper = false;
    for (char c : code.name().toCharArray()) {
      if (c == '_') upper = true;
      else {
        name.append(upper ? c : Character.toLowerCase(c));
        upper = false;
      }
    }
    return name.toString();
  }
}
