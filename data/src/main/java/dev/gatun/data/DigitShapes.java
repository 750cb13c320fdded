package dev.gatun.data;

import java.util.List;

/**
 * How people write the ten digits: for each some ways, each a list of strokes. Coordinates are
 * percents of the digit's box, x to the right and y down.
 */
final class DigitShapes {
  /** The ways to write each digit. */
  static final List<List<List<Stroke>>> WAYS =
      List.of(
          List.of(
              List.of(
                  curve(
                      60, 2, 34, 4, 12, 26, 6, 56, 20, 90, 50, 100, 82, 84, 94, 50, 84, 18, 56, 1)),
              List.of(
                  curve(
                      66, 8, 40, 0, 12, 22, 8, 62, 30, 98, 66, 94, 90, 64, 88, 28, 64, 4, 44, 12)),
              List.of(curve(50, 0, 14, 18, 6, 54, 26, 94, 58, 99, 88, 76, 92, 38, 72, 8, 48, 0))),
          List.of(
              List.of(line(50, 0, 50, 100)),
              List.of(line(50, 0, 50, 100)),
              List.of(curve(56, 0, 52, 34, 50, 68, 46, 100)),
              List.of(line(26, 24, 54, 0, 54, 100)),
              List.of(line(28, 20, 52, 0, 52, 100), line(26, 100, 78, 100))),
          List.of(
              List.of(
                  curve(10, 28, 26, 6, 54, 0, 82, 12, 82, 38, 56, 68, 10, 100),
                  line(10, 100, 92, 97)),
              List.of(
                  curve(
                      14, 22, 40, 1, 74, 6, 84, 30, 68, 60, 38, 86, 10, 97, 14, 82, 38, 80, 66, 96,
                      94, 90)),
              List.of(
                  curve(16, 12, 48, 0, 82, 14, 80, 42, 48, 78, 14, 98),
                  curve(14, 98, 42, 90, 70, 98, 96, 92))),
          List.of(
              List.of(
                  curve(14, 14, 42, 0, 76, 8, 78, 30, 60, 44, 36, 48),
                  curve(36, 48, 70, 50, 88, 70, 74, 94, 42, 100, 8, 88)),
              List.of(
                  line(14, 3, 82, 2, 44, 40),
                  curve(44, 40, 76, 46, 90, 70, 70, 96, 38, 100, 8, 88)),
              List.of(
                  curve(
                      18, 10, 50, 0, 80, 14, 70, 38, 46, 46, 76, 54, 88, 76, 62, 98, 30, 98, 8,
                      84))),
          List.of(
              List.of(line(66, 0, 8, 64, 94, 64), line(66, 0, 66, 100)),
              List.of(curve(18, 2, 14, 28, 10, 56), line(10, 56, 92, 52), line(76, 6, 70, 100)),
              List.of(curve(24, 0, 12, 38, 20, 56, 50, 56, 82, 44), curve(84, 2, 80, 50, 74, 100))),
          List.of(
              List.of(
                  line(86, 2, 26, 3, 20, 44),
                  curve(20, 44, 50, 34, 84, 48, 86, 76, 60, 98, 30, 99, 6, 88)),
              List.of(
                  line(32, 4, 22, 46),
                  curve(22, 46, 52, 40, 80, 56, 78, 82, 50, 100, 10, 94),
                  line(32, 4, 90, 0)),
              List.of(
                  curve(
                      92, 4, 60, 6, 30, 4, 22, 24, 30, 44, 62, 52, 80, 72, 64, 94, 34, 100, 6,
                      92))),
          List.of(
              List.of(
                  curve(
                      74, 0, 42, 16, 16, 48, 10, 78, 30, 99, 64, 97, 84, 78, 72, 57, 44, 55, 16,
                      74)),
              List.of(
                  curve(58, 0, 32, 28, 14, 62, 24, 94, 54, 100, 78, 84, 70, 62, 44, 60, 20, 80)),
              List.of(
                  curve(
                      88, 6, 54, 4, 22, 32, 8, 68, 28, 98, 66, 98, 90, 74, 74, 50, 40, 52, 14,
                      70))),
          List.of(
              List.of(line(8, 4, 90, 3), curve(90, 3, 66, 38, 48, 70, 40, 100)),
              List.of(line(8, 4, 90, 3, 40, 100), line(30, 50, 82, 47)),
              List.of(line(8, 20, 10, 5, 90, 4), curve(90, 4, 74, 34, 60, 66, 54, 100)),
              List.of(curve(6, 10, 34, 3, 62, 8, 92, 2, 80, 30, 60, 62, 46, 100))),
          List.of(
              List.of(
                  curve(
                      80, 14, 50, 0, 22, 12, 26, 34, 54, 49, 84, 68, 82, 90, 50, 100, 18, 88, 20,
                      66, 50, 48, 76, 32, 80, 12)),
              List.of(
                  curve(50, 0, 22, 12, 24, 38, 50, 47, 76, 36, 78, 10, 50, 0),
                  curve(50, 47, 16, 60, 14, 88, 50, 100, 86, 88, 84, 60, 50, 47)),
              List.of(
                  curve(
                      86, 6, 56, 0, 26, 14, 34, 38, 64, 58, 74, 82, 50, 100, 22, 86, 34, 58, 66, 36,
                      88, 8))),
          List.of(
              List.of(
                  curve(80, 20, 56, 0, 24, 8, 14, 34, 36, 52, 64, 46, 82, 18),
                  curve(84, 8, 82, 50, 70, 100)),
              List.of(
                  curve(82, 22, 54, 0, 20, 12, 16, 40, 42, 52, 70, 40, 84, 16),
                  curve(84, 16, 84, 58, 64, 92, 26, 98)),
              List.of(curve(76, 8, 40, 2, 12, 26, 30, 50, 62, 44, 80, 10), line(80, 10, 74, 100))));

  private DigitShapes() {}

  private static Stroke curve(int... percents) {
    return new Stroke(true, percents);
  }

  private static Stroke line(int... percents) {
    return new Stroke(false, percents);
  }

  /** A line that a pen draws without leaving the paper. */
  static final class Stroke {
    private final boolean smooth;
    private final int[] percents;

    private Stroke(boolean smooth, int[] percents) {
      this.smooth = smooth;
      this.percents = percents;
    }

    /** Whether it runs through its points in curves, or straight from each to the next. */
    boolean smooth() {
      return smooth;
    }

    int points() {
      return percents.length / 2;
    }

    /** Returns where point {@code i} is across the box, 0 to 1. */
    float x(int i) {
      return percents[2 * i] / 100f;
    }

    /** Returns where point {@code i} is down the box, 0 to 1. */
    float y(int i) {
      return percents[2 * i + 1] / 100f;
    }
  }
}
