package dev.gatun.tensor.internal.kernel;

/**
 * Says how much of a call a vector kernel should do, and how much its scalar twin, which gives the
 * same bits. Until HotSpot has compiled it, a vector instruction costs as much as a hundred scalar
 * ones. So the first calls, which start a program, go to the twin; then some let HotSpot see that
 * the vectors are worth compiling, by doing a little each with them; and then vectors do all.
 */
public final class Warmth {
  private static final int COLD = 1500;
  private static final int WARM = 4500;

  /** Threads may lose each other's counts. */
  private int calls;

  private Warmth(int calls) {
    this.calls = calls;
  }

  /** Returns that of a kernel that has not run. */
  public static Warmth cold() {
    return new Warmth(0);
  }

  /** Returns that of a kernel that always does everything. */
  public static Warmth warm() {
    return new Warmth(WARM);
  }

  /** Returns how many of a call's {@code n} elements vectors should do, in turns of so many. */
  public int share(int n, int turn) {
    int whole = n / turn * turn;
    int c = calls;
    if (c >= WARM) return whole;
    calls = c + 1;
    return c < COLD ? 0 : Math.min(turn, whole);
  }
}
