package dev.gatun.tensor.internal.linalg;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * What a {@link Tile} works on. Element {@code k} of run {@code r} in row {@code i} of the left
 * operand is {@code a[aAt + aRows[i] + aRuns[r] + k * step]}, where step is the tile's own; the
 * right operand's elements for it are the panel's row at {@code b[bAt + bRuns[r] + k * panel]}.
 *
 * <p>Tables instead of strides: so a row may be a pixel anywhere in an image, and a run one row of
 * a convolution's kernel.
 */
public final class TileJob {
  /** Where accumulators that start at zero are loaded from. */
  private static final MemorySegment ZEROS = Arena.global().allocate(512, 64);

  private static final int[] NOTHING = {0};

  /** The left operand: {@code float[]} or {@code double[]}. */
  public Object a = NOTHING;

  /** The index in {@link #a} to which the tables add. */
  public int aAt;

  /** The index of each row. */
  public int[] aRows = NOTHING;

  /** The index of each run. */
  public int[] aRuns = NOTHING;

  /** The right operand, of the type of {@link #a}. */
  public Object b = NOTHING;

  /** The index in {@link #b} to which {@link #bRuns} adds. */
  public int bAt;

  /** The index of each run. */
  public int[] bRuns = NOTHING;

  /** The number of k in each run. */
  public int[] lengths = NOTHING;

  /** The first run. */
  public int firstRun;

  /** The run after the last one. */
  public int lastRun = 1;

  /** The first row. */
  public int first;

  /** The row after the last one. */
  public int last;

  /** Where a tile's sums pass through, of the type of {@link #a}. */
  final Object sums;

  /** The number of columns, at most a panel's. */
  public int columns;

  /** The result. */
  public MemorySegment c = ZEROS;

  /** The byte offset in {@link #c} to which {@link #cRows} adds. */
  public long cAt;

  /** The byte offset of each row. */
  public long[] cRows = {};

  /** Whether sums below zero become zero when they are written. */
  public boolean rectified;

  private MemorySegment init = ZEROS;
  private long initAt;
  private long initMask;
  private boolean startsAtZero;

  private final int[] tailA = new int[8];
  private final long[] tailC = new long[8];

  TileJob(Object sums) {
    this.sums = sums;
  }

  /** Starts all sums at zero. */
  public void fromZero() {
    fromRow(ZEROS, 0);
    startsAtZero = true;
  }

  /** Starts all sums of a column at one number, found in a row of at least a panel's length. */
  public void fromRow(MemorySegment row, long offset) {
    init = row;
    initAt = offset;
    initMask = 0;
    startsAtZero = false;
  }

  /** Starts the sums at what the result holds already. */
  public void fromResult() {
    init = c;
    initAt = cAt;
    initMask = -1;
    startsAtZero = false;
  }

  /** Tells whether all sums start at zero. */
  boolean startsAtZero() {
    return startsAtZero;
  }

  MemorySegment init() {
    return init;
  }

  /** Returns the byte offset at which the row that lies at {@code row} in the result starts. */
  long initAt(long row) {
    return initAt + (row & initMask);
  }

  int[] tailA() {
    return tailA;
  }

  long[] tailC() {
    return tailC;
  }

  /** Fills a tile with the rows from {@code m} on, the last one again and again. */
  void fillTail(int m, int rows) {
    for (int i = 0; i < rows; i++) {
      int row = Math.min(m + i, last - 1);
      tailA[i] = aRows[row];
      tailC[i] = cRows[row];
    }
  }
}
