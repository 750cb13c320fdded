package dev.gatun.tensor.internal.fusion;

import dev.gatun.tensor.internal.fusion.Instruction.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A machine that writes down its instructions, equal ones once. Values are their numbers. */
final class Recorder implements Machine<Integer, Integer, Integer> {
  private final boolean f64;
  private final List<Instruction> instructions = new ArrayList<>();
  private final Map<Instruction, Integer> numbers = new HashMap<>();

  Recorder(boolean f64) {
    this.f64 = f64;
  }

  List<Instruction> instructions() {
    return instructions;
  }

  private Integer record(Instruction instruction) {
    return numbers.computeIfAbsent(
        instruction,
        i -> {
          instructions.add(i);
          return instructions.size() - 1;
        });
  }

  private Integer compute(Code code, Integer... operands) {
    return record(new Instruction(code, List.of(operands), 0, 0));
  }

  private Integer shift(Code code, Integer operand, int distance) {
    return record(new Instruction(code, List.of(operand), 0, distance));
  }

  private Integer load(Code code, double number, long index) {
    return record(new Instruction(code, List.of(), number, index));
  }

  Integer input(int index, boolean mask) {
    return load(mask ? Code.MASK_INPUT : Code.INPUT, 0, index);
  }

  Integer argument(int index) {
    return load(Code.ARGUMENT, 0, index);
  }

  Instruction.Register register(int number) {
    return instructions.get(number).code().register;
  }

  @Override
  public boolean f64() {
    return f64;
  }

  @Override
  public Integer constant(double value) {
    return load(Code.CONSTANT, value, 0);
  }

  @Override
  public Integer add(Integer a, Integer b) {
    return compute(Code.ADD, a, b);
  }

  @Override
  public Integer sub(Integer a, Integer b) {
    return compute(Code.SUB, a, b);
  }

  @Override
  public Integer mul(Integer a, Integer b) {
    return compute(Code.MUL, a, b);
  }

  @Override
  public Integer div(Integer a, Integer b) {
    return compute(Code.DIV, a, b);
  }

  @Override
  public Integer fma(Integer a, Integer b, Integer c) {
    return compute(Code.FMA, a, b, c);
  }

  @Override
  public Integer sqrt(Integer a) {
    return compute(Code.SQRT, a);
  }

  @Override
  public Integer neg(Integer a) {
    return compute(Code.NEG, a);
  }

  @Override
  public Integer abs(Integer a) {
    return compute(Code.ABS, a);
  }

  @Override
  public Integer min(Integer a, Integer b) {
    return compute(Code.MIN, a, b);
  }

  @Override
  public Integer max(Integer a, Integer b) {
    return compute(Code.MAX, a, b);
  }

  @Override
  public Integer lt(Integer a, Integer b) {
    return compute(Code.LT, a, b);
  }

  @Override
  public Integer le(Integer a, Integer b) {
    return compute(Code.LE, a, b);
  }

  @Override
  public Integer eq(Integer a, Integer b) {
    return compute(Code.EQ, a, b);
  }

  @Override
  public Integer and(Integer a, Integer b) {
    return compute(Code.AND, a, b);
  }

  @Override
  public Integer or(Integer a, Integer b) {
    return compute(Code.OR, a, b);
  }

  @Override
  public Integer not(Integer a) {
    return compute(Code.NOT, a);
  }

  @Override
  public Integer select(Integer mask, Integer ifTrue, Integer ifFalse) {
    return compute(Code.SELECT, mask, ifTrue, ifFalse);
  }

  @Override
  public Integer rare(Rare function, Integer mask, Integer x, Integer y, Integer usual) {
    var operands = List.of(mask, x, y, usual);
    return record(new Instruction(Code.RARE, operands, 0, function.number()));
  }

  @Override
  public Integer bits(Integer a) {
    return compute(Code.BITS, a);
  }

  @Override
  public Integer value(Integer a) {
    return compute(Code.OF_BITS, a);
  }

  @Override
  public Integer integer(long constant) {
    return load(Code.INTEGER, 0, constant);
  }

  @Override
  public Integer plus(Integer a, Integer b) {
    return compute(Code.PLUS, a, b);
  }

  @Override
  public Integer minus(Integer a, Integer b) {
    return compute(Code.MINUS, a, b);
  }

  @Override
  public Integer bitAnd(Integer a, Integer b) {
    return compute(Code.BIT_AND, a, b);
  }

  @Override
  public Integer bitOr(Integer a, Integer b) {
    return compute(Code.BIT_OR, a, b);
  }

  @Override
  public Integer bitXor(Integer a, Integer b) {
    return compute(Code.BIT_XOR, a, b);
  }

  @Override
  public Integer shiftLeft(Integer a, int n) {
    return shift(Code.SHIFT_LEFT, a, n);
  }

  @Override
  public Integer shiftRight(Integer a, int n) {
    return shift(Code.SHIFT_RIGHT, a, n);
  }

  @Override
  public Integer shiftRightUnsigned(Integer a, int n) {
    return shift(Code.SHIFT_RIGHT_UNSIGNED, a, n);
  }
}
