package dev.gatun.autograd;

import dev.gatun.tensor.SavedTensor;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of a user's {@link CustomFunction}, with what it keeps for the backward pass. */
final class CustomCall implements GivenDerivative {
  private final CustomFunction function;
  private final List<Tensor> kept = new ArrayList<>();
  private final List<SavedTensor> claims = new ArrayList<>();
  private boolean done;

  CustomCall(CustomFunction function) {
    this.function = function;
  }

  @Override
  public Tensor forward(List<Tensor> inputs) {
    done = true;
    return function.forward(inputs, kept::add);
  }

  /** Returns another call of the same function. */
  CustomCall another() {
    return new CustomCall(function);
  }

  @Override
  public Retention retention() {
    return Retention.NOTHING;
  }

  @Override
  public void claim() {
    for (Tensor t : kept) claims.add(new SavedTensor(t));
    kept.clear();
  }

  @Override
  public void release() {
    claims.forEach(SavedTensor::release);
  }

  @Override
  public @Nullable Variable[] gradients(Node node, Variable gradient) {
    if (!done) {
      throw new IllegalStateException(
          function
              + ": a CustomFunction has no gradient inside Vmap, only outside; write it as a"
              + " CustomOp");
    }
    if (gradient.lifted() != null) return oneAfterTheOther(node, gradient);
    List<@Nullable Tensor> raw = backward(gradient.value());
    int n = node.inputs().length;
    if (raw.size() != n) {
      throw new IllegalStateException(
          function
              + ": backward returned "
              + raw.size()
              + " gradients for "
              + n
              + " operands; return one for each, null for none");
    }
    @Nullable Variable[] gradients = new Variable[n];
    for (int i = 0; i < n; i++) {
      Tensor g = raw.get(i);
      if (g != null && node.wants(i)) gradients[i] = closed(node, i, g, gradient);
    }
    return gradients;
  }

  /** Returns the gradients for a gradient of many examples. */
  private @Nullable Variable[] oneAfterTheOther(Node node, Variable gradient) {
    @Nullable Variable[] gradients = new Variable[node.inputs().length];
    List<Variable> readers = readers(node, gradient);
    for (int i = 0; i < gradients.length; i++) {
      if (!node.wants(i)) continue;
      var op = new Closed(this, i, node.shape(i));
      gradients[i] = gradient.applyAll(op, readers.subList(1, readers.size())).getFirst();
    }
    return gradients;
  }

  /** Returns variables that stand for what the gradient depends on. */
  private static List<Variable> readers(Node node, Variable gradient) {
    List<Variable> readers = new ArrayList<>(List.of(gradient));
    for (int k = 0; k < node.inputs().length; k++) {
      Tensor nothing = Tensor.zeros(Shape.SCALAR, node.dtype(k)).broadcastTo(node.shape(k));
      readers.add(new Variable(nothing, node.inputs()[k], node.inputOutput(k)));
    }
    return readers;
  }

  private List<@Nullable Tensor> backward(Tensor gradient) {
    return function.backward(claims.stream().map(SavedTensor::get).toList(), gradient);
  }

  /** Returns a gradient that says what is wrong when somebody wants to differentiate it. */
  private Variable closed(Node node, int i, Tensor g, Variable gradient) {
    if (!g.shape().equals(node.shape(i))) {
      throw new IllegalStateException(
          function
              + ": the gradient of operand "
              + i
              + " is "
              + g.shape()
              + ", expected "
              + node.shape(i));
    }
    Variable[] readers = readers(node, gradient).toArray(Variable[]::new);
    return Node.record(new Closed(this, i, node.shape(i)), g, readers);
  }

  @Override
  public String toString() {
    return function.toString();
  }

  /** A gradient that has no derivative. */
  private record Closed(CustomCall call, int operand, Shape shape) implements GivenDerivative {
    @Override
    public Tensor forward(List<Tensor> inputs) {
      Tensor gradient = call.backward(inputs.getFirst()).get(operand);
      return gradient == null ? Tensor.zeros(shape, inputs.getFirst().dtype()) : gradient;
    }

    @Override
    public Retention retention() {
      return Retention.NOTHING;
    }

    @Override
    public @Nullable Variable[] gradients(Node node, Variable gradient) {
      throw new IllegalStateException(
          "the gradient of "
              + call
              + " is a CustomFunction's and cannot be differentiated; write it as a CustomOp, whose"
              + " gradient can");
    }
  }
}
