package dev.gatun.tensor.internal.fusion;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.stream.IntStream;

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
  private final int copies;
  private final int[][] slots;
  private final int[] streams;
  private int free = FIRST_FREE;
  private int copy;

  /**
   * Creates an emitter of a loop each of whose rounds computes the body {@code copies} times, for
   * adjacent elements or vectors, step by step in turn: a processor works on one copy's step while
   * it waits for another's.
   */
  Emitter(CodeBuilder code, Body body, int copies) {
    this.code = code;
    this.body = body;
    this.copies = copies;
    this.f64 = body.f64();
    this.slots = new int[copies][body.instructions().size()];
    this.streams = new int[body.inputs() + body.results().size()];
  }

  static ClassDesc desc(Class<?> c) {
    return ClassDesc.ofDescriptor(c.descriptorString());
  }

  /** Returns how many elements one copy of the body computes. */
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

  /** Emits the loop, which ends where less is left than a round computes. */
  final void emit() {
    for (int i = 0; i < streams.length; i++) if (body.streams(i)) loadStream(i);
    for (int i = 0; i < body.instructions().size(); i++) placeResult(i);
    long round = (long) copies * elements();
    int limit = take(2);
    code.lload(TO).loadConstant(round - 1).lsub().lstore(limit);
    code.lload(FROM).lstore(COUNTER);
    var loop = code.newLabel();
    var end = code.newLabel();
    code.labelBinding(loop).lload(COUNTER).lload(limit).lcmp().ifge(end);
    round();
    code.lload(COUNTER).loadConstant(round).ladd().lstore(COUNTER);
    code.goto_(loop).labelBinding(end).return_();
  }

  /** Gives instruction {@code i} a local variable in each copy, or one if all copies share it. */
  private void placeResult(int i) {
    Instruction instruction = body.instructions().get(i);
    boolean shared = instruction.isInvariant(body.splats());
    int width = width(instruction.code().register);
    for (int c = 0; c < copies; c++) slots[c][i] = c > 0 && shared ? slots[0][i] : take(width);
    if (shared) invariant(instruction, slots[0][i]);
  }

  private void round() {
    for (int i = 0; i < body.instructions().size(); i++) {
      Instruction instruction = body.instructions().get(i);
      if (instruction.isInvariant(body.splats())) continue;
      for (copy = 0; copy < copies; copy++) variant(instruction, slots[copy][i]);
    }
    for (copy = 0; copy < copies; copy++) {
      for (int r = 0; r < body.results().size(); r++) storeResult(r);
    }
  }

  private int take(int width) {
    int slot = free;
    free += width;
    return slot;
  }

  /**
   * Keeps a stream's segment in a local variable, and its offset in the next. Asking for its size
   * makes the compiler check before the loop what kind of segment it is; then no access in the loop
   * needs a check.
   */
  private void loadStream(int i) {
    int slot = take(3);
    streams[i] = slot;
    code.aload(0).getfield(OPERANDS, "segments", SEGMENT.arrayType());
    code.loadConstant(i).aaload().astore(slot);
    code.aload(slot).invokeinterface(SEGMENT, "byteSize", type(ConstantDescs.CD_long)).pop2();
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
      default -> compute(i, i.operands().stream().map(o -> slots[copy][o]).toList(), slot);
    }
  }

  private void storeResult(int r) {
    int value = body.results().get(r);
    boolean mask = body.instructions().get(value).code().register == Instruction.Register.MASK;
    store(streams[body.inputs() + r], slots[copy][value], mask);
  }

  /** Pushes the byte offset of the current element or vector. */
  final void address(int stream, boolean mask) {
    int shift = mask ? 0 : f64 ? 3 : 2;
    code.lload(stream + 1).lload(COUNTER).loadConstant(shift).lshl().ladd();
    if (copy > 0) code.loadConstant(((long) copy * elements()) << shift).ladd();
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

    /** Returns how many streams there are. */
    int streams() {
      int all = inputs + results.size();
      return (int) IntStream.range(0, all).filter(this::streams).count();
    }

    /** Returns how many instructions a round executes. */
    int length() {
      return (int) instructions.stream().filter(i -> !i.isInvariant(splats)).count();
    }

    /** Tells whether the body reads or writes masks in memory. */
    boolean touchesMasks() {
      return instructions.stream().anyMatch(n -> n.code() == Instruction.Code.MASK_INPUT)
          || results.stream()
              .anyMatch(r -> instructions.get(r).code().register == Instruction.Register.MASK);
    }
  }
}
