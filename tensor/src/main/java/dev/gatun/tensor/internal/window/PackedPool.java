package dev.gatun.tensor.internal.window;

import dev.gatun.tensor.internal.kernel.Copies;
import dev.gatun.tensor.internal.kernel.Scratch;
import dev.gatun.tensor.internal.kernel.View;
import org.jspecify.annotations.Nullable;

/**
 * Pooling for memory that is not channels-last, or has fewer channels than a vector has lanes: by
 * way of copies that are and have.
 */
final class PackedPool implements AutoCloseable {
  private final Scratch scratch = new Scratch();
  private final PoolOp op;
  private final Pass p;
  private final Pass packed;

  /** Makes room for all views of a pass, with {@code lanes} channels or more. */
  PackedPool(PoolOp op, Pass p, int lanes) {
    this.op = op;
    this.p = p;
    View index = p.index() == null ? null : room(p.index(), lanes);
    this.packed = p.with(room(p.x(), lanes), room(p.y(), lanes), index);
  }

  private View room(View v, int lanes) {
    long[] s = v.sizes();
    long c = Math.max(s[1], lanes);
    View dense = scratch.dense(v.dtype(), s[0], s[2], s[3], s[4], c);
    long[] t = dense.strides();
    return new View(
        v.dtype(),
        dense.segment(),
        0,
        new long[] {s[0], c, s[2], s[3], s[4]},
        new long[] {t[0], 1, t[1], t[2], t[3]});
  }

  /** Runs the pass. */
  void run() {
    if (op.isGradient()) {
      Copies.copy(p.y(), channels(packed.y()));
      if (p.index() != null) Copies.copy(p.index(), channels(packed.index()));
    } else {
      Copies.copy(p.x(), channels(packed.x()));
    }
    Pooling.rows(op, packed);
    if (op.isGradient()) {
      Copies.copy(channels(packed.x()), p.x());
    } else {
      Copies.copy(channels(packed.y()), p.y());
      if (p.index() != null) Copies.copy(channels(packed.index()), p.index());
    }
  }

  /** Returns the channels that there are. */
  private View channels(@Nullable View v) {
    if (v == null) throw new IllegalStateException("no such view");
    long[] s = v.sizes().clone();
    s[1] = p.x().sizes()[1];
    return new View(v.dtype(), v.segment(), 0, s, v.strides());
  }

  @Override
  public void close() {
    scratch.close();
  }
}
