package dev.gatun.tensor;

import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.linalg.Matrix;
import java.lang.foreign.MemorySegment;

/**
 * The examples of a batch, time after time.
 *
 * @param all of all times, {@code (T, B, n)}, dense
 * @param first those before the first time, {@code (B, n)}, dense
 * @param lag how many times later than its own each is read
 */
record SequenceTrack(View all, View first, long lag) {
  static SequenceTrack of(Tensor all) {
    return new SequenceTrack(all.view(), all.view(), 0);
  }

  /** Returns a track that has at each time what another has at the time before. */
  static SequenceTrack before(Tensor all, Tensor first) {
    return new SequenceTrack(all.view(), first.view(), 1);
  }

  /** Returns a track that has the same {@code (B, n)} at all times. */
  static SequenceTrack always(Tensor t) {
    return new SequenceTrack(t.view(), t.view(), Long.MAX_VALUE);
  }

  MemorySegment segment(long time) {
    return time < lag ? first.segment() : all.segment();
  }

  long width() {
    return all.sizes()[all.rank() - 1];
  }

  /** Returns the number of an example's first element. */
  long at(long time, long example) {
    if (time < lag) return first.offset() + example * width();
    long batch = first.sizes()[first.rank() - 2];
    return all.offset() + ((time - lag) * batch + example) * width();
  }

  /** Returns the first columns of {@code count} examples. */
  Matrix rows(long time, long example, long count, long columns) {
    return new Matrix(segment(time), at(time, example), count, columns, width(), 1);
  }
}
