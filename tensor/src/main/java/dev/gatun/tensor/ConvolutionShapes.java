package dev.gatun.tensor;

import dev.gatun.tensor.internal.conv.ConvGeometry;
import java.util.List;

/** The rules for the shapes of convolutions. */
final class ConvolutionShapes {
  private ConvolutionShapes() {}

  /** Returns the shape of the result, or says what does not fit. */
  static Shape output(Op.Convolution c, Shape x, Shape w) {
    int n = x.rank() - 2;
    if (n < 1 || n > 3 || w.rank() != x.rank()) {
      throw misfit(x, w, "expected (N, C, ...) and (O, C / groups, ...) with 1 to 3 further sizes");
    }
    if (c.stride().size() != n || c.padding().size() != n || c.dilation().size() != n) {
      throw misfit(x, w, "stride, padding and dilation need " + n + " numbers each, not " + c);
    }
    checkChannels(c, x, w);
    long[] sizes = new long[n + 2];
    sizes[0] = x.size(0);
    sizes[1] = w.size(0);
    for (int i = 0; i < n; i++) sizes[i + 2] = size(c, i, x, w);
    return Shape.of(sizes);
  }

  private static void checkChannels(Op.Convolution c, Shape x, Shape w) {
    if (c.groups() < 1 || w.size(1) * c.groups() != x.size(1) || w.size(0) % c.groups() != 0) {
      throw misfit(
          x,
          w,
          "with "
              + c.groups()
              + " groups the input needs "
              + w.size(1) * c.groups()
              + " channels, not "
              + x.size(1)
              + ", and the number of outputs must be a multiple of the groups");
    }
  }

  private static long size(Op.Convolution c, int i, Shape x, Shape w) {
    if (c.stride().get(i) < 1 || c.dilation().get(i) < 1 || c.padding().get(i) < 0) {
      throw misfit(x, w, "strides and dilations must be 1 or more, padding 0 or more: " + c);
    }
    long window = c.dilation().get(i) * (w.size(i + 2) - 1) + 1;
    long room = x.size(i + 2) + 2L * c.padding().get(i);
    if (window > room) {
      throw misfit(
          x,
          w,
          "the kernel covers "
              + window
              + " elements of dimension "
              + (i + 2)
              + ", which has "
              + room
              + " with padding; use a smaller kernel or more padding");
    }
    return (room - window) / c.stride().get(i) + 1;
  }

  private static IllegalArgumentException misfit(Shape x, Shape w, String why) {
    return new IllegalArgumentException(
        "convolution: input is " + x + ", weights are " + w + ": " + why);
  }

  static void checkBias(Shape w, Shape bias) {
    if (!bias.equals(Shape.of(w.size(0)))) {
      throw new IllegalArgumentException(
          "convolution: weights are "
              + w
              + ", bias is "
              + bias
              + ": expected "
              + Shape.of(w.size(0)));
    }
  }

  /** Returns the sizes as the kernels want them, with three spatial dimensions. */
  static ConvGeometry geometry(Op.Convolution c, Shape x, Shape w) {
    return new ConvGeometry(
        Math.toIntExact(x.size(0)),
        c.groups(),
        Math.toIntExact(x.size(1)),
        Math.toIntExact(w.size(0)),
        spatial(x),
        spatial(w),
        three(c.stride(), 1),
        three(c.padding(), 0),
        three(c.dilation(), 1));
  }

  /** Returns the sizes behind the first two, with ones in front up to three. */
  static int[] spatial(Shape shape) {
    int[] sizes = {1, 1, 1};
    int n = shape.rank() - 2;
    for (int i = 0; i < n; i++) sizes[3 - n + i] = Math.toIntExact(shape.size(i + 2));
    return sizes;
  }

  static int[] three(List<Integer> numbers, int missing) {
    int[] all = {missing, missing, missing};
    for (int i = 0; i < numbers.size(); i++) all[3 - numbers.size() + i] = numbers.get(i);
    return all;
  }
}
