package dev.gatun.cli.conformance;

import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Index;
import dev.gatun.tensor.ScatterMode;
import java.util.List;

/** The functions that take, replace and search elements that cases name. */
final class ReferenceIndexing {
  private ReferenceIndexing() {}

  static Call call(String name, Arguments a) {
    return switch (name) {
      case "masked_select" -> Call.of(in -> in.get(0).maskedSelect(in.get(1)));
      case "masked_scatter" -> Call.of(in -> in.get(0).maskedScatter(in.get(1), in.get(2)));
      case "masked_fill" -> {
        double value = a.number("value", 0);
        yield Call.of(in -> in.get(0).maskedFill(in.get(1), value));
      }
      case "where" -> Call.of(in -> in.get(1).where(in.get(0), in.get(2)));
      case "take" -> Call.of(in -> in.get(0).take(in.get(1)));
      case "nonzero", "argwhere" -> Call.of(in -> in.get(0).nonzero());
      case "slice" -> {
        String spec = a.text("spec", "").strip().replaceFirst("^x\\[(.*)\\]$", "$1");
        yield Call.of(in -> in.get(0).get(spec));
      }
      case "index" -> Call.of(in -> in.get(0).get(picks(in, 1)));
      case "index_put" -> {
        boolean accumulate = a.flag("accumulate", false);
        yield Call.of(
            in -> {
              List<Variable> positions = in.subList(0, in.size() - 1);
              return in.get(0).indexPut(in.getLast(), accumulate, picks(positions, 1));
            });
      }
      case "unique" -> Call.of(in -> Variable.constant(in.get(0).value().unique().values()));
      case "bincount" -> {
        int least = a.whole("minlength", 0);
        yield Call.of(in -> Variable.constant(in.get(0).value().bincount(least)));
      }
      case "searchsorted" -> {
        boolean right = a.flag("right", false);
        yield Call.of(
            in -> Variable.constant(in.get(0).value().searchsorted(in.get(1).value(), right)));
      }
      case "bucketize" -> {
        boolean right = a.flag("right", false);
        yield Call.of(
            in -> Variable.constant(in.get(1).value().searchsorted(in.get(0).value(), right)));
      }
      case "outer" -> Call.of(in -> in.get(0).outer(in.get(1)));
      case "cdist" -> {
        double p = a.number("p", 2);
        a.ignore("compute_mode");
        yield Call.of(in -> in.get(0).cdist(in.get(1), p));
      }
      default -> blended(name, a);
    };
  }

  private static Index[] picks(List<Variable> in, int first) {
    return in.subList(first, in.size()).stream()
        .map(v -> Index.pick(v.value()))
        .toArray(Index[]::new);
  }

  private static Call blended(String name, Arguments a) {
    return switch (name) {
      case "clamp", "clip", "clamp_min", "clamp_max" -> ReferenceBounds.call(name, a);
      case "lerp" -> {
        double weight = a.number("weight", 0.5);
        yield Call.of(
            in ->
                in.size() > 2
                    ? in.get(0).lerp(in.get(1), in.get(2))
                    : in.get(0).lerp(in.get(1), weight));
      }
      case "addcmul" -> {
        double value = a.number("value", 1);
        yield Call.of(in -> in.get(0).addcmul(in.get(1), in.get(2), value));
      }
      case "addcdiv" -> {
        double value = a.number("value", 1);
        yield Call.of(in -> in.get(0).addcdiv(in.get(1), in.get(2), value));
      }
      default -> along(name, a);
    };
  }

  private static ScatterMode mode(String name) {
    return switch (name) {
      case "sum" -> ScatterMode.SUM;
      case "prod" -> ScatterMode.PROD;
      case "mean" -> ScatterMode.MEAN;
      case "amax" -> ScatterMode.AMAX;
      case "amin" -> ScatterMode.AMIN;
      default -> throw new UnsupportedCaseException("reduction " + name);
    };
  }

  private static Call along(String name, Arguments a) {
    boolean flat = !a.has("dim");
    int dim = a.whole("dim", 0);
    return switch (name) {
      case "gather" -> Call.of(in -> in.get(0).gather(dim, in.get(1)));
      case "scatter_add" -> Call.of(in -> in.get(0).scatterAdd(dim, in.get(1), in.get(2)));
      case "index_select" -> Call.of(in -> in.get(0).indexSelect(dim, in.get(1)));
      case "index_copy" -> Call.of(in -> in.get(0).indexCopy(dim, in.get(1), in.get(2)));
      case "index_add" -> {
        double alpha = a.number("alpha", 1);
        yield Call.of(
            in ->
                in.get(0).indexAdd(dim, in.get(1), alpha == 1 ? in.get(2) : in.get(2).mul(alpha)));
      }
      case "scatter_reduce", "index_reduce" -> {
        ScatterMode mode = mode(a.text("reduce", ""));
        boolean self = a.flag("include_self", true);
        yield Call.of(
            in ->
                name.equals("index_reduce")
                    ? in.get(0).indexReduce(dim, in.get(1), in.get(2), mode, self)
                    : in.get(0).scatterReduce(dim, in.get(1), in.get(2), mode, self));
      }
      case "index_fill" -> {
        double value = a.number("value", 0);
        yield Call.of(in -> in.get(0).indexFill(dim, in.get(1), value));
      }
      case "scatter" -> {
        double value = a.number("value", 0);
        yield Call.of(
            in ->
                in.size() > 2
                    ? in.get(0).scatter(dim, in.get(1), in.get(2))
                    : in.get(0).scatter(dim, in.get(1), value));
      }
      case "take_along_dim" ->
          Call.of(
              in ->
                  flat
                      ? in.get(0).reshape(-1).takeAlongDim(in.get(1).reshape(-1), 0)
                      : in.get(0).takeAlongDim(in.get(1), dim));
      default -> ReferenceMovement.call(name, dim, a);
    };
  }
}
