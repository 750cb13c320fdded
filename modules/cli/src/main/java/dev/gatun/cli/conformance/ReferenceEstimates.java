package dev.gatun.cli.conformance;

/** Moments of several variables, integrals and distances that cases name. */
final class ReferenceEstimates {
  private ReferenceEstimates() {}

  static Call call(String name, Arguments a) {
    double dx = a.number("dx", 1);
    int dim = a.whole("dim", -1);
    return switch (name) {
      case "cov" -> {
        int correction = a.whole("correction", 1);
        yield Call.of(in -> in.get(0).cov(correction));
      }
      case "corrcoef" -> Call.of(in -> in.get(0).corrcoef());
      case "trapezoid", "trapz" ->
          Call.of(
              in ->
                  in.size() > 1
                      ? in.get(0).trapezoid(in.get(1), dim)
                      : in.get(0).trapezoid(dx, dim));
      case "cumulative_trapezoid" ->
          Call.of(
              in ->
                  in.size() > 1
                      ? in.get(0).cumulativeTrapezoid(in.get(1), dim)
                      : in.get(0).cumulativeTrapezoid(dx, dim));
      case "dist" -> {
        double p = a.number("p", 2);
        yield Call.of(in -> in.get(0).dist(in.get(1), p));
      }
      default -> throw new UnsupportedCaseException("function " + name);
    };
  }
}
