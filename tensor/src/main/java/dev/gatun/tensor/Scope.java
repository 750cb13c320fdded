package dev.gatun.tensor;

import dev.gatun.tensor.internal.memory.ScopeFrame;
import java.util.function.Supplier;

/**
 * A stretch of a thread's work whose results are released together when it ends:
 *
 * {@snippet :
 * try (var scope = Scope.open()) {
 *   Tensor hidden = x.matmul(w).relu();
 *   return scope.keep(hidden.sum());
 * }
 * }
 *
 * <p>What was created before the scope, and what {@link #keep} was called with, lives on; the rest
 * cannot be used any more. Scopes nest. Tensors of a scope belong to its thread until they are
 * shared.
 */
public final class Scope implements AutoCloseable {
  private final ScopeFrame frame;

  private Scope(boolean adopts) {
    frame = ScopeFrame.open(adopts);
  }

  /** Opens a scope on the current thread. */
  public static Scope open() {
    return new Scope(true);
  }

  /**
   * Runs {@code work} outside any scope: the tensors it makes live until nothing refers to them.
   * For what outlives the work at hand, such as parameters and the state of optimizers.
   */
  public static <T> T outside(Supplier<T> work) {
    try (var _ = new Scope(false)) {
      return work.get();
    }
  }

  /**
   * Returns {@code holder}, whose tensors from now on belong to the innermost open scope of this
   * thread, or to the collector if there is none. For results that an inner scope would release.
   */
  public static <H extends TensorHolder> H adopt(H holder) {
    holder.forEachTensor(t -> ScopeFrame.adoptNow(t.storage()));
    return holder;
  }

  /**
   * Returns {@code holder}, whose tensors belong to the collector and from now on to the innermost
   * open scope of this thread, which releases them: how a thread hands over what it made {@link
   * #outside} its scopes, so that the memory is used again at once. Only for tensors that nobody
   * else uses. Those of a scope stay there.
   */
  public static <H extends TensorHolder> H take(H holder) {
    holder.forEachTensor(t -> ScopeFrame.take(t.storage()));
    return holder;
  }

  /** Returns {@code holder}, whose tensors from now on belong to the scope around this one. */
  public <H extends TensorHolder> H keep(H holder) {
    holder.forEachTensor(t -> frame.keep(t.storage()));
    return holder;
  }

  /**
   * Releases what was computed since the scope was opened.
   *
   * @throws IllegalStateException if another scope was opened since and is still open
   */
  @Override
  public void close() {
    frame.close();
  }
}
