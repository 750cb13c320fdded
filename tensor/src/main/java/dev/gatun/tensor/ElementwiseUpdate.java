package dev.gatun.tensor;

import dev.gatun.tensor.internal.fusion.Operands;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A change of several tensors in place, in one pass over their elements: what an optimizer does to
 * a parameter and its state. Written as a function from the old values to the new ones.
 */
public final class ElementwiseUpdate {
  private final ElementwiseProgram program;

  private ElementwiseUpdate(ElementwiseProgram program) {
    this.program = program;
  }

  /**
   * Returns the update that {@code f} describes: its first result overwrites the first operand, and
   * so on; operands beyond the results are only read.
   *
   * @param arity the number of operands
   * @param arguments the number of numbers that are given with each call
   * @throws IllegalArgumentException if there are more results than operands
   */
  public static ElementwiseUpdate of(
      String name, int arity, int arguments, Function<ElementwiseFunction.Inputs, List<Expr>> f) {
    var program = ElementwiseProgram.of(name, arity, arguments, f);
    List<Expr> results = program.results();
    if (results.isEmpty() || results.size() > arity) {
      throw new IllegalArgumentException(
          name
              + ": "
              + results.size()
              + " results for "
              + arity
              + " operands; expected 1 to arity");
    }
    return new ElementwiseUpdate(program);
  }

  /**
   * Overwrites the first operands with the results.
   *
   * @throws IllegalArgumentException if the operands are not of one shape and one computing type,
   *     or one to be overwritten is not dense and row-major
   * @throws UnsupportedOperationException if one to be overwritten is a mapped file's
   */
  public void apply(List<Tensor> operands, double... numbers) {
    Tensor first = operands.getFirst();
    if (operands.size() != program.arity()
        || numbers.length != program.arguments()
        || !first.dtype().computes()) {
      throw new IllegalArgumentException(
          program.name()
              + " takes "
              + program.arity()
              + " tensors of f32 or f64 and "
              + program.arguments()
              + " numbers");
    }
    Tensor[] dense = operands.toArray(Tensor[]::new);
    for (int i = 0; i < dense.length; i++) {
      if (!dense[i].shape().equals(first.shape()) || dense[i].dtype() != first.dtype()) {
        throw new IllegalArgumentException(
            program.name()
                + ": operand "
                + i
                + " is "
                + dense[i].dtype()
                + dense[i].shape()
                + ", expected "
                + first.dtype()
                + first.shape());
      }
      if (i >= program.results().size()) dense[i] = dense[i].contiguous();
    }
    if (OperationRecording.isOn()) recorded(dense, numbers);
    else run(dense, numbers);
    Reachable.until(operands);
    Reachable.until(dense);
  }

  private void recorded(Tensor[] dense, double[] numbers) {
    var event = new OperationEvent();
    event.begin();
    run(dense, numbers);
    event.end();
    if (!event.shouldCommit()) return;
    List<Tensor> operands = List.of(dense);
    List<Tensor> changed = operands.subList(0, program.results().size());
    long flops = dense[0].shape().count() * program.functions();
    long bytes = OperationCost.bytes(operands) + OperationCost.bytes(changed);
    event.commit(program.name(), operands, changed, new OperationCost(flops, bytes));
  }

  private void run(Tensor[] dense, double[] numbers) {
    var streams =
        new Operands(
            program.arity() + program.results().size(), program.arity() + program.arguments());
    for (int i = 0; i < program.arity(); i++) place(streams, i, dense[i]);
    for (int r = 0; r < program.results().size(); r++) {
      if (!dense[r].isContiguous()) {
        throw new IllegalArgumentException(
            program.name() + ": operand " + r + " is a view with gaps; update the whole tensor");
      }
      dense[r].writable();
      place(streams, program.arity() + r, dense[r]);
    }
    for (int i = 0; i < program.arguments(); i++) streams.scalar(program.arity() + i, numbers[i]);
    PointwiseLoop.share(program.kernel(dense[0].dtype()), streams, dense[0].shape().count());
    for (int r = 0; r < program.results().size(); r++) dense[r].storage().changed();
  }

  private static void place(Operands streams, int i, Tensor t) {
    streams.stream(i, t.segment(), t.offset() * t.dtype().bytes());
  }

  @Override
  public String toString() {
    return program.name() + Arrays.toString(program.results().toArray());
  }
}
