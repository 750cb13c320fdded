package dev.gatun.tensor.internal.conv;

import java.util.ArrayList;
import java.util.List;

/**
 * Stretches of the source, each adjacent in memory as its weights are.
 *
 * @param sources where each starts, in elements from a pixel's first source
 * @param weights where its weights start in a panel
 * @param lengths how many elements it has
 */
@SuppressWarnings("ArrayRecordComponent")
record Runs(int[] sources, int[] weights, int[] lengths) {
  /** The most elements of a run, so that its weights stay in the first cache. */
  private static final int LONGEST = 256;

  static Runs of(Sides s, Taps d, Taps h, Taps w) {
    var builder = new Builder();
    int length = s.groupSource();
    for (int i = 0; i < d.kernel().length; i++) {
      for (int j = 0; j < h.kernel().length; j++) {
        for (int k = 0; k < w.kernel().length; k++) {
          int source = s.source(d.offsets()[i], h.offsets()[j], w.offsets()[k]);
          int tap = s.tap(d.kernel()[i], h.kernel()[j], w.kernel()[k]);
          builder.add(source, tap * length, length);
        }
      }
    }
    return builder.runs(s.depthwise() ? 1 : s.tiles().panel());
  }

  /** Returns the same elements as runs of length 1. */
  Runs single(int panel) {
    var all = new Builder();
    for (int r = 0; r < count(); r++) {
      for (int k = 0; k < lengths[r]; k++) {
        all.sources.add(sources[r] + k);
        all.weights.add(weights[r] + k * panel);
        all.lengths.add(1);
      }
    }
    return all.build();
  }

  /** Returns the number of runs. */
  int count() {
    return lengths.length;
  }

  /** Returns the run after those from {@code first} on whose weights fit the cache together. */
  int end(int first) {
    int sum = lengths[first];
    int end = first + 1;
    while (end < lengths.length && sum + lengths[end] <= LONGEST) sum += lengths[end++];
    return end;
  }

  private static final class Builder {
    private final List<Integer> sources = new ArrayList<>();
    private final List<Integer> weights = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();

    void add(int source, int weight, int length) {
      int last = lengths.size() - 1;
      boolean adjacent =
          last >= 0
              && sources.get(last) + lengths.get(last) == source
              && weights.get(last) + lengths.get(last) == weight;
      if (adjacent) {
        lengths.set(last, lengths.get(last) + length);
      } else {
        sources.add(source);
        weights.add(weight);
        lengths.add(length);
      }
    }

    /** Cuts long runs, and counts weights in elements of a panel. */
    Runs runs(int panel) {
      var cut = new Builder();
      for (int r = 0; r < lengths.size(); r++) {
        for (int k = 0; k < lengths.get(r); k += LONGEST) {
          cut.sources.add(sources.get(r) + k);
          cut.weights.add((weights.get(r) + k) * panel);
          cut.lengths.add(Math.min(LONGEST, lengths.get(r) - k));
        }
      }
      return cut.build();
    }

    Runs build() {
      return new Runs(ints(sources), ints(weights), ints(lengths));
    }

    private static int[] ints(List<Integer> list) {
      return list.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
