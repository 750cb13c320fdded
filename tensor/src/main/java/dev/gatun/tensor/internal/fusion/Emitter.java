package dev.gatun.tensor.internal.fusion;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Writes the byte code of one loop over a recorded body: the parameters are the operands (0), the
 * first element (1) and the last (3). Values that are the same for all elements come before the
 * loop.
 */
abstract class Emitter {
  static final ClassDesc OPERANDS = desc(Operands.class);
  static final ClassDesc SEGMENT = desc(java.lang.foreign.MemorySegment.class);
  private static final int FROM = 1;
  private static final int TO = 3;
  private static final int COUNTER = 5;
  private static final int FIRST_FREE = 7;

  final CodeBuilder code;
  final boolean f64;
  private final Body body;
  private final int[] slots;
  private final int[] streams;
  private int free = FIRST_FREE;

  Emitter(CodeBuilder code, Body body) {
    this.code = code;
    this.body = body;
    this.f64 = body.f64();
    this.slots = new int[body.instructions().size()];
    this.streams = new int[body.inputs() + body.results().size()];
  }

  static ClassDesc desc(Class<?> c) {
    return ClassDesc.ofDescriptor(c.descriptorString());
  }

  /** Returns how many elements one round of the loop computes. */
  abstract int elements();

  /** Pushes what {@link #splat} wants below the number. */
  abstract void beforeSplat();

  /** Pops a double into a register of this machine. */
  abstract void splat(int slot);

  abstract void constant(double value, int slot);

  abstract void integer(long value, int slot);

  /** Loads the current element or vector of the stream kept in local {@code stream}. */
  abstract void load(int stream, boolean mask, int slot);

  /** Stores to the current element or vector of the stream kept in local {@code stream}. */
  abstract void store(int stream, int valueSlot, boolean mask);

  abstract void compute(Instruction instruction, List<Integer> operandSlots, int slot);

  /** Returns the number of local variables that a register of this kind takes. */
  abstract int width(Instruction.Register register);

  final void emit() {
    for (int i = 0; i < streams.length; i++) if (body.streams(i)) loadStream(i);
    var instructions = body.instructions();
    for (int i = 0; i < slots.length; i++) {
      slots[i] = take(width(instructions.get(i).code().register));
      if (instructions.get(i).isInvariant(body.splats())) invariant(instructions.get(i), slots[i]);
    }
    code.lload(FROM).lstore(COUNTER);
    var loop = code.newLabel();
    var end = code.newLabel();
    code.labelBinding(loop).lload(COUNTER).lload(TO).lcmp().ifge(end);
    for (int i = 0; i < slots.length; i++) {
      if (!instructions.get(i).isInvariant(body.splats())) variant(instructions.get(i), slots[i]);
    }
    for (int r = 0; r < body.results().size(); r++) storeResult(r);
    code.lload(COUNTER).loadConstant((long) elements()).ladd().lstore(COUNTER);
    code.goto_(loop).labelBinding(end).return_();
  }

  private int take(int width) {
    int slot = free;
    free += width;
    return slot;
  }

  /** Keeps a stream's segment in a local variable, and its offset in the next. */
  private void loadStream(int i) {
    int slot = take(3);
    streams[i] = slot;
    code.aload(0).getfield(OPERANDS, "segments", SEGMENT.arrayType());
    code.loadConstant(i).aaload().astore(slot);
    code.aload(0).getfield(OPERANDS, "offsets", ConstantDescs.CD_long.arrayType());
    code.loadConstant(i).laload().lstore(slot + 1);
  }

  private void invariant(Instruction i, int slot) {
    switch (i.code()) {
      case CONSTANT -> constant(i.number(), slot);
      case INTEGER -> integer(i.index(), slot);
      case INPUT -> scalar((int) i.index(), slot);
      default -> scalar(body.inputs() + (int) i.index(), slot);
    }
  }

  private void scalar(int index, int slot) {
    beforeSplat();
    code.aload(0).getfield(OPERANDS, "scalars", ConstantDescs.CD_double.arrayType());
    code.loadConstant(index).daload();
    splat(slot);
  }

  private void variant(Instruction i, int slot) {
    switch (i.code()) {
      case INPUT, MASK_INPUT -> {
        boolean mask = i.code() == Instruction.Code.MASK_INPUT;
        load(streams[(int) i.index()], mask, slot);
      }
      default -> compute(i, i.operands().stream().map(o -> slots[o]).toList(), slot);
    }
  }

  private void storeResult(int r) {
    int value = body.results().get(r);
    boolean mask = body.instructions().get(value).code().register == Instruction.Register.MASK;
    store(streams[body.inputs() + r], slots[value], mask);
  }

  /** Pushes the byte offset of the current element. */
  final void address(int stream, boolean mask) {
    code.lload(stream + 1).lload(COUNTER);
    if (!mask) code.loadConstant(f64 ? 3 : 2).lshl();
    code.ladd();
  }

  static MethodTypeDesc type(ClassDesc result, ClassDesc... parameters) {
    return MethodTypeDesc.of(result, parameters);
  }

  /**
   * A recorded loop body.
   *
   * @param splats the inputs that are the same for all elements, a bit each
   */
  record Body(
      List<Instruction> instructions, List<Integer> results, int inputs, long splats, boolean f64) {
    /** Tells whether stream {@code i} is read or written element by element. */
    boolean streams(int i) {
      return i >= inputs
          || instructions.stream()
              .anyMatch(
                  n ->
                      (n.code() == Instruction.Code.INPUT
                              || n.code() == Instruction.Code.MASK_INPUT)
                          && n.index() == i
                          && !n.isInvariant(splats));
    }

    /** Tells whether the body reads or writes masks in memory. */
    boolean touchesMasks() {
      return instructions.stream().anyMatch(n -> n.code() == Instruction.Code.MASK_INPUT)
          || results.stream()
              .anyMatch(r -> instructions.get(r).code().register == Instruction.Register.MASK);
    }
  }
}
