package dev.gatun.tensor.internal.fusion;

/**
 * Functions of single numbers for what hardly ever occurs, and for which the instructions of a
 * machine would be too many. Each is defined to the bit by Java: by {@link StrictMath}, which
 * reduces any angle exactly (Payne and Hanek 1983), and by the {@code %} of the language.
 */
enum Rare {
  /** The sine of the first argument. */
  SIN(0),
  /** The cosine of the first argument. */
  COS(1),
  /** The tangent of the first argument. */
  TAN(2),
  /** The rest of the first argument divided by the second. */
  FMOD(3);

  private final int number;

  Rare(int number) {
    this.number = number;
  }

  /** Returns the number that instructions name the function by. */
  int number() {
    return number;
  }

  /** Returns the value at {@code (x, y)} in binary64. */
  double at(double x, double y) {
    return switch (this) {
      case SIN -> StrictMath.sin(x);
      case COS -> StrictMath.cos(x);
      case TAN -> StrictMath.tan(x);
      case FMOD -> x % y;
    };
  }

  /** Returns the value at {@code (x, y)} in binary32. */
  float at(float x, float y) {
    return (float) at((double) x, (double) y);
  }

  /** Returns the function of this number. */
  static Rare of(int number) {
    return switch (number) {
      case 0 -> SIN;
      case 1 -> COS;
      case 2 -> TAN;
      case 3 -> FMOD;
      default -> throw new IllegalArgumentException("there is no rare function " + number);
    };
  }

  /** Overwrites the elements of {@code usual} whose bits in {@code lanes} are set. */
  static float[] replace(int number, float[] x, float[] y, float[] usual, long lanes) {
    for (int i = 0; i < usual.length; i++) {
      if ((lanes >> i & 1) != 0) usual[i] = of(number).at(x[i], y[i]);
    }
    return usual;
  }

  /** Overwrites the elements of {@code usual} whose bits in {@code lanes} are set. */
  static double[] replace(int number, double[] x, double[] y, double[] usual, long lanes) {
    for (int i = 0; i < usual.length; i++) {
      if ((lanes >> i & 1) != 0) usual[i] = of(number).at(x[i], y[i]);
    }
    return usual;
  }
}
