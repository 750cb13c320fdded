package dev.gatun.tensor.internal.conv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Positions on one axis of a result that read the source through the same elements of the kernel:
 * position {@code positions[i]} reads source {@code starts[i] + offsets[t]} times kernel element
 * {@code kernel[t]}. Padding is never read, and sources are in ascending order.
 *
 * @param positions where on the result's axis
 * @param starts the first source that each reads
 * @param kernel the kernel's elements
 * @param offsets how far behind the first source the one of each kernel element is
 */
@SuppressWarnings("ArrayRecordComponent")
record Taps(int[] positions, int[] starts, int[] kernel, int[] offsets) {

  /** Returns the groups of positions of a convolution's output on an axis. */
  static List<Taps> ofOutput(ConvGeometry g, int axis) {
    var groups = new Groups();
    for (int o = 0; o < g.output(axis); o++) {
      var kernel = new ArrayList<Integer>();
      var sources = new ArrayList<Integer>();
      for (int k = 0; k < g.kernel()[axis]; k++) {
        int i = o * g.stride()[axis] - g.padding()[axis] + k * g.dilation()[axis];
        if (i >= 0 && i < g.input()[axis]) {
          kernel.add(k);
          sources.add(i);
        }
      }
      groups.add(o, kernel, sources);
    }
    return groups.taps();
  }

  /** Returns the groups of positions of the input's gradient, which reads that of the output. */
  static List<Taps> ofInput(ConvGeometry g, int axis) {
    var groups = new Groups();
    int stride = g.stride()[axis];
    for (int i = 0; i < g.input()[axis]; i++) {
      var kernel = new ArrayList<Integer>();
      var sources = new ArrayList<Integer>();
      for (int k = g.kernel()[axis] - 1; k >= 0; k--) {
        int scaled = i + g.padding()[axis] - k * g.dilation()[axis];
        if (scaled >= 0 && scaled % stride == 0 && scaled / stride < g.output(axis)) {
          kernel.add(k);
          sources.add(scaled / stride);
        }
      }
      groups.add(i, kernel, sources);
    }
    return groups.taps();
  }

  /** Positions by the kernel elements they read through, which fix the distances of sources too. */
  private static final class Groups {
    private record Members(List<Integer> positions, List<Integer> starts, List<Integer> offsets) {}

    private final Map<List<Integer>, Members> members = new LinkedHashMap<>();

    void add(int position, List<Integer> kernel, List<Integer> sources) {
      int start = sources.isEmpty() ? 0 : sources.getFirst();
      var offsets = sources.stream().map(s -> s - start).toList();
      var group =
          members.computeIfAbsent(
              kernel, k -> new Members(new ArrayList<>(), new ArrayList<>(), offsets));
      group.positions.add(position);
      group.starts.add(start);
    }

    List<Taps> taps() {
      var taps = new ArrayList<Taps>();
      members.forEach(
          (kernel, m) ->
              taps.add(new Taps(ints(m.positions), ints(m.starts), ints(kernel), ints(m.offsets))));
      return taps;
    }

    private static int[] ints(List<Integer> list) {
      return list.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
