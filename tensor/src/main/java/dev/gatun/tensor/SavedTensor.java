package dev.gatun.tensor;

/**
 * A tensor that something, such as a graph, needs later. It stays alive when the scope that
 * computed it is closed, and it notices if it was changed in place meanwhile.
 */
public final class SavedTensor {
  private final Tensor tensor;
  private final int version;
  private boolean released;

  /** Saves {@code tensor} as it is now. */
  public SavedTensor(Tensor tensor) {
    this.tensor = tensor;
    this.version = tensor.version();
    tensor.storage().claim();
  }

  /**
   * Returns the tensor.
   *
   * @throws IllegalStateException if it was released or changed in place since it was saved
   */
  public Tensor get() {
    if (released) {
      throw new IllegalStateException(
          "tensor "
              + tensor.dtype()
              + tensor.shape()
              + " was saved for a backward pass that is over; pass retainGraph to run another");
    }
    if (tensor.version() != version) {
      throw new IllegalStateException(
          "tensor "
              + tensor.dtype()
              + tensor.shape()
              + " was changed in place after it was saved for the backward pass; change a copy()"
              + " instead, or call backward first");
    }
    return tensor;
  }

  /** Lets any thread use the tensor, one at a time, even if it was computed in a scope. */
  public SavedTensor anyThread() {
    tensor.storage().free();
    return this;
  }

  /** Gives up the claim; memory that nothing else claims is released at once. */
  public void release() {
    if (released) return;
    released = true;
    tensor.storage().unclaim();
  }
}
