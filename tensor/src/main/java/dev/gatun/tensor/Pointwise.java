package dev.gatun.tensor;

import dev.gatun.tensor.internal.kernel.IntegerKernels;

/**
 * Runs pointwise operations: decides on the element type, finds the kernel and lays the loop over
 * the operands.
 */
final class Pointwise {
  private static final double[] NONE = {};

  private Pointwise() {}

  static Tensor run(Op.Pointwise op, Tensor... operands) {
    return switch (op) {
      case Op.Primitive p -> primitive(p, operands);
      case Op.WithScalar s -> withScalar(s, operands[0]);
      case Op.Fused(var f, var arguments) -> {
        double[] numbers = new double[arguments.size()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = arguments.get(i);
        yield fused(f, numbers, operands);
      }
    };
  }

  private static Tensor primitive(Op.Primitive op, Tensor... operands) {
    DType common = commonType(op, operands);
    return common.isFloat() && !isLogical(op)
        ? loop(PrimitiveFunctions.of(op), Promotion.computing(common), NONE, operands)
        : integers(op, common, operands);
  }

  /** Masks choose, so they do not take part in promotion; nor does a function of real numbers. */
  private static DType commonType(Op.Primitive op, Tensor... operands) {
    DType common = Promotion.result(op == Op.Ternary.WHERE ? 1 : 0, operands);
    return common.isFloat() || IntegerKernels.supports(op) ? common : DType.F32;
  }

  private static boolean isLogical(Op.Primitive op) {
    return op == Op.Unary.NOT || (op instanceof Op.Binary b && b.isLogical());
  }

  private static Tensor withScalar(Op.WithScalar s, Tensor x) {
    DType type = x.dtype();
    if (!type.isFloat()) {
      boolean whole = s.scalar() == Math.rint(s.scalar()) && Math.abs(s.scalar()) < 1L << 53;
      DType scalarType = whole ? (type == DType.BOOL ? DType.I64 : type) : DType.F32;
      Tensor scalar = Tensor.full(Shape.SCALAR, s.scalar(), scalarType);
      return s.scalarFirst() ? primitive(s.op(), scalar, x) : primitive(s.op(), x, scalar);
    }
    return PointwiseLoop.withScalar(
        PrimitiveFunctions.of(s.op()),
        Promotion.computing(type),
        s.op().compares(),
        x,
        s.scalar(),
        s.scalarFirst());
  }

  private static Tensor fused(ElementwiseFunction f, double[] arguments, Tensor... operands) {
    if (operands.length != f.arity() || arguments.length != f.arguments()) {
      throw new IllegalArgumentException(
          f
              + " takes "
              + f.arity()
              + " operands and "
              + f.arguments()
              + " arguments, got "
              + operands.length
              + " and "
              + arguments.length);
    }
    return loop(f, Promotion.computing(Promotion.result(operands)), arguments, operands);
  }

  private static Tensor loop(
      ElementwiseFunction f, DType type, double[] arguments, Tensor... operands) {
    long masks = 0;
    Tensor[] converted = operands.clone();
    for (int i = 0; i < converted.length; i++) {
      if (converted[i].dtype() == DType.BOOL && f.takesMask(i)) masks |= 1L << i;
      else converted[i] = converted[i].to(type);
    }
    return PointwiseLoop.run(f, type, masks, arguments, converted);
  }

  /** Runs on whole numbers or masks, all operands converted and stretched first. */
  private static Tensor integers(Op.Primitive op, DType common, Tensor... operands) {
    Shape shape = PointwiseLoop.commonShape(operands);
    boolean logical = isLogical(op);
    DType type = logical && common.isFloat() ? DType.BOOL : common;
    var dense = new java.util.ArrayList<Tensor>();
    for (int i = 0; i < operands.length; i++) {
      boolean mask = op == Op.Ternary.WHERE && i == 0;
      dense.add(operands[i].to(mask ? DType.BOOL : type).broadcastTo(shape).contiguous());
    }
    boolean compares =
        (op instanceof Op.Binary b && b.compares()) || op == Op.Unary.IS_NAN || op == Op.Unary.NOT;
    Tensor out = Tensor.allocate(compares ? DType.BOOL : type, shape);
    IntegerKernels.run(op, dense.stream().map(Tensor::view).toList(), out.view());
    Reachable.until(dense);
    return out;
  }
}
