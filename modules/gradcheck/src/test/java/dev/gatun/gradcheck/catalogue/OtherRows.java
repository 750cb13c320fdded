package dev.gatun.gradcheck.catalogue;

import static dev.gatun.gradcheck.catalogue.Pointwise.ones;

import dev.gatun.gradcheck.Domain;
import dev.gatun.gradcheck.SoftCap;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.CustomOp;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Op.Cast;
import dev.gatun.tensor.Op.Dropout;
import dev.gatun.tensor.RandomKey;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Conversions, dropout, constants, and an operation of a user's own. */
final class OtherRows {
  private static final Domain ANY = Domain.anywhere();
  private static final Domain POSITIVE = Domain.positive();

  private OtherRows() {}

  static List<Row<?>> all() {
    List<Row<?>> rows =
        new ArrayList<>(List.of(dropout(), custom(), detach(), filled(), meshgrid()));
    rows.add(cast(DType.F64, ANY, v -> v, 2));
    rows.add(cast(DType.F32, ANY, v -> (float) v, 0).gives(DType.F32));
    rows.add(
        cast(DType.F16, ANY, v -> Float.float16ToFloat(Float.floatToFloat16((float) v)), 0)
            .gives(DType.F16));
    rows.add(cast(DType.BF16, ANY, OtherRows::bfloat16, 0).gives(DType.BF16));
    for (DType t : List.of(DType.I8, DType.I16, DType.I32, DType.I64)) {
      rows.add(cast(t, ANY, v -> (long) v, 0).gives(t));
    }
    rows.add(cast(DType.U8, POSITIVE, v -> (long) v, 0).gives(DType.U8));
    Domain someZero = Domain.each(u -> u < 0.5 ? 0 : u);
    rows.add(cast(DType.BOOL, someZero, v -> v != 0 ? 1 : 0, 0).gives(DType.BOOL));
    return rows;
  }

  private static double bfloat16(double v) {
    int bits = Float.floatToIntBits((float) v);
    int rounded = bits + 0x7FFF + (bits >>> 16 & 1);
    return Float.intBitsToFloat(rounded & 0xFFFF0000);
  }

  private static Row<Cast> cast(DType type, Domain domain, DoubleUnaryOperator f, int order) {
    return Row.<Cast>op(
            "to " + type,
            Cast.class,
            Pointwise.samples(new Cast(type), domain),
            Call.of((p, x) -> x.get(0).to(p.dtype())),
            Pointwise.oracle(v -> f.applyAsDouble(v[0])))
        .gives(type)
        .order(order);
  }

  /** Which elements are zeroed is a function of the key and the position, not of the elements. */
  private static Row<Dropout> dropout() {
    RandomKey key = new RandomKey(7, 11);
    return Row.<Dropout>op(
            "dropout",
            Dropout.class,
            Draw.one(
                ANY,
                Sizes::shapes,
                _ -> Arbitraries.of(0.1, 0.5, 0.9, 1.0).map(p -> new Dropout(p, key))),
            Call.of((p, x) -> x.get(0).dropout(p.p(), p.key())),
            (p, x) -> {
              Grid kept = Grid.of(ones(x.get(0).shape().toArray()).dropout(p.p(), p.key()));
              return Pointwise.each(
                  v -> v[1] == 0 ? 0 : v[0] / (1 - p.p()), List.of(x.get(0), kept));
            })
        .refuses(
            Refusal.argument(() -> ones(2).dropout(1.5, key), "1.5"),
            Refusal.argument(() -> ones(2).dropout(Double.NaN, key), "NaN"));
  }

  private static Row<CustomOp> custom() {
    return Row.op(
        "CUSTOM",
        CustomOp.class,
        Pointwise.samples(new SoftCap(2), ANY),
        Call.of((p, x) -> x.get(0).apply(p)),
        Pointwise.oracle(v -> 2 * StrictMath.tanh(v[0] / 2)));
  }

  private static Row<Integer> detach() {
    return Row.<Integer>composite(
            "detach",
            Pointwise.samples(0, ANY),
            Call.unary(x -> x.detach()),
            Pointwise.oracle(v -> v[0]))
        .order(0);
  }

  private static Row<Double> filled() {
    return Row.<Double>composite(
            "filled",
            Pointwise.samples(1.5, ANY),
            Call.of((v, x) -> x.get(0).filled(v)),
            (v, _) -> Grid.of(Tensor.scalar(v)))
        .order(0);
  }

  /** Which of the grids, and whether the first two dimensions change places. */
  private record Coordinates(int which, boolean xy) {}

  private static Row<Coordinates> meshgrid() {
    return Row.<Coordinates>composite(
            "meshgrid",
            _ -> Draw.integer(0, 2).flatMap(k -> Draw.flag().flatMap(xy -> vectors(k, xy))),
            Call.of((p, x) -> Algebra.meshgrid(x, p.xy).get(p.which)),
            (p, x) -> {
              Grid g = x.get(p.which);
              int at = p.which == 2 || !p.xy ? p.which : 1 - p.which;
              long[] n = x.stream().mapToLong(v -> v.size(0)).toArray();
              Shape shape = p.xy ? Shape.of(n[1], n[0], n[2]) : Shape.of(n);
              return Grid.fill(shape, i -> g.at(i[at]));
            })
        .refuses(
            Refusal.argument(() -> Tensor.meshgrid(List.of(), true), "empty"),
            Refusal.argument(() -> Tensor.meshgrid(List.of(ones(2, 3)), true), "(2, 3)"));
  }

  private static Arbitrary<Sample<Coordinates>> vectors(int which, boolean xy) {
    Arbitrary<Input> each = Draw.integer(0, 4).flatMap(n -> Input.numbers(Shape.of(n), ANY));
    return Input.all(List.of(each, each, each))
        .map(in -> new Sample<>(new Coordinates(which, xy), in));
  }
}
