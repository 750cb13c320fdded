package dev.gatun.gradcheck;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Takes the derivatives of a place in both ways, whole or, if they are large, in directions. */
final class Comparison {
  private final Place place;
  private final GradCheckOptions options;
  private final Differences differences;

  Comparison(Place place, GradCheckOptions options) {
    this.place = place;
    this.options = options;
    this.differences = new Differences(place, options.step());
  }

  GradReport report() {
    long elements = place.inputs().stream().mapToLong(t -> t.shape().count()).sum();
    if (elements * place.outputs() <= options.entries()) return whole();
    GradReport directional = directional();
    if (directional.passed()) return directional;
    GradReport projected = projected();
    return projected.passed() ? directional : projected;
  }

  private GradReport whole() {
    List<double[]> units = new ArrayList<>();
    for (int i = 0; i < place.outputs(); i++) {
      double[] unit = new double[place.outputs()];
      unit[i] = 1;
      units.add(unit);
    }
    double[][][] analytic = place.gradients(units);
    double[][][] numerical = new double[analytic.length][][];
    for (int k = 0; k < numerical.length; k++) {
      numerical[k] = place.isDifferentiated(k) ? differences.jacobian(k) : analytic[k];
    }
    return report(analytic, numerical);
  }

  /** Compares {@code v^T J u}: one number for each input. */
  private GradReport directional() {
    var directions = new Directions(options.seed());
    double[] v = directions.of(place.outputs());
    double[][][] gradients = place.gradients(List.of(v));
    double[][][] analytic = new double[gradients.length][1][1];
    double[][][] numerical = new double[gradients.length][1][1];
    for (int k = 0; k < analytic.length; k++) {
      if (!place.isDifferentiated(k)) continue;
      double[] u = directions.of(gradients[k][0].length);
      analytic[k][0][0] = Differences.dot(gradients[k][0], u);
      numerical[k][0][0] = Differences.dot(v, differences.along(k, u));
    }
    return report(analytic, numerical);
  }

  /** Compares {@code v^T J}, to show where the Jacobians differ when they do along a direction. */
  private GradReport projected() {
    double[] v = new Directions(options.seed()).of(place.outputs());
    double[][][] analytic = place.gradients(List.of(v));
    double[][][] numerical = new double[analytic.length][1][];
    for (int k = 0; k < numerical.length; k++) {
      numerical[k][0] = place.isDifferentiated(k) ? differences.gradient(k, v) : analytic[k][0];
    }
    return report(analytic, numerical);
  }

  private GradReport report(double[][][] analytic, double[][][] numerical) {
    return new GradReport(
        place.inputs(),
        place.output(),
        matrices(analytic),
        matrices(numerical),
        options.tolerance());
  }

  private List<Tensor> matrices(double[][][] rows) {
    List<Tensor> matrices = new ArrayList<>();
    for (int k = 0; k < rows.length; k++) {
      long columns = rows[k].length > 0 ? rows[k][0].length : place.inputs().get(k).shape().count();
      double[] all = new double[Math.toIntExact(rows[k].length * columns)];
      for (int r = 0; r < rows[k].length; r++) {
        System.arraycopy(rows[k][r], 0, all, Math.toIntExact(r * columns), rows[k][r].length);
      }
      matrices.add(Tensor.of(all, Shape.of(rows[k].length, columns)));
    }
    return matrices;
  }
}
