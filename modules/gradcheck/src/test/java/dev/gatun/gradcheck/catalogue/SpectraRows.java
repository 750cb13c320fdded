package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.gradcheck.catalogue.SpectralRows.Along;
import dev.gatun.tensor.FftNorm;
import dev.gatun.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Fourier transforms along several dimensions: those along one, one after the other. */
final class SpectraRows {
  private static final Domain ANY = Domain.anywhere();
  private static final FftNorm BACKWARD = FftNorm.BACKWARD;

  private SpectraRows() {}

  /**
   * How to transform.
   *
   * @param points the points along each dimension; none for the sizes
   * @param along the dimensions; none for the last ones or all
   */
  private record Over(List<Long> points, List<Integer> along, FftNorm norm) {
    Over(FftNorm norm) {
      this(List.of(), List.of(-2, -1), norm);
    }

    long[] s() {
      return points.stream().mapToLong(Long::longValue).toArray();
    }

    int[] dims() {
      return Draw.ints(along);
    }

    List<Along> each(Shape real) {
      int n = !along.isEmpty() ? along.size() : !points.isEmpty() ? points.size() : real.rank();
      List<Along> list = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        int dim = !along.isEmpty() ? along.get(i) : real.rank() - n + i;
        int count = points.isEmpty() ? -1 : points.get(i).intValue();
        list.add(new Along(count, real.dimension(dim), norm));
      }
      return list;
    }
  }

  static List<Row<?>> all() {
    return List.of(
        row(
                "fftn",
                complex(),
                Call.of((p, x) -> x.get(0).fftn(p.s(), p.dims(), p.norm)),
                complex(false))
            .refuses(
                Refusal.argument(
                    () -> ones(3, 3, 2).fftn(new long[] {1, 1}, dims(0, 0), BACKWARD), "twice"),
                Refusal.argument(
                    () -> ones(3, 2).fftn(new long[] {1, 1}, dims(0), BACKWARD), "2", "1"),
                Refusal.argument(
                    () -> ones(3, 2).fftn(new long[] {1, 1}, dims(), BACKWARD), "(3,)"),
                Refusal.argument(() -> ones(3, 3).fftn(), "(3, 3)")),
        row(
            "ifftn",
            complex(),
            Call.of((p, x) -> x.get(0).ifftn(p.s(), p.dims(), p.norm)),
            complex(true)),
        row("rfftn", real(), Call.of((p, x) -> x.get(0).rfftn(p.s(), p.dims(), p.norm)), ofReal())
            .refuses(Refusal.argument(() -> ones().rfftn(new long[0], dims(), BACKWARD), "no dim")),
        row(
            "irfftn",
            halves(),
            Call.of((p, x) -> x.get(0).irfftn(p.s(), p.dims(), p.norm)),
            toReal()),
        row("fft2", images(true), Call.unary(x -> x.fft2()), complex(false)),
        row("ifft2", images(true), Call.unary(x -> x.ifft2()), complex(true)),
        row("rfft2", images(false), Call.unary(x -> x.rfft2()), ofReal()),
        row("irfft2", images(true), Call.unary(x -> x.irfft2()), toReal()));
  }

  private static int[] dims(int... dims) {
    return dims;
  }

  private static Row<Over> row(
      String name,
      Function<Sizes, Arbitrary<Sample<Over>>> samples,
      Call<Over> call,
      Oracle.One<Over> oracle) {
    return Row.composite(name, samples, call, oracle);
  }

  private static Arbitrary<Over> over(Shape real) {
    Arbitrary<List<Integer>> dims = Draw.dims(real);
    return Combinators.combine(dims, Draw.flag(), Draw.flag(), Draw.integer(1, 5))
        .flatAs(
            (d, named, sized, n) ->
                Arbitraries.of(FftNorm.values())
                    .map(
                        norm ->
                            new Over(
                                sized ? points(d.size(), n) : List.of(),
                                named ? d : List.of(),
                                norm)));
  }

  private static List<Long> points(int dims, int n) {
    return IntStream.range(0, dims).mapToObj(i -> i == 0 ? n : i == 1 ? -1L : n + 1L).toList();
  }

  private static Function<Sizes, Arbitrary<Sample<Over>>> complex() {
    return Draw.one(ANY, SpectralRows::complex, s -> over(s.without(-1)));
  }

  private static Function<Sizes, Arbitrary<Sample<Over>>> real() {
    return Draw.one(ANY, sizes -> sizes.nonEmpty(1, 3), SpectraRows::over);
  }

  /** Half spectra from which the number of real points follows. */
  private static Function<Sizes, Arbitrary<Sample<Over>>> halves() {
    return Draw.one(
        ANY,
        sizes -> sizes.nonEmpty(1, 3).map(s -> atLeastTwo(s).inserted(s.rank(), 2)),
        s -> over(s.without(-1)));
  }

  private static Shape atLeastTwo(Shape s) {
    return Shape.of(Arrays.stream(s.toArray()).map(n -> Math.max(2, n)).toArray());
  }

  private static Function<Sizes, Arbitrary<Sample<Over>>> images(boolean complex) {
    return Draw.one(
        ANY,
        sizes ->
            sizes
                .nonEmpty(2, 3)
                .map(SpectraRows::atLeastTwo)
                .map(s -> complex ? s.inserted(s.rank(), 2) : s),
        _ -> Arbitraries.just(new Over(BACKWARD)));
  }

  private static Oracle.One<Over> complex(boolean inverse) {
    return (p, x) -> complex(x.get(0), p.each(x.get(0).shape().without(-1)), inverse);
  }

  private static Grid complex(Grid x, List<Along> each, boolean inverse) {
    Grid y = x;
    for (Along a : each) y = Dft.along(y, a, inverse);
    return y;
  }

  private static Oracle.One<Over> ofReal() {
    return (p, x) -> {
      List<Along> each = p.each(x.get(0).shape());
      Grid half = Dft.ofReal(x.get(0), each.getLast());
      return complex(half, each.subList(0, each.size() - 1), false);
    };
  }

  private static Oracle.One<Over> toReal() {
    return (p, x) -> {
      List<Along> each = p.each(x.get(0).shape().without(-1));
      Grid y = complex(x.get(0), each.subList(0, each.size() - 1), true);
      return Dft.toReal(y, each.getLast());
    };
  }
}
