package dev.gatun.cli.conformance;

import dev.gatun.autograd.Variable;
import java.util.List;
import java.util.function.Function;

/** The functions of matrices that cases name, with the arguments of {@code torch.linalg}. */
final class ReferenceLinalg {
  private ReferenceLinalg() {}

  static Call call(String name, Arguments a) {
    return switch (name) {
      case "inv", "inverse" -> Call.of(in -> in.get(0).inv());
      case "det" -> Call.of(in -> in.get(0).det());
      case "slogdet" -> all(x -> List.of(x.slogdet().sign(), x.slogdet().logabsdet()));
      case "slogdet_sign" -> Call.of(in -> in.get(0).slogdet().sign());
      case "slogdet_logabsdet" -> Call.of(in -> in.get(0).slogdet().logabsdet());
      case "solve" -> {
        boolean left = a.flag("left", true);
        yield Call.of(in -> in.get(0).solve(in.get(1), left));
      }
      case "solve_triangular" -> solveTriangular(a);
      case "matrix_power" -> {
        int n = a.whole("n", 1);
        yield Call.of(in -> in.get(0).matrixPower(n));
      }
      case "matrix_exp" -> Call.of(in -> in.get(0).matrixExp());
      case "lstsq" -> {
        double rcond = a.number("rcond", Double.NaN);
        a.ignore("driver");
        yield Call.of(in -> lstsq(in, rcond));
      }
      case "pinv", "matrix_rank" -> ofSingularValues(name, a);
      default -> decomposition(name, a);
    };
  }

  private static Call all(Function<Variable, List<Variable>> f) {
    return new Call(null, in -> f.apply(in.get(0)));
  }

  private static Call solveTriangular(Arguments a) {
    boolean upper = a.flag("upper", true);
    boolean left = a.flag("left", true);
    boolean unit = a.flag("unitriangular", false);
    return Call.of(in -> in.get(0).solveTriangular(in.get(1), upper, left, unit));
  }

  private static Variable lstsq(List<Variable> in, double rcond) {
    return Double.isNaN(rcond) ? in.get(0).lstsq(in.get(1)) : in.get(0).lstsq(in.get(1), rcond);
  }

  /** Functions with limits under which singular values count as zeros. */
  private static Call ofSingularValues(String name, Arguments a) {
    boolean hermitian = a.flag("hermitian", false);
    double tol = a.number("tol", 0);
    double atol = a.number("atol", tol);
    double given = a.number("rtol", a.number("rcond", Double.NaN));
    Function<Variable, Variable> whole =
        hermitian ? x -> x.tril().add(x.tril(-1).transpose()) : x -> x;
    return Call.of(
        in -> {
          Variable x = whole.apply(in.get(0));
          boolean usual = Double.isNaN(given) && atol == 0;
          double rtol = Double.isNaN(given) ? 0 : given;
          if (name.equals("pinv")) return usual ? x.pinv() : x.pinv(atol, rtol);
          return usual ? x.matrixRank() : x.matrixRank(atol, rtol);
        });
  }

  private static Call decomposition(String name, Arguments a) {
    return switch (name) {
      case "cholesky" -> {
        boolean upper = a.flag("upper", false);
        yield Call.of(in -> in.get(0).cholesky(upper));
      }
      case "cholesky_solve" -> {
        boolean upper = a.flag("upper", false);
        yield Call.of(in -> in.get(0).choleskySolve(in.get(1), upper));
      }
      case "cholesky_inverse" -> {
        boolean upper = a.flag("upper", false);
        yield Call.of(in -> in.get(0).choleskyInverse(upper));
      }
      case "qr" -> qr(a.text("mode", "reduced"));
      case "svd" -> {
        boolean full = a.flag("full_matrices", !a.flag("some", false));
        yield all(x -> List.of(x.svd(full).u(), x.svd(full).s(), x.svd(full).vh()));
      }
      case "svdvals" -> Call.of(in -> in.get(0).svdvals());
      case "eigh" -> {
        boolean upper = a.text("UPLO", "L").equals("U");
        yield all(x -> List.of(x.eigh(upper).eigenvalues(), x.eigh(upper).eigenvectors()));
      }
      case "eigvalsh" -> {
        boolean upper = a.text("UPLO", "L").equals("U");
        yield Call.of(in -> in.get(0).eigvalsh(upper));
      }
      default -> ReferenceMatrices.call(name, a);
    };
  }

  private static Call qr(String mode) {
    return switch (mode) {
      case "reduced" -> all(x -> List.of(x.qr().q(), x.qr().r()));
      case "complete" -> all(x -> List.of(x.qr(true).q(), x.qr(true).r()));
      case "r" -> Call.of(in -> in.get(0).qr().r());
      default -> throw new UnsupportedCaseException("qr mode " + mode);
    };
  }
}
