package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.tensor.FftNorm;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Stft;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The short-time Fourier transform and its inverse, frame by frame. */
final class FrameRows {
  private FrameRows() {}

  static List<Row<?>> all() {
    return List.of(stft(), istft());
  }

  private static Arbitrary<Stft> options() {
    Arbitrary<Stft> lengths =
        Combinators.combine(Draw.integer(3, 6), Draw.integer(1, 2), Draw.flag())
            .as((n, hop, cut) -> Stft.of(n).hopLength(hop).winLength(cut ? n - 1 : n));
    return Combinators.combine(
            lengths,
            Draw.flag(),
            Arbitraries.of("reflect", "constant", "replicate", "circular"),
            Draw.flag(),
            Draw.flag())
        .as((o, c, mode, n, half) -> o.center(c).padMode(mode).normalized(n).onesided(half));
  }

  private static Row<Stft> stft() {
    return Row.<Stft>composite(
            "stft",
            samples(FrameRows::signals, o -> true),
            Call.of((p, x) -> x.get(0).stft(p, x.get(1))),
            (p, x) -> transformed(p, x.get(0), x.get(1)))
        .refuses(
            Refusal.argument(() -> ones(3).stft(Stft.of(8).center(false)), "8", "3"),
            Refusal.argument(() -> ones(3).stft(Stft.of(8)), "8", "3", "reflect"),
            Refusal.argument(() -> ones(0).stft(Stft.of(4)), "signal of 0"),
            Refusal.argument(() -> ones().stft(Stft.of(4)), "scalar"),
            Refusal.argument(() -> ones(9).stft(Stft.of(4), ones(3)), "(3,)", "4"),
            Refusal.argument(() -> Stft.of(4).winLength(5), "5"),
            Refusal.argument(() -> Stft.of(4).hopLength(0), "0"),
            Refusal.argument(() -> Stft.of(0), "0"),
            Refusal.argument(() -> Stft.of(4).padMode("edge"), "edge", "replicate"));
  }

  private static Arbitrary<Shape> signals(Stft o) {
    return Draw.integer(0, 2).map(b -> b == 0 ? Shape.of(o.nFft() + 3) : Shape.of(b, o.nFft() + 4));
  }

  private static Function<Sizes, Arbitrary<Sample<Stft>>> samples(
      Function<Stft, Arbitrary<Shape>> shapes, java.util.function.Predicate<Stft> fits) {
    return _ ->
        options()
            .filter(fits)
            .flatMap(
                o ->
                    shapes
                        .apply(o)
                        .flatMap(
                            s ->
                                Input.all(
                                        List.of(
                                            Input.numbers(s, Domain.anywhere()),
                                            Input.numbers(
                                                Shape.of(o.winLength()), Domain.positive())))
                                    .map(in -> new Sample<>(o, in))));
  }

  private static FftNorm norm(Stft o) {
    return o.normalized() ? FftNorm.ORTHO : FftNorm.BACKWARD;
  }

  /** Returns element i of the window in a frame, 0 beside it. */
  private static double window(Stft o, Grid w, int i) {
    int k = i - (o.nFft() - o.winLength()) / 2;
    return k >= 0 && k < o.winLength() ? w.at(k) : 0;
  }

  private static Grid transformed(Stft o, Grid x, Grid w) {
    int last = x.rank() - 1;
    int length = x.size(last);
    int before = o.center() ? o.nFft() / 2 : 0;
    int frames = 1 + (length + 2 * before - o.nFft()) / o.hopLength();
    Shape cut = x.shape().with(last, frames).inserted(last + 1, o.nFft());
    Grid parts =
        Grid.fill(
            cut,
            i -> {
              int[] at = Arrays.copyOf(i, last + 1);
              at[last] = i[last] * o.hopLength() + i[last + 1] - before;
              return extended(x, at, last, o.padMode()) * window(o, w, i[last + 1]);
            });
    double scale = Dft.scale(norm(o), o.nFft(), false);
    Grid spectra = Dft.of(Dft.complex(parts), last + 1, false, scale);
    int frequencies = o.onesided() ? o.nFft() / 2 + 1 : o.nFft();
    Shape shape = cut.without(-1).inserted(last, frequencies).inserted(last + 2, 2);
    return Grid.fill(
        shape,
        i -> {
          int[] at = i.clone();
          at[last] = i[last + 1];
          at[last + 1] = i[last];
          return spectra.at(at);
        });
  }

  private static double extended(Grid x, int[] at, int dim, String mode) {
    int n = x.size(dim);
    int k = at[dim];
    if (k >= 0 && k < n) return x.at(at);
    return switch (mode) {
      case "constant" -> 0;
      case "replicate" -> x.at(at, dim, k < 0 ? 0 : n - 1);
      case "circular" -> x.at(at, dim, k < 0 ? k + n : k - n);
      default -> x.at(at, dim, k < 0 ? -k : 2 * n - 2 - k);
    };
  }

  private static Row<Stft> istft() {
    return Row.<Stft>composite(
            "istft",
            samples(FrameRows::spectra, o -> o.winLength() == o.nFft()),
            Call.of((p, x) -> x.get(0).istft(p, x.get(1), length(p))),
            (p, x) -> signal(p, x.get(0), x.get(1)))
        .refuses(
            Refusal.argument(() -> ones(4, 2, 2).istft(Stft.of(4), -1), "(4, 2, 2)", "3"),
            Refusal.argument(() -> ones(3, 2).istft(Stft.of(4), -1), "(3, 2)"),
            Refusal.argument(() -> ones(3, 0, 2).istft(Stft.of(4), -1), "(3, 0, 2)"),
            Refusal.argument(
                () -> ones(3, 2, 2).istft(Stft.of(4).hopLength(5).center(false), -1), "hopLength"));
  }

  private static Arbitrary<Shape> spectra(Stft o) {
    int frequencies = o.onesided() ? o.nFft() / 2 + 1 : o.nFft();
    return Draw.integer(0, 2)
        .map(b -> b == 0 ? Shape.of(frequencies, 4, 2) : Shape.of(b, frequencies, 3, 2));
  }

  /** Some lengths are given: shorter than the frames, or longer. */
  private static long length(Stft o) {
    return o.nFft() == 4 ? 3 : o.nFft() == 5 ? 20 : -1;
  }

  private static Grid signal(Stft o, Grid x, Grid w) {
    int r = x.rank();
    int frames = x.size(r - 2);
    double scale = Dft.scale(norm(o), o.nFft(), true);
    Grid whole = o.onesided() ? Dft.mirrored(x, r - 3, o.nFft()) : x;
    Grid parts = Dft.part(Dft.of(whole, r - 3, true, scale), 0);
    int covered = (frames - 1) * o.hopLength() + o.nFft();
    int start = o.center() ? o.nFft() / 2 : 0;
    int length = length(o) >= 0 ? (int) length(o) : covered - 2 * start;
    Shape shape = x.shape().without(-1).without(-1).with(r - 3, length);
    return Grid.fill(
        shape,
        i -> {
          double sum = 0;
          double weight = 0;
          for (int f = 0; f < frames; f++) {
            int k = i[r - 3] + start - f * o.hopLength();
            if (k < 0 || k >= o.nFft()) continue;
            int[] at = Arrays.copyOf(i, r - 1);
            at[r - 3] = k;
            at[r - 2] = f;
            sum += parts.at(at) * window(o, w, k);
            weight += window(o, w, k) * window(o, w, k);
          }
          return weight == 0 ? 0 : sum / weight;
        });
  }
}
