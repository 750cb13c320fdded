package dev.gatun.nn;

import dev.gatun.autograd.NoGrad;
import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A function with parameters that are learned. A layer declares its parameters, buffers and inner
 * layers in its constructor and uses them in {@link #forward}:
 *
 * {@snippet :
 * final class Scale extends Layer {
 *   private final Param factor = param("factor", Init.ones());
 *
 *   public Variable forward(Variable x) {
 *     return x.mul(factor.of(Shape.of(x.shape().size(-1))));
 *   }
 * }
 * }
 *
 * <p>A layer with several inputs or results extends {@link VariadicLayer}: people call its own
 * {@code forward} with named arguments; code that handles layers of any kind calls {@link
 * #forwardAll} with lists, in PyTorch's order.
 *
 * <p>Sizes that were not given follow from the first input. Whether a layer trains, which dropout
 * and batch normalisation ask, is decided by {@link Mode}, not stored in the layer.
 */
public abstract class Layer {
  private final Map<String, Param> params = new LinkedHashMap<>();
  private final Map<String, LayerBuffer> buffers = new LinkedHashMap<>();
  private final Map<String, Layer> children = new LinkedHashMap<>();

  /** Creates a layer without parameters. */
  protected Layer() {}

  /**
   * Computes the result for one input.
   *
   * @throws IllegalArgumentException if the input's shape does not fit
   */
  public abstract Variable forward(Variable x);

  /**
   * Computes all results for inputs in PyTorch's order; those that may be missing stand at the end.
   *
   * @throws IllegalArgumentException if there are too few inputs or too many, or a shape does not
   *     fit
   */
  public List<Variable> forwardAll(List<Variable> inputs) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException(this + " takes 1 input; got " + inputs.size());
    }
    return List.of(forward(inputs.getFirst()));
  }

  /** Tells whether {@link #rectified} is more than this layer and {@link ReLU} behind it. */
  boolean rectifies() {
    return false;
  }

  /** Computes the result of this layer and of {@link ReLU} behind it. */
  Variable rectified(Variable x) {
    return forward(x).relu();
  }

  /** Computes the result for a constant input. */
  public final Variable forward(Tensor x) {
    return forward(Variable.constant(x));
  }

  /** Declares a parameter, whose shape follows from its first use. */
  protected final Param param(String name, Init init) {
    var p = new Param(name, init);
    params.put(name, p);
    return p;
  }

  /** Declares a parameter or takes the declaration back. */
  final void declare(String name, Param p, boolean wanted) {
    if (wanted) params.put(name, p);
    else params.remove(name);
  }

  /** Declares a buffer or takes the declaration back. */
  final void declare(String name, LayerBuffer b, boolean wanted) {
    if (wanted) buffers.put(name, b);
    else buffers.remove(name);
  }

  /** Declares a buffer: state that is saved with the parameters but not learned. */
  protected final LayerBuffer buffer(String name, double initial) {
    var b = new LayerBuffer(name, initial);
    buffers.put(name, b);
    return b;
  }

  /** Declares an inner layer. */
  protected final <L extends Layer> L child(String name, L layer) {
    children.put(name, layer);
    return layer;
  }

  /** Returns the inner layers by name, in the order of their declaration. */
  public final Map<String, Layer> children() {
    return Collections.unmodifiableMap(children);
  }

  /**
   * Gives every parameter its initial value, for inputs of this shape. Parameters that have one
   * keep it.
   *
   * @param input the shape of an input; the size of the batch does not matter
   */
  public final void init(Shape input, long seed) {
    try (var _ = Scope.open()) {
      Shape one = input.rank() > 0 && input.size(0) > 1 ? input.with(0, 1) : input;
      init(Tensor.zeros(one.toArray()), seed);
    }
  }

  /**
   * Gives every parameter its initial value, for inputs like this one. Parameters that have one
   * keep it.
   *
   * @param example an input, such as whole numbers for an embedding
   */
  public final void init(Tensor example, long seed) {
    try (var _ = Scope.open()) {
      NoGrad.run(() -> Init.with(new Generator(seed), () -> forward(example)));
    }
  }

  /**
   * Returns the parameters of this layer and those inside it, by name: {@code 0.weight}.
   *
   * @throws IllegalStateException if one has no value yet
   */
  public final Map<String, Variable> namedParameters() {
    Map<String, Variable> all = new LinkedHashMap<>();
    collect("", (name, p) -> all.put(name, p.variable()), (_, _) -> {});
    return all;
  }

  /**
   * Returns the parameters of this layer and those inside it.
   *
   * @throws IllegalStateException if one has no value yet
   */
  public final List<Variable> parameters() {
    return List.copyOf(namedParameters().values());
  }

  /** Returns the number of learned numbers. */
  public final long parameterCount() {
    return parameters().stream().mapToLong(p -> p.shape().count()).sum();
  }

  /** Returns parameters and buffers by name: all that has to be saved. */
  public final Map<String, Tensor> state() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    collect(
        "",
        (name, p) -> all.put(name, p.variable().value()),
        (name, b) -> {
          if (b.isSet()) all.put(name, b.value());
        });
    return all;
  }

  /**
   * Gives parameters and buffers these values. Nothing changes if a name or a shape does not fit.
   *
   * @throws IllegalArgumentException if a parameter is missing, a name is unknown or a shape
   *     differs
   */
  public final void load(Map<String, Tensor> state) {
    Map<String, Param> allParams = new LinkedHashMap<>();
    Map<String, LayerBuffer> allBuffers = new LinkedHashMap<>();
    collect("", allParams::put, allBuffers::put);
    for (String name : state.keySet()) {
      if (!allParams.containsKey(name) && !allBuffers.containsKey(name)) {
        throw new IllegalArgumentException(
            "load: there is no parameter " + name + " in this model; it has " + allParams.keySet());
      }
    }
    allParams.forEach((name, p) -> p.check(name, state.get(name)));
    allParams.forEach((name, p) -> p.set(state.get(name)));
    allBuffers.forEach((name, b) -> b.set(state.get(name)));
  }

  private interface Visit<T> {
    void accept(String name, T part);
  }

  private void collect(String prefix, Visit<Param> onParam, Visit<LayerBuffer> onBuffer) {
    params.forEach((name, p) -> onParam.accept(prefix + name, p));
    buffers.forEach((name, b) -> onBuffer.accept(prefix + name, b));
    children.forEach((name, layer) -> layer.collect(prefix + name + ".", onParam, onBuffer));
  }

  /** Returns the layer's name and settings: {@code Linear(10)}. */
  @Override
  public String toString() {
    return getClass().getSimpleName();
  }
}
