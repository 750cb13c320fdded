package dev.gatun.gradcheck;

/**
 * Derivatives as central differences, {@code (f(x + h) - f(x - h)) / 2h}, of which nothing needs to
 * be known but values of f.
 */
final class Differences {
  private final Place place;
  private final double step;

  Differences(Place place, double step) {
    this.place = place;
    this.step = step;
  }

  /** Returns the Jacobian of one input: a row for each output, a column for each element. */
  double[][] jacobian(int input) {
    double[] x = place.elements(input);
    double[][] rows = new double[place.outputs()][x.length];
    for (int c = 0; c < x.length; c++) {
      double[] slope = slope(input, x, c);
      for (int r = 0; r < rows.length; r++) rows[r][c] = slope[r];
    }
    return rows;
  }

  /** Returns the gradient of {@code seed . f} with respect to one input. */
  double[] gradient(int input, double[] seed) {
    double[] x = place.elements(input);
    double[] gradient = new double[x.length];
    for (int c = 0; c < x.length; c++) gradient[c] = dot(seed, slope(input, x, c));
    return gradient;
  }

  private double[] slope(int input, double[] x, int element) {
    double h = step * Math.max(1, Math.abs(x[element]));
    double[] up = x.clone();
    double[] down = x.clone();
    up[element] += h;
    down[element] -= h;
    return quotient(input, up, down, up[element] - down[element]);
  }

  /** Returns the derivative of the outputs as one input moves along {@code direction}. */
  double[] along(int input, double[] direction) {
    double[] x = place.elements(input);
    double[] up = x.clone();
    double[] down = x.clone();
    for (int i = 0; i < x.length; i++) {
      up[i] += step * direction[i];
      down[i] -= step * direction[i];
    }
    return quotient(input, up, down, 2 * step);
  }

  private double[] quotient(int input, double[] up, double[] down, double distance) {
    double[] upper = place.with(input, up);
    double[] lower = place.with(input, down);
    for (int r = 0; r < upper.length; r++) upper[r] = (upper[r] - lower[r]) / distance;
    return upper;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  }
}
