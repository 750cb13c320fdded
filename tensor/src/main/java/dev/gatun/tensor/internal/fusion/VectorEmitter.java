package dev.gatun.tensor.internal.fusion;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.nio.ByteOrder;
import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Emits a loop over vectors of the widest kind the machine has. */
final class VectorEmitter extends Emitter {
  private static final ClassDesc ANY = desc(Vector.class);
  private static final ClassDesc MASK = desc(VectorMask.class);
  private static final ClassDesc SPECIES_TYPE = desc(VectorSpecies.class);
  private static final ClassDesc SPECIES = desc(Species.class);
  private static final ClassDesc RARE = desc(Rare.class);
  private static final ClassDesc ORDER = desc(ByteOrder.class);
  private static final ClassDesc OPERATORS = desc(VectorOperators.class);
  private static final ClassDesc COMPARISON = desc(VectorOperators.Comparison.class);
  private static final ClassDesc ASSOCIATIVE = desc(VectorOperators.Associative.class);
  private static final ClassDesc BINARY = desc(VectorOperators.Binary.class);

  private final ClassDesc value;
  private final ClassDesc bits;
  private final ClassDesc number;
  private final ClassDesc integer;

  VectorEmitter(CodeBuilder code, Body body, int copies) {
    super(code, body, copies);
    value = desc(f64 ? DoubleVector.class : FloatVector.class);
    bits = desc(f64 ? LongVector.class : IntVector.class);
    number = f64 ? ConstantDescs.CD_double : ConstantDescs.CD_float;
    integer = f64 ? ConstantDescs.CD_long : ConstantDescs.CD_int;
  }

  @Override
  int elements() {
    return (f64 ? Species.F64 : Species.F32).length();
  }

  @Override
  int width(Instruction.Register register) {
    return 1;
  }

  private void species() {
    code.getstatic(SPECIES, f64 ? "F64" : "F32", SPECIES_TYPE);
  }

  @Override
  void beforeSplat() {
    species();
  }

  @Override
  void splat(int slot) {
    if (!f64) code.d2f();
    code.invokestatic(value, "broadcast", type(value, SPECIES_TYPE, number)).astore(slot);
  }

  @Override
  void constant(double v, int slot) {
    species();
    if (f64) code.loadConstant(v);
    else code.loadConstant((float) v);
    code.invokestatic(value, "broadcast", type(value, SPECIES_TYPE, number)).astore(slot);
  }

  @Override
  void integer(long v, int slot) {
    code.getstatic(SPECIES, f64 ? "I64" : "I32", SPECIES_TYPE);
    if (f64) code.loadConstant(v);
    else code.loadConstant((int) v);
    code.invokestatic(bits, "broadcast", type(bits, SPECIES_TYPE, integer)).astore(slot);
  }

  @Override
  void load(int stream, boolean mask, int slot) {
    species();
    code.aload(stream);
    address(stream, mask);
    code.getstatic(SPECIES, "ORDER", ORDER);
    code.invokestatic(
        value,
        "fromMemorySegment",
        type(value, SPECIES_TYPE, SEGMENT, ConstantDescs.CD_long, ORDER));
    code.astore(slot);
  }

  @Override
  void store(int stream, int valueSlot, boolean mask) {
    code.aload(valueSlot).aload(stream);
    address(stream, mask);
    code.getstatic(SPECIES, "ORDER", ORDER);
    code.invokevirtual(
        value,
        "intoMemorySegment",
        type(ConstantDescs.CD_void, SEGMENT, ConstantDescs.CD_long, ORDER));
  }

  @Override
  void compute(Instruction i, List<Integer> slots, int slot) {
    if (i.code() == Instruction.Code.RARE) {
      rare((int) i.index(), slots, slot);
      return;
    }
    switch (i.code()) {
      case ADD, SUB, MUL, DIV, MIN, MAX -> call(value, lower(i), slots, value, ANY);
      case FMA -> call(value, "fma", slots, value, ANY, ANY);
      case SQRT, NEG, ABS -> call(value, lower(i), slots, value);
      case LT, LE, EQ -> compare(i.code().name(), slots);
      case AND, OR -> call(MASK, lower(i), slots, MASK, MASK);
      case NOT -> call(MASK, "not", slots, MASK);
      case SELECT ->
          call(value, "blend", List.of(slots.get(2), slots.get(1), slots.get(0)), value, ANY, MASK);
      case BITS -> call(value, f64 ? "reinterpretAsLongs" : "reinterpretAsInts", slots, bits);
      case OF_BITS ->
          call(bits, f64 ? "reinterpretAsDoubles" : "reinterpretAsFloats", slots, value);
      case PLUS -> call(bits, "add", slots, bits, ANY);
      case MINUS -> call(bits, "sub", slots, bits, ANY);
      case BIT_AND -> combine("AND", slots);
      case BIT_OR -> combine("OR", slots);
      case BIT_XOR -> combine("XOR", slots);
      case SHIFT_LEFT -> shift("LSHL", slots.getFirst(), i.index());
      case SHIFT_RIGHT -> shift("ASHR", slots.getFirst(), i.index());
      case SHIFT_RIGHT_UNSIGNED -> shift("LSHR", slots.getFirst(), i.index());
      case RARE, INPUT, MASK_INPUT, ARGUMENT, CONSTANT, INTEGER ->
          throw new IllegalStateException(i.code() + " computes nothing");
    }
    code.astore(slot);
  }

  /** Takes the usual value, and where the mask is true for some lane, replaces it in an array. */
  private void rare(int function, List<Integer> slots, int slot) {
    int mask = slots.get(0);
    ClassDesc array = number.arrayType();
    var end = code.newLabel();
    code.aload(slots.get(3)).astore(slot);
    code.aload(mask).invokevirtual(MASK, "anyTrue", type(ConstantDescs.CD_boolean)).ifeq(end);
    species();
    code.loadConstant(function);
    for (int s : slots.subList(1, 4)) code.aload(s).invokevirtual(value, "toArray", type(array));
    code.aload(mask).invokevirtual(MASK, "toLong", type(ConstantDescs.CD_long));
    code.invokestatic(
        RARE,
        "replace",
        type(array, ConstantDescs.CD_int, array, array, array, ConstantDescs.CD_long));
    code.loadConstant(0);
    code.invokestatic(value, "fromArray", type(value, SPECIES_TYPE, array, ConstantDescs.CD_int));
    code.astore(slot).labelBinding(end);
  }

  private static String lower(Instruction i) {
    return i.code().name().toLowerCase(java.util.Locale.ROOT);
  }

  private void call(
      ClassDesc owner,
      String name,
      List<Integer> slots,
      ClassDesc result,
      ClassDesc... parameters) {
    for (int s : slots) code.aload(s);
    code.invokevirtual(owner, name, type(result, parameters));
  }

  private void compare(String comparison, List<Integer> slots) {
    code.aload(slots.get(0)).getstatic(OPERATORS, comparison, COMPARISON).aload(slots.get(1));
    code.invokevirtual(value, "compare", type(MASK, COMPARISON, ANY));
  }

  private void combine(String operator, List<Integer> slots) {
    code.aload(slots.get(0)).getstatic(OPERATORS, operator, ASSOCIATIVE).aload(slots.get(1));
    code.invokevirtual(bits, "lanewise", type(bits, BINARY, ANY));
  }

  private void shift(String operator, int operand, long distance) {
    code.aload(operand).getstatic(OPERATORS, operator, BINARY);
    if (f64) code.loadConstant(distance);
    else code.loadConstant((int) distance);
    code.invokevirtual(bits, "lanewise", type(bits, BINARY, integer));
  }
}
