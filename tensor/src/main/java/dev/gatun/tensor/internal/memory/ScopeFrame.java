package dev.gatun.tensor.internal.memory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The storages that an open scope of a thread has adopted, and the scope around it. */
public final class ScopeFrame {
  private static final ThreadLocal<@Nullable ScopeFrame> CURRENT = new ThreadLocal<>();

  private final @Nullable ScopeFrame parent;
  private final boolean adopts;
  private final List<Storage> storages = new ArrayList<>();
  private boolean closed;

  private ScopeFrame(boolean adopts) {
    this.parent = CURRENT.get();
    this.adopts = adopts;
  }

  /**
   * Opens a frame on the current thread.
   *
   * @param adopts whether results belong to it; if not, they go to the collector
   */
  public static ScopeFrame open(boolean adopts) {
    var frame = new ScopeFrame(adopts);
    CURRENT.set(frame);
    return frame;
  }

  /** Returns the innermost frame of this thread if it adopts results. */
  static @Nullable ScopeFrame current() {
    ScopeFrame frame = CURRENT.get();
    return frame != null && frame.adopts ? frame : null;
  }

  void adopt(Storage s) {
    s.adopt();
    storages.add(s);
  }

  /** Gives the innermost frame of this thread a claim on a storage; without one, the collector. */
  public static void adoptNow(Storage s) {
    ScopeFrame frame = current();
    if (!s.isCounted()) return;
    if (frame == null) {
      s.share();
    } else {
      s.claim();
      frame.storages.add(s);
    }
  }

  /** Hands a storage from the collector to the innermost frame of this thread, if there is one. */
  public static void take(Storage s) {
    ScopeFrame frame = current();
    if (frame != null && !s.isCounted()) frame.adopt(s);
  }

  /** Moves a storage of this frame to the one around it, or to the collector if there is none. */
  public void keep(Storage s) {
    if (!s.isCounted()) return;
    for (int i = storages.size() - 1; i >= 0; i--) {
      if (storages.get(i) == s) {
        storages.remove(i);
        if (parent != null && parent.adopts) parent.storages.add(s);
        else s.share();
        return;
      }
    }
  }

  /**
   * Closes this frame and drops its claims.
   *
   * @throws IllegalStateException if it is not the innermost open frame of this thread
   */
  public void close() {
    if (closed) return;
    if (CURRENT.get() != this) {
      throw new IllegalStateException(
          "scopes must be closed innermost first, by the thread that opened them;"
              + " use try (var scope = Scope.open())");
    }
    closed = true;
    CURRENT.set(parent);
    for (int i = storages.size() - 1; i >= 0; i--) storages.get(i).leaveScope();
    storages.clear();
  }
}
