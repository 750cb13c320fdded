package dev.gatun.tensor;

import java.util.Collections;
import java.util.List;

/**
 * The vocabulary: every operation there is, as data. A {@link Tensor} runs an operation at once, a
 * variable runs and remembers it, an {@link Expr} adds it to an expression that becomes one kernel.
 * Whoever reads operations switches over these sealed types without a default, so an operation that
 * somebody forgot does not compile.
 */
public sealed interface Op
    permits Op.Pointwise,
        Op.Reduction,
        Op.Motion,
        Op.Product,
        Op.Window,
        Op.Index,
        Op.Scan,
        Cumulation,
        Locating,
        Op.Cast,
        Op.Dropout,
        MatrixFunction,
        Normalization,
        SequenceOp,
        AttentionOp,
        Spectral,
        CustomOp {

  /** Operations that compute each element of the result from the elements at its position. */
  sealed interface Pointwise extends Op permits Primitive, WithScalar, Fused {}

  /** The pointwise operations that expressions are made of. */
  sealed interface Primitive extends Pointwise permits Unary, Binary, Ternary {
    /** Returns the name, unique among the primitives. */
    String name();
  }

  /** Pointwise primitives of one operand. */
  enum Unary implements Primitive {
    /** -x. */
    NEG,
    /** |x|. */
    ABS,
    /** -1, 0 or 1. */
    SIGN,
    /** 1 / x. */
    RECIPROCAL,
    /** x^2. */
    SQUARE,
    /** The square root. */
    SQRT,
    /** 1 / sqrt(x). */
    RSQRT,
    /** e^x. */
    EXP,
    /** 2^x. */
    EXP2,
    /** e^x - 1, exact near 0. */
    EXPM1,
    /** The natural logarithm. */
    LOG,
    /** The logarithm to base 2. */
    LOG2,
    /** The logarithm to base 10. */
    LOG10,
    /** log(1 + x), exact near 0. */
    LOG1P,
    /** The sine, in radians. */
    SIN,
    /** The cosine, in radians. */
    COS,
    /** The tangent, in radians. */
    TAN,
    /** The arc sine. */
    ASIN,
    /** The arc cosine. */
    ACOS,
    /** The arc tangent. */
    ATAN,
    /** The hyperbolic sine. */
    SINH,
    /** The hyperbolic cosine. */
    COSH,
    /** The hyperbolic tangent. */
    TANH,
    /** The inverse hyperbolic sine. */
    ASINH,
    /** The inverse hyperbolic cosine. */
    ACOSH,
    /** The inverse hyperbolic tangent. */
    ATANH,
    /** 1 / (1 + e^-x). */
    SIGMOID,
    /** log(1 + e^x), without overflow. */
    SOFTPLUS,
    /** log(sigmoid(x)), without overflow. */
    LOG_SIGMOID,
    /** max(x, 0). */
    RELU,
    /** x (1 + erf(x / sqrt 2)) / 2. */
    GELU,
    /** The error function. */
    ERF,
    /** log |gamma(x)|. */
    LGAMMA,
    /** The derivative of LGAMMA. */
    DIGAMMA,
    /** The derivative of DIGAMMA. */
    TRIGAMMA,
    /** The largest whole number not above x. */
    FLOOR,
    /** The smallest whole number not below x. */
    CEIL,
    /** The nearest whole number, the even one of two. */
    ROUND,
    /** x without its fraction. */
    TRUNC,
    /** A mask: whether x is not a number. */
    IS_NAN,
    /** The opposite of a mask. */
    NOT
  }

  /** Pointwise primitives of two operands, which broadcast. */
  enum Binary implements Primitive {
    /** a + b. */
    ADD,
    /** a - b. */
    SUB,
    /** a b. */
    MUL,
    /** a / b. */
    DIV,
    /** The larger one. */
    MAXIMUM,
    /** The smaller one. */
    MINIMUM,
    /** a^b. */
    POW,
    /** The angle of the point (b, a). */
    ATAN2,
    /** sqrt(a^2 + b^2), without overflow. */
    HYPOT,
    /** log(e^a + e^b), without overflow. */
    LOGADDEXP,
    /** The remainder of a / b with the sign of a. */
    FMOD,
    /** The remainder of a / b with the sign of b. */
    REMAINDER,
    /** The largest whole number not above a / b. */
    FLOOR_DIVIDE,
    /** A mask: a = b. */
    EQ,
    /** A mask: a differs from b. */
    NE,
    /** A mask: a is less than b. */
    LT,
    /** A mask: a is at most b. */
    LE,
    /** A mask: a is greater than b. */
    GT,
    /** A mask: a is at least b. */
    GE,
    /** Both masks. */
    AND,
    /** One mask or both. */
    OR,
    /** Just one of two masks. */
    XOR;

    /** Tells whether the result is a mask: true or false, whatever the operands' type. */
    public boolean compares() {
      return switch (this) {
        case EQ, NE, LT, LE, GT, GE -> true;
        default -> false;
      };
    }

    /** Tells whether the operands and the result are masks (or integers, bit by bit). */
    public boolean isLogical() {
      return this == AND || this == OR || this == XOR;
    }
  }

  /** Pointwise primitives of three operands, which broadcast. */
  enum Ternary implements Primitive {
    /** The second operand where the first, a mask, is true; else the third. */
    WHERE
  }

  /**
   * A binary primitive with a number on one side.
   *
   * @param op the primitive
   * @param scalar the number
   * @param scalarFirst whether the number is the left operand
   */
  record WithScalar(Binary op, double scalar, boolean scalarFirst) implements Pointwise {}

  /**
   * A whole expression as one operation and one kernel.
   *
   * @param function the expression
   * @param arguments the numbers that the expression takes besides its operands
   */
  record Fused(ElementwiseFunction function, List<Double> arguments) implements Pointwise {}

  /** Operations that combine elements along dimensions. */
  sealed interface Reduction extends Op permits Reduce, ArgReduce {}

  /**
   * Combines all elements along some dimensions.
   *
   * @param dims the dimensions, from 0 and ascending; none means the result is a copy
   * @param keepDim whether they stay, with size 1
   */
  record Reduce(Reducer reducer, List<Integer> dims, boolean keepDim) implements Reduction {}

  /** The position of the largest ({@code max}) or smallest element along a dimension; i64. */
  record ArgReduce(boolean max, int dim, boolean keepDim) implements Reduction {}

  /** Operations that move elements without computing. */
  sealed interface Motion extends Op
      permits Reshape, Permute, Expand, Slice, Unslice, Pad, Cat, Contiguous {}

  /** The same elements in row-major order under another shape. */
  record Reshape(Shape shape) implements Motion {}

  /** The dimensions in another order: dimension i of the result is dimension {@code dims[i]}. */
  record Permute(List<Integer> dims) implements Motion {}

  /** Sizes of 1, and missing ones in front, stretched to {@code shape}. */
  record Expand(Shape shape) implements Motion {}

  /**
   * Of each dimension the elements from {@code start}, {@code step} apart (negative: backwards).
   *
   * @param shape the sizes of the result
   */
  record Slice(List<Long> start, List<Long> step, Shape shape) implements Motion {}

  /** Zeros of {@code shape}, with the operand where {@link Slice} would have read: its adjoint. */
  record Unslice(List<Long> start, List<Long> step, Shape shape) implements Motion {}

  /** The operand with {@code before} and {@code after} elements of {@code value} around it. */
  record Pad(List<Long> before, List<Long> after, double value) implements Motion {}

  /** All operands one behind the other along a dimension. */
  record Cat(int dim) implements Motion {}

  /** The same elements, dense and row-major in memory. */
  record Contiguous() implements Motion {}

  /** Products of matrices. */
  sealed interface Product extends Op permits Matmul, MatmulTransposed, Affine {}

  /**
   * The product of the last two dimensions, {@code (..., n, k) x (..., k, m) -> (..., n, m)}; those
   * before broadcast.
   */
  record Matmul() implements Product {}

  /**
   * The product with the transposed right operand, {@code (..., n, k) x (..., m, k) -> (..., n,
   * m)}; the dimensions before the last two broadcast. The gradient of the right operand comes out
   * in the layout of the operand, as one that goes through a transposed view does not.
   */
  record MatmulTransposed() implements Product {}

  /**
   * {@link MatmulTransposed} of two matrices plus the third operand, {@code (n, k) x (m, k) + (m)
   * -> (n, m)}, and {@link Unary#RELU} of that if wanted, in one pass over memory.
   */
  record Affine(boolean rectified) implements Product {}

  /** Operations that slide a window over the last dimensions of {@code (N, C, ...)}. */
  sealed interface Window extends Op
      permits Convolution,
          ConvolutionRelu,
          ConvolutionInputGradient,
          ConvolutionWeightGradient,
          MaxPool,
          MaxPoolGradient,
          MaxPoolGather,
          AvgPool,
          AvgPoolGradient {}

  /**
   * Cross-correlation of the first operand {@code (N, C, ...)} with the second {@code (O, C /
   * groups, ...)}; an optional third {@code (O)} is added. One to three spatial dimensions.
   */
  record Convolution(
      List<Integer> stride, List<Integer> padding, List<Integer> dilation, int groups)
      implements Window {
    /** Returns a convolution over {@code n} spatial dimensions, the same along each. */
    public static Convolution of(int n, int stride, int padding, int dilation, int groups) {
      return new Convolution(
          Collections.nCopies(n, stride),
          Collections.nCopies(n, padding),
          Collections.nCopies(n, dilation),
          groups);
    }
  }

  /** {@link Convolution}, then {@link Unary#RELU}, in one pass over memory. */
  record ConvolutionRelu(Convolution convolution) implements Window {}

  /**
   * The adjoint of {@link Convolution} in its input: operands are the cotangent and the weights.
   */
  record ConvolutionInputGradient(Convolution convolution, Shape input) implements Window {}

  /**
   * The adjoint of {@link Convolution} in its weights: operands are the input and the cotangent.
   */
  record ConvolutionWeightGradient(Convolution convolution, Shape weights) implements Window {}

  /** The largest element of each window, and as a second result its flat spatial index (i32). */
  record MaxPool(PoolWindow window) implements Window {}

  /** Adds each element of the first operand where the indices in the second say. */
  record MaxPoolGradient(PoolWindow window, Shape input) implements Window {}

  /** The elements of the first operand where the indices in the second say. */
  record MaxPoolGather(PoolWindow window) implements Window {}

  /**
   * The mean of each window.
   *
   * @param includePadding whether padding counts as elements
   * @param divisor what to divide by, or 0 for the number of elements
   */
  record AvgPool(PoolWindow window, boolean includePadding, int divisor) implements Window {}

  /** The adjoint of {@link AvgPool}. */
  record AvgPoolGradient(AvgPool pool, Shape input) implements Window {}

  /** Operations that read or write at positions given by an integer operand. */
  sealed interface Index extends Op
      permits Gather, Scatter, ScatterAdd, ScatterReduce, IndexSelect, IndexAdd {}

  /** {@code y[i][j][k] = x[i][index[i][j][k]][k]} for dim 1, and so on. */
  record Gather(int dim) implements Index {}

  /**
   * The first operand with the third at the positions in the second, which {@link Gather} would
   * read; where two go to one position, the later one along {@code dim}.
   */
  record Scatter(int dim) implements Index {}

  /** The first operand plus the third at the positions in the second: {@link Gather}'s adjoint. */
  record ScatterAdd(int dim) implements Index {}

  /**
   * The first operand with the third combined into it at the positions in the second: by {@code
   * PROD}, {@code MAX} or {@code MIN}.
   */
  record ScatterReduce(int dim, Reducer reducer) implements Index {}

  /** The slices of the first operand along {@code dim} that the second, a vector, lists. */
  record IndexSelect(int dim) implements Index {}

  /** The first operand plus the slices of the third at the positions in the second. */
  record IndexAdd(int dim) implements Index {}

  /** Operations along one dimension that keep its size. */
  sealed interface Scan extends Op permits Softmax, LogSoftmax, CumSum {}

  /** {@code exp(x - max) / sum(exp(x - max))} along a dimension. */
  record Softmax(int dim) implements Scan {}

  /** {@code x - log(sum(exp(x)))} along a dimension, without overflow. */
  record LogSoftmax(int dim) implements Scan {}

  /** The running sum along a dimension, from its end if {@code reverse}. */
  record CumSum(int dim, boolean reverse) implements Scan {}

  /** The elements converted to another type. */
  record Cast(DType dtype) implements Op {}

  /**
   * Each element zeroed with probability {@code p}, the others divided by {@code 1 - p}. Which ones
   * is a function of the key and the position alone. The result remembers it: zeroed elements, and
   * no others, are -0.
   */
  record Dropout(double p, RandomKey key) implements Op {}
}
