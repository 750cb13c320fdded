package dev.gatun.autograd;

/** What {@link Variable#registerHook} and its like return, to take the hook away again. */
public final class GradHook {
  private final Runnable removal;

  GradHook(Runnable removal) {
    this.removal = removal;
  }

  /** Takes the hook away; the second time nothing happens. */
  public void remove() {
    removal.run();
  }
}
