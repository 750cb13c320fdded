package dev.gatun.tensor.internal.fusion;

import dev.gatun.tensor.Op;
import dev.gatun.tensor.internal.fusion.Program.Step;
import java.util.ArrayList;
import java.util.List;

/** Writes a program's primitives down as instructions. */
final class Lowering {
  private final Recorder machine;
  private final List<Integer> values = new ArrayList<>();

  private Lowering(boolean f64) {
    this.machine = new Recorder(f64);
  }

  static Emitter.Body lower(Program program, boolean f64, long masks, long splats) {
    var lowering = new Lowering(f64);
    for (Step step : program.steps()) lowering.values.add(lowering.step(step, masks));
    return new Emitter.Body(
        lowering.machine.instructions(),
        program.results().stream().map(lowering.values::get).toList(),
        program.inputs(),
        splats,
        f64);
  }

  private Integer step(Step step, long masks) {
    return switch (step) {
      case Step.Input(int i) -> machine.input(i, (masks >> i & 1) != 0);
      case Step.Argument(int i) -> machine.argument(i);
      case Step.Constant(double v) -> machine.constant(v);
      case Step.Apply(Op.Unary op, var in) -> unary(op, values.get(in.get(0)));
      case Step.Apply(Op.Binary op, var in) ->
          binary(op, values.get(in.get(0)), values.get(in.get(1)));
      case Step.Apply(Op.Ternary op, var in) ->
          ternary(op, values.get(in.get(0)), values.get(in.get(1)), values.get(in.get(2)));
      case Step.ExpOfNegative(int x) -> ExpFunctions.expOfNegative(machine, number(values.get(x)));
      case Step.Fma(int a, int b, int c) ->
          machine.fma(number(values.get(a)), number(values.get(b)), number(values.get(c)));
    };
  }

  private boolean isMask(Integer value) {
    return machine.register(value) == Instruction.Register.MASK;
  }

  /** Returns a mask: a number counts as true if it is not zero. */
  private Integer mask(Integer value) {
    return isMask(value) ? value : machine.ne(value, machine.constant(0));
  }

  /** Returns a number: a true mask counts as one. */
  private Integer number(Integer value) {
    return isMask(value) ? machine.select(value, machine.constant(1), machine.constant(0)) : value;
  }

  private Integer unary(Op.Unary op, Integer operand) {
    if (op == Op.Unary.NOT) return machine.not(mask(operand));
    return UnaryLowering.lower(machine, op, number(operand));
  }

  private Integer binary(Op.Binary op, Integer left, Integer right) {
    return switch (op) {
      case AND -> machine.and(mask(left), mask(right));
      case OR -> machine.or(mask(left), mask(right));
      case XOR -> {
        Integer a = mask(left);
        Integer b = mask(right);
        yield machine.and(machine.or(a, b), machine.not(machine.and(a, b)));
      }
      default -> arithmetic(op, number(left), number(right));
    };
  }

  private Integer arithmetic(Op.Binary op, Integer a, Integer b) {
    return switch (op) {
      case ADD -> machine.add(a, b);
      case SUB -> machine.sub(a, b);
      case MUL -> machine.mul(a, b);
      case DIV -> machine.div(a, b);
      case MAXIMUM -> machine.max(a, b);
      case MINIMUM -> machine.min(a, b);
      case POW -> PowFunction.pow(machine, a, b);
      case ATAN2 -> InverseTrigFunctions.atan2(machine, a, b);
      case HYPOT -> ArithmeticFunctions.hypot(machine, a, b);
      case LOGADDEXP -> SigmoidFunctions.logAddExp(machine, a, b);
      case FMOD -> ArithmeticFunctions.fmod(machine, a, b);
      case REMAINDER -> ArithmeticFunctions.remainder(machine, a, b);
      case FLOOR_DIVIDE -> ArithmeticFunctions.floorDivide(machine, a, b);
      case EQ -> machine.eq(a, b);
      case NE -> machine.ne(a, b);
      case LT -> machine.lt(a, b);
      case LE -> machine.le(a, b);
      case GT -> machine.gt(a, b);
      case GE -> machine.ge(a, b);
      case AND, OR, XOR -> throw new IllegalStateException(op + " takes masks");
    };
  }

  private Integer ternary(Op.Ternary op, Integer first, Integer second, Integer third) {
    return switch (op) {
      case WHERE -> {
        Integer condition = mask(first);
        if (!isMask(second) || !isMask(third)) {
          yield machine.select(condition, number(second), number(third));
        }
        Integer yes = machine.and(condition, second);
        yield machine.or(yes, machine.and(machine.not(condition), third));
      }
    };
  }
}
