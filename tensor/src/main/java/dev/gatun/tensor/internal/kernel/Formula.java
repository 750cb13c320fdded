package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.Op;
import dev.gatun.tensor.internal.fusion.KernelCompiler;
import dev.gatun.tensor.internal.fusion.PointwiseKernel;
import dev.gatun.tensor.internal.fusion.Program;
import dev.gatun.tensor.internal.fusion.Program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The pointwise parts of kernels that also combine elements, each compiled into one loop. */
enum Formula {
  /** {@code exp(x - y)}, where y is not less than x. */
  EXP_OF_DIFFERENCE(2) {
    @Override
    void write(Writer w) {
      w.add(new Step.ExpOfNegative(w.apply(Op.Binary.SUB, 0, 1)));
    }
  },
  /** {@code x / y}. */
  QUOTIENT(2) {
    @Override
    void write(Writer w) {
      w.apply(Op.Binary.DIV, 0, 1);
    }
  },
  /**
   * {@code x / -y}, where z is the rounded {@code -1 / y}: the product corrected by what is missing
   * to x, which is the rounded quotient (Markstein 1990) unless it nearly vanishes.
   */
  CORRECTED_PRODUCT(3) {
    @Override
    void write(Writer w) {
      int product = w.apply(Op.Binary.MUL, 0, 2);
      int missing = w.add(new Step.Fma(product, 1, 0));
      w.add(new Step.Fma(missing, 2, product));
    }
  },
  /** {@code -x}. */
  NEGATIVE(1) {
    @Override
    void write(Writer w) {
      w.apply(Op.Unary.NEG, 0);
    }
  },
  /** {@code 1 / x}. */
  RECIPROCAL(1) {
    @Override
    void write(Writer w) {
      w.apply(Op.Unary.RECIPROCAL, 0);
    }
  },
  /** {@code log(x)}. */
  LOG(1) {
    @Override
    void write(Writer w) {
      w.apply(Op.Unary.LOG, 0);
    }
  },
  /** {@code x - y - z}. */
  DIFFERENCE(3) {
    @Override
    void write(Writer w) {
      w.apply(Op.Binary.SUB, w.apply(Op.Binary.SUB, 0, 1), 2);
    }
  },
  /** {@code x y}. */
  PRODUCT(2) {
    @Override
    void write(Writer w) {
      w.apply(Op.Binary.MUL, 0, 1);
    }
  },
  /** {@code (x - mean)^2}. */
  SQUARED_DIFFERENCE(2) {
    @Override
    void write(Writer w) {
      w.apply(Op.Unary.SQUARE, w.apply(Op.Binary.SUB, 0, 1));
    }
  },
  /** {@code (x - mean) scale weight + bias}. */
  NORMALIZED(5) {
    @Override
    void write(Writer w) {
      int scaled = w.apply(Op.Binary.MUL, w.apply(Op.Binary.SUB, 0, 1), 2);
      w.apply(Op.Binary.ADD, w.apply(Op.Binary.MUL, scaled, 3), 4);
    }
  },
  /** {@code g (x - mean) scale}. */
  PRODUCT_WITH_NORMALIZED(4) {
    @Override
    void write(Writer w) {
      int scaled = w.apply(Op.Binary.MUL, w.apply(Op.Binary.SUB, 1, 2), 3);
      w.apply(Op.Binary.MUL, 0, scaled);
    }
  },
  /** {@code scale (g weight - a - (x - mean) scale b)}. */
  NORMALIZED_GRADIENT(7) {
    @Override
    void write(Writer w) {
      int scaled = w.apply(Op.Binary.MUL, w.apply(Op.Binary.SUB, 1, 2), 3);
      int rest = w.apply(Op.Binary.SUB, w.apply(Op.Binary.MUL, 0, 4), 5);
      int all = w.apply(Op.Binary.SUB, rest, w.apply(Op.Binary.MUL, scaled, 6));
      w.apply(Op.Binary.MUL, 3, all);
    }
  },
  /** {@code log(exp(x) + exp(y))}, without overflow. */
  LOG_ADD_EXP(2) {
    @Override
    void write(Writer w) {
      int high = w.apply(Op.Binary.MAXIMUM, 0, 1);
      int low = w.apply(Op.Binary.MINIMUM, 0, 1);
      int equal = w.apply(Op.Binary.EQ, high, low);
      int distance = w.apply(Op.Binary.SUB, low, high);
      int finite = w.apply(Op.Ternary.WHERE, equal, w.constant(0), distance);
      w.apply(Op.Binary.ADD, high, w.apply(Op.Unary.LOG1P, w.apply(Op.Unary.EXP, finite)));
    }
  };

  private static final Map<Key, PointwiseKernel> KERNELS = new ConcurrentHashMap<>();

  private final int inputs;

  Formula(int inputs) {
    this.inputs = inputs;
  }

  private record Key(Formula formula, boolean f64, long splats) {}

  /** Writes the steps down; the last is the result. */
  abstract void write(Writer w);

  /** Returns the number of inputs. */
  int inputs() {
    return inputs;
  }

  /**
   * Returns the kernel in which all inputs but the first are numbers, the same for all elements.
   */
  PointwiseKernel ofNumbers(boolean f64) {
    return kernel(f64, (1L << inputs) - 2);
  }

  /** Returns the kernel whose inputs all have elements of their own. */
  PointwiseKernel ofElements(boolean f64) {
    return kernel(f64, 0);
  }

  /** Returns the kernel in which these inputs, the first in the lowest bit, are numbers. */
  PointwiseKernel kernel(boolean f64, long splats) {
    var key = new Key(this, f64, splats);
    PointwiseKernel known = KERNELS.get(key);
    return known != null
        ? known
        : KERNELS.computeIfAbsent(key, k -> KernelCompiler.compile(program(), k.f64, 0, k.splats));
  }

  private Program program() {
    var w = new Writer(inputs);
    write(w);
    return new Program(name(), inputs, 0, w.steps, List.of(w.steps.size() - 1));
  }

  /** Collects the steps of a program. */
  static final class Writer {
    private final List<Step> steps = new ArrayList<>();

    private Writer(int inputs) {
      for (int i = 0; i < inputs; i++) steps.add(new Step.Input(i));
    }

    int constant(double value) {
      return add(new Step.Constant(value));
    }

    int apply(Op.Primitive op, int... operands) {
      return add(new Step.Apply(op, IntStream.of(operands).boxed().toList()));
    }

    int add(Step step) {
      steps.add(step);
      return steps.size() - 1;
    }
  }
}
