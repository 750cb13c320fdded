package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.gradcheck.TensorArbitraries;
import dev.gatun.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Complex numbers as pairs along the last axis. */
final class ComplexRows {
  private static final Domain ANY = Domain.anywhere();
  private static final Domain NOT_ZERO = Domain.awayFromZero();

  private ComplexRows() {}

  static List<Row<?>> all() {
    return List.of(
        Row.<Integer>composite(
            "asComplex",
            Pointwise.samples(0, ANY),
            Call.unary(x -> x.asComplex()),
            (_, x) -> Dft.complex(x.get(0))),
        pairs("complex", Call.binary((x, y) -> x.complex(y)), v -> v),
        pairs(
            "polar",
            Call.binary((x, y) -> x.polar(y)),
            v -> new double[] {v[0] * StrictMath.cos(v[1]), v[0] * StrictMath.sin(v[1])}),
        part("real", Call.unary(x -> x.real()), v -> v[0])
            .refuses(Refusal.argument(() -> ones(2, 3).real(), "(2, 3)", "asComplex")),
        part("imag", Call.unary(x -> x.imag()), v -> v[1])
            .refuses(Refusal.argument(() -> ones().imag(), "()")),
        part("complexAbs", Call.unary(x -> x.complexAbs()), v -> StrictMath.hypot(v[0], v[1])),
        part("angle", Call.unary(x -> x.angle()), v -> StrictMath.atan2(v[1], v[0])),
        Row.<Integer>composite(
            "conj",
            one(ANY),
            Call.unary(x -> x.conj()),
            (_, x) -> paired(x, v -> new double[] {v[0], -v[1]})),
        Row.<Integer>composite(
            "complexMul",
            ComplexRows::two,
            Call.binary((x, y) -> x.complexMul(y)),
            (_, x) ->
                paired(
                    x, v -> new double[] {v[0] * v[2] - v[1] * v[3], v[0] * v[3] + v[1] * v[2]})));
  }

  private static Function<Sizes, Arbitrary<Sample<Integer>>> one(Domain domain) {
    return Draw.one(
        domain, sizes -> sizes.shapes(0, 3).map(ComplexRows::complex), _ -> Arbitraries.just(0));
  }

  private static Arbitrary<Sample<Integer>> two(Sizes sizes) {
    return TensorArbitraries.broadcastable(2, sizes.shapes(0, 3))
        .flatMap(
            shapes ->
                Input.all(shapes.stream().map(s -> Input.numbers(complex(s), ANY)).toList())
                    .map(in -> new Sample<>(0, in)));
  }

  private static Shape complex(Shape s) {
    return s.inserted(s.rank(), 2);
  }

  private static Row<Integer> part(String name, Call<Integer> call, Pointwise.Element f) {
    return Row.composite(
        name,
        one(NOT_ZERO),
        call,
        (_, x) -> {
          Grid re = Dft.part(x.get(0), 0);
          return Pointwise.each(f, List.of(re, Dft.part(x.get(0), 1)));
        });
  }

  /** A row of two real operands that broadcast, and a pair as the result. */
  private static Row<Integer> pairs(String name, Call<Integer> call, UnaryOperator<double[]> f) {
    return Row.composite(
        name,
        Pointwise.samples(0, ANY, ANY),
        call,
        (_, x) -> both(k -> Pointwise.each(v -> f.apply(v)[k], x)));
  }

  /** Returns pairs of what {@code f} says of the parts of all operands. */
  private static Grid paired(List<Grid> x, UnaryOperator<double[]> f) {
    List<Grid> parts =
        x.stream().flatMap(g -> List.of(Dft.part(g, 0), Dft.part(g, 1)).stream()).toList();
    return both(k -> Pointwise.each(v -> f.apply(v)[k], parts));
  }

  private static Grid both(Function<Integer, Grid> part) {
    Grid re = part.apply(0);
    Grid im = part.apply(1);
    int rank = re.rank();
    return Grid.fill(complex(re.shape()), i -> (i[rank] == 0 ? re : im).at(Arrays.copyOf(i, rank)));
  }
}
