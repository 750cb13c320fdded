package dev.gatun.tensor.internal.conv;

import dev.gatun.tensor.internal.linalg.Tiles;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a convolution reads and what it writes: the input and the output, or for the input's
 * gradient the other way round with the kernel turned by half a circle.
 *
 * @param sourceExtents the source's extent on each axis
 * @param sourceChannels all channels of a source pixel
 * @param targetExtents the target's extent on each axis
 * @param targetChannels all channels of a target pixel
 * @param groups into how many groups both are split
 * @param kernel the kernel's extents
 * @param turned whether the kernel is turned
 * @param taps the groups of target positions on each axis
 * @param tiles the kernels that do the work
 */
@SuppressWarnings("ArrayRecordComponent")
record Sides(
    int[] sourceExtents,
    int sourceChannels,
    int[] targetExtents,
    int targetChannels,
    int groups,
    int[] kernel,
    boolean turned,
    List<List<Taps>> taps,
    Tiles tiles) {

  private static final int AXES = ConvGeometry.AXES;

  static Sides forward(ConvGeometry g, Tiles tiles) {
    var taps = IntStream.range(0, AXES).mapToObj(axis -> Taps.ofOutput(g, axis)).toList();
    return new Sides(
        g.input(),
        g.inChannels(),
        g.output(),
        g.outChannels(),
        g.groups(),
        g.kernel(),
        false,
        taps,
        tiles);
  }

  static Sides backward(ConvGeometry g, Tiles tiles) {
    var taps = IntStream.range(0, AXES).mapToObj(axis -> Taps.ofInput(g, axis)).toList();
    return new Sides(
        g.output(),
        g.outChannels(),
        g.input(),
        g.inChannels(),
        g.groups(),
        g.kernel(),
        true,
        taps,
        tiles);
  }

  /** Tells whether each channel reads one channel of its own. */
  boolean depthwise() {
    return groups > 1 && groupSource() == 1 && groupTarget() == 1;
  }

  /** Returns the source channels of a group. */
  int groupSource() {
    return sourceChannels / groups;
  }

  /** Returns the target channels of a group. */
  int groupTarget() {
    return targetChannels / groups;
  }

  /** Returns the axis along which images are cut into slabs that are contiguous in the source. */
  int slabAxis() {
    int axis = 0;
    while (axis < AXES - 1 && sourceExtents[axis] == 1) axis++;
    return axis;
  }

  /** Returns the number of elements of a source image in one position of the slab axis. */
  long slabElements() {
    long elements = sourceChannels;
    for (int axis = slabAxis() + 1; axis < AXES; axis++) elements *= sourceExtents[axis];
    return elements;
  }

  /** Returns the number of elements of a source image. */
  long sourceElements() {
    return ConvGeometry.volume(sourceExtents) * sourceChannels;
  }

  /** Returns the number of elements of a target image. */
  long targetElements() {
    return ConvGeometry.volume(targetExtents) * targetChannels;
  }

  /** Returns the number of kernel elements. */
  int kernelElements() {
    return (int) ConvGeometry.volume(kernel);
  }

  /** Returns the index in a source image of a pixel's first channel. */
  int source(int d, int h, int w) {
    return ((d * sourceExtents[1] + h) * sourceExtents[2] + w) * sourceChannels;
  }

  /** Returns the byte offset in a target image of a pixel. */
  long target(int d, int h, int w) {
    long pixel = ((long) d * targetExtents[1] + h) * targetExtents[2] + w;
    return pixel * targetChannels * tiles.type().bytes();
  }

  /** Returns the place of a kernel element in packed weights. */
  int tap(int d, int h, int w) {
    int place = (d * kernel[1] + h) * kernel[2] + w;
    return turned ? kernelElements() - 1 - place : place;
  }

  /** Returns the number of panels of a group's target channels. */
  int panels() {
    return (groupTarget() + tiles.panel() - 1) / tiles.panel();
  }

  /** Returns the number of elements of a panel of packed weights. */
  int panelElements() {
    return kernelElements() * groupSource() * tiles.panel();
  }
}
