package dev.gatun.autograd;

import dev.gatun.tensor.Op;
import dev.gatun.tensor.SavedTensor;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A computation written down, operation by operation, to be repeated on the same operands. What the
 * operations were given is part of them: so the random numbers of dropout repeat themselves, and
 * whether layers train does not matter any more, nor does their code run again.
 */
final class Tape {
  private final List<Step> steps = new ArrayList<>();
  private final IdentityHashMap<Variable, Integer> places = new IdentityHashMap<>();
  private final IdentityHashMap<Tensor, Integer> values = new IdentityHashMap<>();
  private final List<Variable> operands;
  private final List<Outside> outside = new ArrayList<>();
  private int[] operandPlaces = {};
  private int used;

  /**
   * One operation.
   *
   * @param operands where they are; {@code ~place} means the value there as a constant
   * @param first where the first result goes
   */
  private record Step(Op op, boolean recorded, List<Integer> operands, int first, int results) {}

  /** A constant from outside. */
  private record Outside(int place, Variable value, SavedTensor claim) {}

  /** Begins with these operands. */
  Tape(List<Variable> operands) {
    this.operands = new ArrayList<>();
    operands.forEach(this::addOperand);
  }

  private int addOperand(Variable x) {
    operands.add(x);
    return place(x);
  }

  private int place(Variable v) {
    places.put(v, used);
    values.putIfAbsent(v.value(), used);
    return used++;
  }

  void write(Op op, boolean recorded, List<Variable> results, Variable... from) {
    List<Integer> read = new ArrayList<>();
    for (Variable v : from) read.add(find(v));
    steps.add(new Step(op, recorded, read, used, results.size()));
    results.forEach(this::place);
  }

  /** Returns where a variable is; one that is not from here becomes an operand or a constant. */
  int find(Variable v) {
    Integer known = places.get(v);
    if (known != null) return known;
    if (v.requiresGrad()) return addOperand(v);
    Integer value = values.get(v.value());
    if (value != null) return ~value;
    outside.add(new Outside(used, v, new SavedTensor(v.value())));
    return place(v);
  }

  /** Returns the operands: those at the start, and the variables that were read besides. */
  List<Variable> operands() {
    return operands;
  }

  /** Forgets what is only needed for writing. */
  void finish() {
    operandPlaces = operands.stream().mapToInt(places::get).toArray();
    places.clear();
    values.clear();
    operands.clear();
  }

  /** Repeats the computation on other operands and returns what is at {@code place}. */
  Variable replay(List<Variable> inputs, int place) {
    @Nullable Variable[] at = new Variable[used];
    for (int i = 0; i < operandPlaces.length; i++) at[operandPlaces[i]] = inputs.get(i);
    for (Outside o : outside) {
      o.claim.get();
      at[o.place] = o.value;
    }
    for (Step step : steps) {
      List<Variable> read = new ArrayList<>();
      for (int p : step.operands) read.add(value(at, p));
      List<Variable> results =
          Recording.with(step.recorded, () -> Variable.applyTo(step.op, read, step.results));
      for (int i = 0; i < results.size(); i++) at[step.first + i] = results.get(i);
    }
    return value(at, place);
  }

  private static Variable value(@Nullable Variable[] at, int place) {
    Variable v = at[place < 0 ? ~place : place];
    if (v == null) throw new IllegalStateException("nothing was written at " + place);
    return place < 0 ? v.detach() : v;
  }

  void release() {
    for (Outside o : outside) o.claim.release();
  }
}
