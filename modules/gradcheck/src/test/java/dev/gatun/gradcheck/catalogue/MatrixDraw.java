package dev.gatun.gradcheck.catalogue;

import dev.gatun.gradcheck.Domain;
import dev.gatun.gradcheck.TensorArbitraries;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.Shape;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Matrices that are far from singular and whose eigenvalues and singular values are far from each
 * other and from 0: a diagonal of 0.5, 1.25, 2, ... and little else.
 */
final class MatrixDraw {
  private static final double FIRST = 0.5;
  private static final double APART = 0.75;
  private static final double AROUND = 0.2;

  private MatrixDraw() {}

  /** Draws a shape of batches, and the numbers of rows and columns of matrices. */
  static Arbitrary<Shape> shapes(Sizes sizes) {
    if (sizes == Sizes.LARGE) {
      return Draw.integer(20, 24).list().ofSize(2).map(n -> Shape.of(24, n.get(0), n.get(1)));
    }
    Arbitrary<Integer> size =
        Arbitraries.frequencyOf(Tuple.of(9, Draw.integer(1, 4)), Tuple.of(1, Arbitraries.just(0)));
    return Combinators.combine(TensorArbitraries.shapes(0, 2, 0, 2), size, size)
        .as(MatrixDraw::behind);
  }

  static Arbitrary<Shape> squares(Sizes sizes) {
    return shapes(sizes).map(s -> s.with(-1, s.size(-2)));
  }

  /** Draws shapes without a size of 0. */
  static Arbitrary<Shape> nonEmpty(Sizes sizes) {
    return shapes(sizes).map(MatrixDraw::filled);
  }

  static Shape filled(Shape s) {
    Shape filled = s;
    for (int d = 0; d < s.rank(); d++) filled = filled.with(d, Math.max(1, s.size(d)));
    return filled;
  }

  static Shape behind(Shape batch, long rows, long columns) {
    int rank = batch.rank();
    return batch.inserted(rank, rows).inserted(rank + 1, columns);
  }

  static Shape batch(Shape matrices) {
    return matrices.without(-1).without(-1);
  }

  /** Draws matrices, some with their rows upside down. */
  static Arbitrary<Input> any(Shape shape) {
    return Draw.flag().flatMap(turn -> drawn(shape, u -> elements(shape, u, turn)));
  }

  /** Draws matrices with all large elements on the diagonal. */
  static Arbitrary<Input> straight(Shape shape) {
    return drawn(shape, u -> elements(shape, u, false));
  }

  /** Draws symmetric positive-definite matrices. */
  static Arbitrary<Input> symmetric(Shape shape) {
    return drawn(
        shape,
        u -> {
          double[] a = elements(shape, u, false);
          int n = (int) shape.size(-1);
          for (int k = 0; k < a.length; k++) {
            int i = k / Math.max(1, n) % Math.max(1, n);
            int j = k % n;
            if (i > j) a[k] = a[k + (j - i) * n + (i - j)];
          }
          return a;
        });
  }

  private static Arbitrary<Input> drawn(Shape shape, Domain domain) {
    return Combinators.combine(
            TensorArbitraries.dense(shape, domain),
            TensorArbitraries.layoutsWithoutRepeats(shape.rank()))
        .as(Input::new);
  }

  private static double[] elements(Shape shape, double[] uniform, boolean turn) {
    int rows = (int) shape.size(-2);
    int columns = (int) shape.size(-1);
    double[] a = new double[uniform.length];
    for (int k = 0; k < a.length; k++) {
      int j = k % columns;
      int i = k / columns % rows;
      if (turn) i = rows - 1 - i;
      double noise = AROUND * (2 * uniform[k] - 1) / Math.max(rows, columns);
      a[k] = noise + (i == j ? FIRST + APART * i : 0);
    }
    return a;
  }

  /** Draws one operand, and takes parameters that do not depend on it. */
  static <P> Function<Sizes, Arbitrary<Sample<P>>> one(
      P parameters,
      Function<Sizes, Arbitrary<Shape>> shapes,
      Function<Shape, Arbitrary<Input>> input) {
    return Draw.operand(shapes, _ -> Arbitraries.just(parameters), input);
  }

  /** Draws a matrix and a right side with as many rows, whose batches broadcast. */
  static <P> Function<Sizes, Arbitrary<Sample<P>>> systems(
      Arbitrary<P> parameters, boolean square, BiFunction<Shape, Shape, Shape> rightSide) {
    return systems(parameters, square, MatrixDraw::any, rightSide);
  }

  static <P> Function<Sizes, Arbitrary<Sample<P>>> systems(
      Arbitrary<P> parameters,
      boolean square,
      Function<Shape, Arbitrary<Input>> matrices,
      BiFunction<Shape, Shape, Shape> rightSide) {
    return sizes ->
        (square ? squares(sizes) : nonEmpty(sizes))
            .flatMap(
                s ->
                    TensorArbitraries.broadcastable(2, Arbitraries.just(batch(s)))
                        .flatMap(
                            batches -> {
                              Shape a = behind(batches.get(0), s.size(-2), s.size(-1));
                              Shape b = rightSide.apply(a, batches.get(1));
                              return Combinators.combine(
                                      parameters,
                                      matrices.apply(a),
                                      Input.numbers(b, Domain.anywhere()))
                                  .as((p, x, y) -> new Sample<>(p, List.of(x, y)));
                            }));
  }

  /** Returns the symmetric part, so that both halves count where only one is read. */
  static <T extends Algebra<T>> T symmetricPart(T x) {
    return x.add(x.transpose()).mul(0.5);
  }
}
