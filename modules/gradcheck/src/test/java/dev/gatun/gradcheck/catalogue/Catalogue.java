package dev.gatun.gradcheck.catalogue;

import dev.gatun.tensor.Op;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One row, or several, for every operation and every method composed of operations. */
final class Catalogue {
  static final List<Row<?>> ROWS =
      Stream.of(
              UnaryRows.all(),
              BinaryRows.all(),
              ScalarRows.all(),
              FusedRows.all(),
              ActivationRows.all(),
              ReductionRows.all(),
              StatisticsRows.all(),
              MotionRows.all(),
              ReshapingRows.all(),
              SlicingRows.all(),
              ProductRows.all(),
              VectorProductRows.all(),
              SystemRows.all(),
              DecompositionRows.all(),
              DiagonalRows.all(),
              NormRows.all(),
              ConvolutionRows.all(),
              PoolingRows.all(),
              ArithmeticRows.all(),
              SpecialRows.all(),
              EstimateRows.all(),
              ReplacingRows.all(),
              ScaledProductRows.all(),
              IndexRows.all(),
              ScatterRows.all(),
              SelectionRows.all(),
              RepeatRows.all(),
              CumulativeRows.all(),
              OrderingRows.all(),
              ContractionRows.all(),
              ScanRows.all(),
              NormalizationRows.all(),
              SequenceRows.all(),
              AttentionRows.all(),
              SpectralRows.all(),
              SpectraRows.all(),
              ComplexRows.all(),
              FrameRows.all(),
              OtherRows.all())
          .<Row<?>>flatMap(List::stream)
          .toList();

  private static final Set<String> POINTWISE =
      Set.of("tanh", "mul", "add a number", "where", "gt", "to i64");

  private Catalogue() {}

  /**
   * Tells whether a row is enough for its kind where large samples take long: pointwise operations
   * share their loops, and composites run what others are rows of.
   */
  static boolean isOneOfItsKind(Row<?> row) {
    boolean pointwise =
        row.covers() instanceof Op.Primitive
            || row.covers() == Op.WithScalar.class
            || row.covers() == Op.Cast.class;
    return POINTWISE.contains(row.name()) || (row.covers() != null && !pointwise);
  }
}
