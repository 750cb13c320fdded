package dev.gatun.tensor.internal.linalg;

/**
 * The product of two operands that lie packed.
 *
 * @param left rows of the left operand, or groups of rows interleaved
 * @param right panels of the right operand
 * @param depth the number of k
 * @param columns the columns of the result
 * @param rectified whether sums below zero become zero
 */
record PackedProduct(
    Tiles tiles,
    Object left,
    boolean interleaved,
    Object right,
    int depth,
    int columns,
    boolean rectified) {
  /**
   * How many k a tile sums up at most before its sums go back to the result. A panel of so many
   * streams from the second cache; less would fit into the first, but moving sums costs more.
   */
  static final int DEPTH = 1024;

  /** Says what the sums of a panel start at. */
  interface Start {
    void set(TileJob job, int panel);
  }

  /** Returns the size of equal parts of {@code n}, as few as have at most {@code most}. */
  static int part(long n, int most) {
    long parts = Math.max(1, (n + most - 1) / most);
    return (int) ((n + parts - 1) / parts);
  }

  /** Returns the number of panels. */
  int panels() {
    return (columns + tiles.panel() - 1) / tiles.panel();
  }

  /**
   * Computes some panels of a job's rows.
   *
   * @param job with its rows and result
   * @param cAt the byte offset of the result's first column
   * @param from the first panel
   * @param to the panel after the last one
   */
  void run(TileJob job, long cAt, int from, int to, Start start) {
    int panel = tiles.panel();
    job.a = left;
    job.b = right;
    job.aRuns = job.bRuns = new int[1];
    job.lengths = new int[1];
    int part = part(depth, DEPTH);
    for (int k = 0; k < depth; k += part) {
      job.lengths[0] = Math.min(part, depth - k);
      job.aAt = interleaved ? k * tiles.lanes() : k;
      job.rectified = rectified && k + part >= depth;
      for (int p = from; p < to; p++) {
        job.bAt = (p * depth + k) * panel;
        job.columns = Math.min(panel, columns - p * panel);
        job.cAt = cAt + (long) p * panel * tiles.type().bytes();
        if (k > 0) job.fromResult();
        else start.set(job, p);
        Tile tile = interleaved ? tiles.interleaved(job.columns) : tiles.plain(job.columns);
        tile.run(job);
      }
    }
  }
}
