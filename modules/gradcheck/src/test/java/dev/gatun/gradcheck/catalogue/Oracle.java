package dev.gatun.gradcheck.catalogue;

import java.util.List;

/** The expected results, computed in plain Java. */
@FunctionalInterface
interface Oracle<P> {
  List<Grid> results(P parameters, List<Grid> operands);

  /** The expected result of an operation that has one. */
  @FunctionalInterface
  interface One<P> {
    Grid result(P parameters, List<Grid> operands);
  }
}
