package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.Shape;
import java.util.Collections;
import java.util.List;

/**
 * What convolutions over one, two and three dimensions share: weights {@code (out, C / groups,
 * kernel...)}, a bias (out), and how the kernel moves. The setters return the layer, so that they
 * can be chained behind the constructor.
 *
 * @param <L> the layer itself
 */
public abstract sealed class ConvNd<L extends ConvNd<L>> extends Layer
    permits Conv1d, Conv2d, Conv3d {
  private final int out;
  private final List<Integer> kernel;
  private final Param weight;
  private final Param bias;
  private List<Integer> stride;
  private List<Integer> padding;
  private List<Integer> dilation;
  private int groups = 1;
  private boolean hasBias = true;
  private boolean same;

  ConvNd(int out, Init init, Integer... kernel) {
    if (out < 1) {
      throw new IllegalArgumentException(this + ": out is " + out + ", expected 1 or more");
    }
    this.out = out;
    this.kernel = List.of(kernel);
    this.stride = Collections.nCopies(kernel.length, 1);
    this.padding = Collections.nCopies(kernel.length, 0);
    this.dilation = Collections.nCopies(kernel.length, 1);
    this.weight = param("weight", init);
    this.bias = param("bias", Init.zeros());
  }

  abstract L self();

  /** Moves the kernel by these distances, one a dimension or one for all; at first 1. */
  public L stride(Integer... distances) {
    stride = Spatial.numbers("stride", kernel.size(), distances);
    return self();
  }

  /** Puts that many zeros before and behind each dimension; at first none. */
  public L padding(Integer... zeros) {
    padding = Spatial.numbers("padding", kernel.size(), zeros);
    return self();
  }

  /** Puts as many zeros around that, with stride 1, the result has the input's size. */
  public L samePadding() {
    same = true;
    return self();
  }

  /** Spreads the kernel's elements by these distances; at first 1. */
  public L dilation(Integer... distances) {
    dilation = Spatial.numbers("dilation", kernel.size(), distances);
    return self();
  }

  /** Splits the channels into that many parts, each with its own outputs; at first 1. */
  public L groups(int parts) {
    groups = parts;
    return self();
  }

  /** Says whether a number is added to each output channel; at first true. */
  public L bias(boolean wanted) {
    hasBias = wanted;
    declare("bias", bias, wanted);
    return self();
  }

  @Override
  public Variable forward(Variable x) {
    return forward(x, false);
  }

  @Override
  final boolean rectifies() {
    return true;
  }

  @Override
  final Variable rectified(Variable x) {
    return forward(x, true);
  }

  private Variable forward(Variable x, boolean rectified) {
    if (x.shape().rank() != kernel.size() + 2) {
      throw new IllegalArgumentException(
          this + ": the input is " + x.shape() + ", expected " + Spatial.expected(kernel.size()));
    }
    long[] sizes = new long[kernel.size() + 2];
    sizes[0] = out;
    sizes[1] = Math.max(1, x.shape().size(1) / groups);
    for (int i = 0; i < kernel.size(); i++) sizes[i + 2] = kernel.get(i);
    Variable w = weight.of(Shape.of(sizes));
    var convolution = new Op.Convolution(stride, padding, dilation, groups);
    Op op = rectified ? new Op.ConvolutionRelu(convolution) : convolution;
    Variable in = same ? padded(x) : x;
    return hasBias ? in.apply(op, w, bias.of(Shape.of(out))) : in.apply(op, w);
  }

  private Variable padded(Variable x) {
    long[] before = new long[x.shape().rank()];
    long[] after = new long[before.length];
    for (int i = 0; i < kernel.size(); i++) {
      long zeros = (long) dilation.get(i) * (kernel.get(i) - 1);
      before[i + 2] = zeros / 2;
      after[i + 2] = zeros - zeros / 2;
    }
    return x.pad(before, after, 0);
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + out + ", kernel " + kernel + ")";
  }
}
