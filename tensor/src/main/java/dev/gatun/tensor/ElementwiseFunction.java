package dev.gatun.tensor;

import dev.gatun.tensor.Expr.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A function of each element, written as ordinary Java and run as one kernel.
 *
 * <p>The lambda is called once, with {@link Expr} values that write down what it does; the
 * expression is compiled at first use into one loop per element type. Its derivatives are again
 * such functions, so it can be differentiated any number of times.
 */
public final class ElementwiseFunction {
  private final String name;
  private final int arity;
  private final int arguments;
  private final Expr body;
  private final long maskInputs;
  private final @Nullable Partial[] partials;
  private final FusedKernels kernels = new FusedKernels(this);
  private int functions = -1;

  private ElementwiseFunction(String name, int arity, int arguments, Expr body) {
    this.name = name;
    this.arity = arity;
    this.arguments = arguments;
    this.body = body;
    this.partials = new Partial[arity];
    this.maskInputs = maskInputs(body);
  }

  /**
   * The gradient with respect to one operand, as a function of those of the operands that it needs,
   * in order, and of the gradient of the result, which comes last.
   *
   * @param function what to apply, or null if the gradient is always zero
   * @param needs for each operand, whether {@code function} takes it
   * @param needsResult whether it takes the function's result, after the operands
   */
  public record Partial(
      @Nullable ElementwiseFunction function, List<Boolean> needs, boolean needsResult) {}

  /** Returns the function of one operand that {@code f} describes. */
  public static ElementwiseFunction of(String name, UnaryOperator<Expr> f) {
    return of(name, 1, 0, x -> f.apply(x.operands().get(0)));
  }

  /** Returns the function of two operands that {@code f} describes. */
  public static ElementwiseFunction of(String name, BinaryOperator<Expr> f) {
    return of(name, 2, 0, x -> f.apply(x.operands().get(0), x.operands().get(1)));
  }

  /**
   * What a function of several operands is traced with.
   *
   * @param operands the operands
   * @param arguments numbers given anew with each call, the same for all elements
   */
  public record Inputs(List<Expr> operands, List<Expr> arguments) {}

  /**
   * Returns the function that {@code f} describes.
   *
   * @param arity the number of operands, 1 or more
   * @param arguments the number of numbers that are given with each call
   */
  public static ElementwiseFunction of(
      String name, int arity, int arguments, Function<Inputs, Expr> f) {
    var trace = new Trace();
    var operands = IntStream.range(0, arity).mapToObj(trace::input).toList();
    var numbers = IntStream.range(0, arguments).mapToObj(trace::argument).toList();
    return new ElementwiseFunction(name, arity, arguments, f.apply(new Inputs(operands, numbers)));
  }

  /** Returns the function that is just {@code op}, the same object each time. */
  public static ElementwiseFunction primitive(Op.Primitive op) {
    return PrimitiveFunctions.of(op);
  }

  /** Returns a new function that is just {@code op}. */
  static ElementwiseFunction of(Op.Primitive op) {
    int arity =
        switch (op) {
          case Op.Unary _ -> 1;
          case Op.Binary _ -> 2;
          case Op.Ternary _ -> 3;
        };
    var trace = new Trace();
    var operands = IntStream.range(0, arity).mapToObj(trace::input).toList();
    return new ElementwiseFunction(op.name(), arity, 0, trace.apply(op, operands));
  }

  /** Returns the number of operands. */
  public int arity() {
    return arity;
  }

  /** Returns the number of arguments. */
  public int arguments() {
    return arguments;
  }

  /** Tells whether this returns its one operand as it is. */
  public boolean isIdentity() {
    return arity == 1 && body.node() instanceof Node.Input;
  }

  /** Tells whether operand {@code i} is used as a mask. */
  boolean takesMask(int i) {
    return (maskInputs >> i & 1) != 0;
  }

  /** Tells whether the result is a mask, given which operands are. */
  boolean givesMask(long masks) {
    return body.isMask(masks);
  }

  /** Finds the inputs that a logical primitive, or the choice of one, takes. */
  private static long maskInputs(Expr body) {
    long masks = 0;
    for (Expr e : Trace.reachable(body)) {
      if (!(e.node() instanceof Node.Apply(var op, var in))) continue;
      boolean all = op == Op.Unary.NOT || (op instanceof Op.Binary b && b.isLogical());
      int taken = all ? in.size() : op == Op.Ternary.WHERE ? 1 : 0;
      for (Expr o : in.subList(0, taken)) {
        if (o.node() instanceof Node.Input(int k)) masks |= 1L << k;
      }
    }
    return masks;
  }

  Expr body() {
    return body;
  }

  /** Returns how many primitives are computed for an element. */
  int functions() {
    if (functions < 0) functions = Trace.functions(List.of(body));
    return functions;
  }

  FusedKernels kernels() {
    return kernels;
  }

  /** Applies this function of one operand. */
  public <T extends Operand<T>> T of(T x, double... numbers) {
    return x.apply(new Op.Fused(this, boxed(numbers)));
  }

  /** Applies this function of two operands. */
  public <T extends Operand<T>> T of(T x, T y, double... numbers) {
    return x.apply(new Op.Fused(this, boxed(numbers)), y);
  }

  /** Applies this function of three operands. */
  public <T extends Operand<T>> T of(T x, T y, T z, double... numbers) {
    return x.apply(new Op.Fused(this, boxed(numbers)), y, z);
  }

  /** Returns this function as an operation, with these numbers as arguments. */
  public Op op(double... numbers) {
    return new Op.Fused(this, boxed(numbers));
  }

  private static List<Double> boxed(double[] numbers) {
    if (numbers.length == 0) return List.of();
    return java.util.Arrays.stream(numbers).boxed().toList();
  }

  /** Returns the gradient with respect to operand {@code i}. */
  public synchronized Partial partial(int i) {
    Partial known = partials[i];
    if (known == null) partials[i] = known = differentiate(i);
    return known;
  }

  /**
   * The gradient of a primitive may use its result; that of a longer expression is computed from
   * the operands alone.
   */
  private Partial differentiate(int i) {
    var trace = new Trace();
    var operands = IntStream.range(0, arity).mapToObj(trace::input).toList();
    var numbers = IntStream.range(0, arguments).mapToObj(trace::argument).toList();
    Expr result = trace.input(arity);
    Expr g = trace.input(arity + 1);
    Expr gradient =
        body.node() instanceof Node.Apply(var op, var in) && isPlain(in)
            ? PointwiseRules.gradient(op, i, operands, result, g)
            : trace.gradient(trace.substitute(body, operands, numbers), g, operands.get(i))[0];
    return gradient.isConstant(0)
        ? new Partial(null, java.util.Collections.nCopies(arity, false), false)
        : pack(name + "'" + (arity > 1 ? i : ""), gradient);
  }

  private boolean isPlain(List<Expr> in) {
    return in.size() == arity
        && IntStream.range(0, arity)
            .allMatch(k -> in.get(k).node() instanceof Node.Input(int j) && j == k);
  }

  /** Numbers the inputs that {@code gradient} uses from 0. */
  private Partial pack(String name, Expr gradient) {
    boolean[] used = new boolean[arity + 2];
    for (Expr e : Trace.reachable(gradient)) {
      if (e.node() instanceof Node.Input(int k)) used[k] = true;
    }
    used[arity + 1] = true;
    var packed = new Trace();
    List<Expr> inputs = new ArrayList<>();
    int n = 0;
    for (boolean u : used) inputs.add(packed.input(u ? n++ : 0));
    var numbers = IntStream.range(0, arguments).mapToObj(packed::argument).toList();
    var f =
        new ElementwiseFunction(name, n, arguments, packed.substitute(gradient, inputs, numbers));
    var needs = IntStream.range(0, arity).mapToObj(k -> used[k]).toList();
    return new Partial(f, needs, used[arity]);
  }

  @Override
  public String toString() {
    return name;
  }
}
