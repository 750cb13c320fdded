package dev.gatun.tensor.internal.winograd;

import dev.gatun.tensor.internal.conv.ConvGeometry;
import dev.gatun.tensor.internal.linalg.Tiles;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions of images with 3 x 3 kernels and their gradients in a quarter of the
 * multiplications: tiles of the images and kernels are mapped to values at 36 points, the values
 * are multiplied, one product of matrices a point, and the results are mapped back. Whether it is
 * used follows from the sizes of images and weights alone, never from the batch.
 */
public final class Winograd {
  /** Fewer outputs in an image do not pay for mapping the weights. */
  private static final int SMALL = 64;

  /** The most elements that the sums of a weight gradient may have. */
  private static final int SUMS = 1 << 21;

  private Winograd() {}

  /** Tells whether this computes the outputs of such a convolution. */
  public static boolean suitsForward(ConvGeometry g) {
    return suits(g) && covers(g.output(1), g.output(2));
  }

  /** Tells whether this computes the gradient of such a convolution's input. */
  public static boolean suitsInputGradient(ConvGeometry g) {
    return suits(g) && covers(g.input()[1], g.input()[2]);
  }

  /** Tells whether this computes the gradient of such a convolution's weights. */
  public static boolean suitsWeightGradient(ConvGeometry g) {
    return suitsForward(g) && 36L * g.inChannels() * g.outChannels() <= SUMS && g.batch() > 0;
  }

  private static boolean suits(ConvGeometry g) {
    boolean plane = g.input()[0] == 1 && g.kernel()[0] == 1 && g.padding()[0] == 0;
    boolean kernel = g.kernel()[1] == 3 && g.kernel()[2] == 3;
    boolean channels =
        g.groups() == 1
            && g.inChannels() % WinogradKernels.GROUP == 0
            && g.outChannels() % WinogradKernels.GROUP == 0;
    return plane && kernel && channels && adjacent(g, 1) && adjacent(g, 2);
  }

  private static boolean adjacent(ConvGeometry g, int axis) {
    return g.stride()[axis] == 1 && g.dilation()[axis] == 1 && g.padding()[axis] <= 2;
  }

  /** Whether tiles cover little more than the outputs. */
  private static boolean covers(int height, int width) {
    int covered = 16 * TileGrid.tiles(height) * TileGrid.tiles(width);
    return height * width >= SMALL && 2 * covered <= 3 * height * width;
  }

  /** Computes the outputs; offsets are in elements. */
  public static void forward(
      Tiles tiles,
      ConvGeometry g,
      MemorySegment x,
      long xAt,
      MemorySegment w,
      long wAt,
      @Nullable MemorySegment bias,
      long biasAt,
      MemorySegment y,
      long yAt,
      boolean rectified) {
    var k = WinogradKernels.of(tiles);
    var target = outputs(g);
    var source = inputs(g, target);
    new TileCorrelation(k, source, target, false, w, wAt)
        .bias(bias, biasAt)
        .rectified(rectified)
        .run(g.batch(), x, xAt, y, yAt);
  }

  /** Computes the gradient of the input; offsets are in elements. */
  public static void inputGradient(
      Tiles tiles,
      ConvGeometry g,
      MemorySegment dy,
      long dyAt,
      MemorySegment w,
      long wAt,
      MemorySegment dx,
      long dxAt) {
    var k = WinogradKernels.of(tiles);
    var target = outputs(g.input()[1], g.input()[2], g.inChannels());
    var source =
        inputs(target, g.output(), g.outChannels(), 2 - g.padding()[1], 2 - g.padding()[2]);
    new TileCorrelation(k, source, target, true, w, wAt).run(g.batch(), dy, dyAt, dx, dxAt);
  }

  /** Computes the gradient of the weights; offsets are in elements. */
  public static void weightGradient(
      Tiles tiles,
      ConvGeometry g,
      MemorySegment x,
      long xAt,
      MemorySegment dy,
      long dyAt,
      MemorySegment dw,
      long dwAt) {
    var k = WinogradKernels.of(tiles);
    var target = outputs(g);
    var source = inputs(g, target);
    new TileWeightGradient(k, source, target, g.batch()).run(x, xAt, dy, dyAt, dw, dwAt);
  }

  private static TileGrid outputs(ConvGeometry g) {
    return outputs(g.output(1), g.output(2), g.outChannels());
  }

  private static TileGrid inputs(ConvGeometry g, TileGrid outputs) {
    return inputs(outputs, g.input(), g.inChannels(), g.padding()[1], g.padding()[2]);
  }

  private static TileGrid outputs(int height, int width, int channels) {
    int down = TileGrid.tiles(height);
    return new TileGrid(height, width, channels, 0, 0, 4, down, TileGrid.tiles(width));
  }

  /** Returns the grid of inputs that the outputs of {@code target} need. */
  private static TileGrid inputs(TileGrid target, int[] extents, int channels, int top, int left) {
    return new TileGrid(
        extents[1], extents[2], channels, top, left, 6, target.down(), target.across());
  }
}
