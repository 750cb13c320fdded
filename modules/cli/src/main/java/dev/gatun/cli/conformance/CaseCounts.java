package dev.gatun.cli.conformance;

/** How many cases passed, failed, or name something that is not there. */
public final class CaseCounts {
  private int passed;
  private int failed;
  private int unsupported;

  /** Creates counts of no cases. */
  public CaseCounts() {}

  void pass() {
    passed++;
  }

  void fail() {
    failed++;
  }

  void leaveOut() {
    unsupported++;
  }

  /** Adds others to these. */
  public void add(CaseCounts others) {
    passed += others.passed;
    failed += others.failed;
    unsupported += others.unsupported;
  }

  /** Returns whether no case was counted. */
  public boolean isEmpty() {
    return passed + failed + unsupported == 0;
  }

  /** Returns how many agreed. */
  public int passed() {
    return passed;
  }

  /** Returns how many did not agree. */
  public int failed() {
    return failed;
  }

  /** Returns how many name something that is not there. */
  public int unsupported() {
    return unsupported;
  }

  /** Returns the counts: {@code 3 passed, 0 failed, 1 unsupported}. */
  @Override
  public String toString() {
    return passed + " passed, " + failed + " failed, " + unsupported + " unsupported";
  }
}
