package dev.gatun.tensor.internal.winograd;

import dev.gatun.tensor.internal.linalg.Elements;
import dev.gatun.tensor.internal.linalg.Scratch;
import dev.gatun.tensor.internal.linalg.Scratch.Slot;
import dev.gatun.tensor.internal.parallel.Parallel;
import java.lang.foreign.MemorySegment;

/**
 * Maps weights to their values at the points, laid out for the products: {@code (point, panel,
 * source channel, target channel of the panel)}.
 */
final class KernelValues {
  private static final int TAPS = 9;

  private final WinogradKernels kernels;
  private final int sourceChannels;
  private final int targetChannels;
  private final boolean turned;
  private final int panels;
  private final int line;

  KernelValues(WinogradKernels kernels, int sources, int targets, boolean turned) {
    this.kernels = kernels;
    this.sourceChannels = sources;
    this.targetChannels = targets;
    this.turned = turned;
    panels = kernels.panels(targets);
    line = sources * kernels.panel();
  }

  /** Returns the values, in memory of the calling thread; the offset is in bytes. */
  Object of(MemorySegment w, long at) {
    var scratch = Scratch.current();
    var type = kernels.type();
    int count = TAPS * sourceChannels * targetChannels;
    Object raw = scratch.array(type, Slot.TRANSIT, count);
    Object values = scratch.array(type, Slot.SHARED, (long) TileCorrelation.POINTS * panels * line);
    Elements.copy(w, at, raw, 0, count);
    Parallel.run(panels, q -> panel(raw, values, q));
    return values;
  }

  private void panel(Object raw, Object values, int q) {
    Object lines = Scratch.current().array(kernels.type(), Slot.LEFT, (TAPS + 18L) * line);
    for (int tap = 0; tap < TAPS; tap++) gather(raw, lines, q, tap);
    var stencils = kernels.stencils();
    for (int c = 0; c < 3; c++) {
      int to = (TAPS + c) * line;
      stencils.weights(lines, c * line, 3 * line, lines, to, 3 * line, line);
    }
    for (int i = 0; i < 6; i++) {
      int from = (TAPS + 3 * i) * line;
      int to = (6 * i * panels + q) * line;
      stencils.weights(lines, from, line, values, to, panels * line, line);
    }
  }

  /** Copies the weights of one kernel element, {@code (source channel, target channel)}. */
  private void gather(Object raw, Object lines, int q, int tap) {
    int width = kernels.panel();
    int columns = Math.min(width, targetChannels - q * width);
    int rowStride = turned ? targetChannels * TAPS : TAPS;
    int columnStride = turned ? TAPS : sourceChannels * TAPS;
    int from = q * width * columnStride + (turned ? TAPS - 1 - tap : tap);
    if (columns < width) Elements.clear(lines, tap * line, line);
    Elements.spread(
        raw, from, rowStride, columnStride, lines, tap * line, width, 1, sourceChannels, columns);
  }
}
