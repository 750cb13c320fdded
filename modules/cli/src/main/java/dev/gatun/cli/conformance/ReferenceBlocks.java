package dev.gatun.cli.conformance;

import dev.gatun.tensor.Blocks;

/** The functions that put tensors together, or something in place of a part, that cases name. */
final class ReferenceBlocks {
  private ReferenceBlocks() {}

  static Call call(String name, int dim, Arguments a) {
    return switch (name) {
      case "hstack" -> Call.of(Blocks::hstack);
      case "vstack", "row_stack" -> Call.of(Blocks::vstack);
      case "dstack" -> Call.of(Blocks::dstack);
      case "column_stack" -> Call.of(Blocks::columnStack);
      case "block_diag" -> Call.of(Blocks::blockDiag);
      case "cartesian_prod" -> Call.of(Blocks::cartesianProd);
      case "atleast_1d" -> Call.of(in -> Blocks.atLeast(1, in.getFirst()));
      case "atleast_2d" -> Call.of(in -> Blocks.atLeast(2, in.getFirst()));
      case "atleast_3d" -> Call.of(in -> Blocks.atLeast(3, in.getFirst()));
      default -> replaced(name, dim, a);
    };
  }

  private static Call replaced(String name, int dim, Arguments a) {
    return switch (name) {
      case "select_scatter" -> {
        int index = a.whole("index", 0);
        yield Call.of(in -> in.get(0).selectScatter(in.get(1), dim, index));
      }
      case "slice_scatter" -> {
        int start = a.whole("start", 0);
        int end = a.whole("end", Integer.MAX_VALUE);
        int step = a.whole("step", 1);
        yield Call.of(in -> in.get(0).sliceScatter(in.get(1), dim, start, end, step));
      }
      case "diagonal_scatter" -> {
        int offset = a.whole("offset", 0);
        int rows = a.whole("dim1", 0);
        int columns = a.whole("dim2", 1);
        yield Call.of(in -> in.get(0).diagonalScatter(in.get(1), offset, rows, columns));
      }
      case "put" -> {
        boolean accumulate = a.flag("accumulate", false);
        yield Call.of(in -> in.get(0).put(in.get(1), in.get(2), accumulate));
      }
      default -> throw new UnsupportedCaseException("function " + name);
    };
  }
}
