package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.FftNorm;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Spectral.FourierTransform;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Fourier transforms along one dimension, checked by the sums that define them. */
final class SpectralRows {
  private static final Domain ANY = Domain.anywhere();
  private static final FftNorm BACKWARD = FftNorm.BACKWARD;

  private SpectralRows() {}

  static List<Row<?>> all() {
    return List.of(
        operation(), fft(), ifft(), rfft(), irfft(), hfft(), ihfft(), shift(), unshift());
  }

  /**
   * How to transform.
   *
   * @param n the number of points, -1 for the size
   * @param dim the dimension, perhaps from the end
   */
  record Along(int n, int dim, FftNorm norm) {
    int dim(Shape real) {
      return real.dimension(dim);
    }

    int points(long size) {
      return n == -1 ? (int) size : n;
    }
  }

  /** Returns shapes of complex numbers. */
  static Arbitrary<Shape> complex(Sizes sizes) {
    return sizes.nonEmpty(1, 3).map(s -> s.inserted(s.rank(), 2));
  }

  private static Arbitrary<Along> along(Shape real) {
    return Combinators.combine(
            Arbitraries.of(-1, -1, 1, 2, 3, 5, 6),
            Draw.integer(-real.rank(), real.rank() - 1),
            Arbitraries.of(FftNorm.values()))
        .as(Along::new);
  }

  private static Function<Sizes, Arbitrary<Sample<Along>>> ofComplex() {
    return Draw.one(ANY, SpectralRows::complex, s -> along(s.without(-1)));
  }

  private static Function<Sizes, Arbitrary<Sample<Along>>> ofReal() {
    return Draw.one(ANY, sizes -> sizes.nonEmpty(1, 3), SpectralRows::along);
  }

  private static Row<FourierTransform> operation() {
    return Row.<FourierTransform>op(
            "FOURIER",
            FourierTransform.class,
            Draw.one(
                ANY,
                SpectralRows::complex,
                s ->
                    Combinators.combine(
                            Draw.integer(0, s.rank() - 2), Draw.flag(), Arbitraries.of(1.0, 0.25))
                        .as(FourierTransform::new)),
            Call.of((p, x) -> x.get(0).apply(p)),
            (p, x) -> Dft.of(x.get(0), p.dim(), p.inverse(), p.scale()))
        .refuses(
            Refusal.argument(() -> ones(4, 3).apply(new FourierTransform(0, false, 1)), "(4, 3)"),
            Refusal.argument(() -> ones(2).apply(new FourierTransform(0, false, 1)), "(2,)"),
            Refusal.argument(() -> ones(3, 2).apply(new FourierTransform(1, false, 1)), "1"),
            Refusal.argument(() -> ones(3, 2).apply(new FourierTransform(-1, false, 1)), "-1"),
            Refusal.argument(
                () -> ones(0, 2).apply(new FourierTransform(0, false, 1)), "0 points"));
  }

  private static Row<Along> fft() {
    return Row.<Along>composite(
            "fft",
            ofComplex(),
            Call.of((p, x) -> x.get(0).fft(p.n(), p.dim(), p.norm())),
            (p, x) -> Dft.along(x.get(0), p, false))
        .refuses(
            Refusal.argument(() -> ones(2, 3).fft(), "(2, 3)", "asComplex"),
            Refusal.argument(() -> ones(3, 2).fft(0, 0, BACKWARD), "0 points"),
            Refusal.argument(() -> ones(0, 2).fft(), "0 points"),
            Refusal.argument(() -> ones(3, 2).fft(-2, 0, BACKWARD), "-2 points"),
            Refusal.outside(() -> ones(3, 2).fft(-1, 1, BACKWARD), "1"));
  }

  private static Row<Along> ifft() {
    return Row.<Along>composite(
            "ifft",
            ofComplex(),
            Call.of((p, x) -> x.get(0).ifft(p.n(), p.dim(), p.norm())),
            (p, x) -> Dft.along(x.get(0), p, true))
        .refuses(Refusal.argument(() -> ones(4).ifft(), "(4,)"));
  }

  private static Row<Along> rfft() {
    return Row.<Along>composite(
            "rfft",
            ofReal(),
            Call.of((p, x) -> x.get(0).rfft(p.n(), p.dim(), p.norm())),
            (p, x) -> Dft.ofReal(x.get(0), p))
        .refuses(
            Refusal.argument(() -> ones(3).rfft(0, 0, BACKWARD), "0 points"),
            Refusal.outside(() -> ones(3).rfft(-1, 1, BACKWARD), "(3,)"));
  }

  private static Row<Along> irfft() {
    return Row.<Along>composite(
            "irfft",
            halves(),
            Call.of((p, x) -> x.get(0).irfft(p.n(), p.dim(), p.norm())),
            (p, x) -> Dft.toReal(x.get(0), p))
        .refuses(
            Refusal.argument(() -> ones(1, 2).irfft(), "0 points"),
            Refusal.argument(() -> ones(4).irfft(), "(4,)"));
  }

  /** Of one element alone, the number of real points must be given. */
  private static Function<Sizes, Arbitrary<Sample<Along>>> halves() {
    return Draw.one(
        ANY,
        SpectralRows::complex,
        s -> along(s.without(-1)).filter(p -> p.n() != -1 || s.size(p.dim(s.without(-1))) > 1));
  }

  private static Row<Along> hfft() {
    return Row.<Along>composite(
        "hfft",
        halves(),
        Call.of((p, x) -> x.get(0).hfft(p.n(), p.dim(), p.norm())),
        (p, x) -> {
          int d = p.dim(x.get(0).shape().without(-1));
          int n = p.points(2L * (x.get(0).size(d) - 1));
          Grid whole = Dft.mirrored(x.get(0), d, n);
          return Dft.part(Dft.of(whole, d, false, Dft.scale(p.norm(), n, false)), 0);
        });
  }

  private static Row<Along> ihfft() {
    return Row.<Along>composite(
        "ihfft",
        ofReal(),
        Call.of((p, x) -> x.get(0).ihfft(p.n(), p.dim(), p.norm())),
        (p, x) -> {
          int d = p.dim(x.get(0).shape());
          int n = p.points(x.get(0).size(d));
          Grid whole = Dft.resized(Dft.complex(x.get(0)), d, n);
          return Dft.resized(Dft.of(whole, d, true, Dft.scale(p.norm(), n, true)), d, n / 2 + 1);
        });
  }

  private static Row<List<Integer>> shift() {
    return shifted("fftshift", Call.of((p, x) -> x.get(0).fftshift(Draw.ints(p))), n -> n / 2);
  }

  private static Row<List<Integer>> unshift() {
    return shifted(
        "ifftshift", Call.of((p, x) -> x.get(0).ifftshift(Draw.ints(p))), n -> n - n / 2);
  }

  private static Row<List<Integer>> shifted(
      String name, Call<List<Integer>> call, Function<Integer, Integer> shift) {
    return Row.composite(
        name,
        Draw.one(
            ANY,
            Sizes::shapes,
            s ->
                Draw.flag()
                    .flatMap(all -> all ? Arbitraries.just(List.<Integer>of()) : Draw.dims(s))),
        call,
        (p, x) -> {
          Grid g = x.get(0);
          return Grid.fill(
              g.shape(),
              i -> {
                int[] from = i.clone();
                for (int d = 0; d < from.length; d++) {
                  if (!p.isEmpty() && !p.contains(d)) continue;
                  from[d] = Math.floorMod(i[d] - shift.apply(g.size(d)), g.size(d));
                }
                return g.at(from);
              });
        });
  }
}
