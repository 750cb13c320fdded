package dev.gatun.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.autograd.Gradients;
import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every loss promises, whatever it measures. */
final class LossContractTest {
  private static final Shape SHAPE = Shape.of(4, 3);
  private static final Variable SIGNS = constant(-1, 1, 1, -1, 1, 1, -1, -1, 1, 1, -1, 1);
  private static final Variable SHARES = constant(0, 1, 0.5, 0.2, 1, 0, 0.7, 0.1, 1, 0.4, 0, 0.9);
  private static final Variable CLASSES = Variable.constant(Tensor.of(2L, 0L, 1L, 1L));
  private static final Variable LABELS =
      Variable.constant(Tensor.of(new long[] {0, 2, -1, 1, -1, 0, -1, 0, 0, 2, 1, 0}, SHAPE));

  private static Variable constant(double... values) {
    return Variable.constant(Tensor.of(values, SHAPE));
  }

  private record Case(
      String name, Function<Reduction, BinaryOperator<Variable>> loss, Variable target) {}

  private static Case of(String name, Function<Reduction, Loss> loss, Variable target) {
    return new Case(name, r -> loss.apply(r)::of, target);
  }

  private static Stream<Case> cases() {
    return Stream.of(
        of("L1Loss", L1Loss::new, SHARES),
        of("MSELoss", MSELoss::new, SHARES),
        of("SmoothL1Loss", r -> new SmoothL1Loss(0.5, r), SHARES),
        of("HuberLoss", r -> new HuberLoss(0.5, r), SHARES),
        of("BCELoss", r -> new BCELoss(null, r), SHARES),
        of("BCEWithLogitsLoss", r -> new BCEWithLogitsLoss(null, SHARES.add(1), r), SHARES),
        of("KLDivLoss", r -> new KLDivLoss(false, r), SHARES),
        of("KLDivLoss of logarithms", r -> new KLDivLoss(true, r), SHARES),
        of("PoissonNLLLoss", r -> new PoissonNLLLoss(true, true, 0, r), SHARES.mul(4)),
        of("PoissonNLLLoss of rates", r -> new PoissonNLLLoss(false, false, 1e-8, r), SHARES),
        of("SoftMarginLoss", SoftMarginLoss::new, SIGNS),
        of("HingeEmbeddingLoss", r -> new HingeEmbeddingLoss(0.7, r), SIGNS),
        of("CrossEntropyLoss", r -> new CrossEntropyLoss(null, -100, 0.1, r), CLASSES),
        of("NLLLoss", r -> new NLLLoss(null, -100, r), CLASSES),
        of("MultiMarginLoss", r -> new MultiMarginLoss(2, 0.6, null, r), CLASSES),
        of("MultiLabelMarginLoss", MultiLabelMarginLoss::new, LABELS),
        of("MultiLabelSoftMarginLoss", r -> new MultiLabelSoftMarginLoss(null, r), SHARES),
        new Case(
            "GaussianNLLLoss",
            r -> (x, t) -> new GaussianNLLLoss(true, 1e-6, r).of(x, t, x),
            SHARES),
        new Case(
            "MarginRankingLoss",
            r -> (x, t) -> new MarginRankingLoss(0.2, r).of(x, SHARES, t),
            SIGNS),
        new Case(
            "CosineEmbeddingLoss",
            r -> (x, t) -> new CosineEmbeddingLoss(0.2, r).of(x, SHARES, t.select(1, 0)),
            SIGNS),
        new Case(
            "TripletMarginLoss",
            r ->
                (x, t) ->
                    new TripletMarginLoss(1, new PairwiseDistance(), true, r)
                        .of(x, t, SIGNS.mul(0.3)),
            SHARES));
  }

  /** Returns predictions from 0.1 to 0.9, nowhere special. */
  private static Variable prediction() {
    return Variable.of(new Generator(4).uniform(SHAPE, 0.1, 0.9, DType.F64));
  }

  @TestFactory
  Stream<DynamicTest> sumsAreTheSumOfEach() {
    return cases()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.name(),
                    () -> {
                      Variable x = prediction();
                      double each =
                          c.loss().apply(Reduction.NONE).apply(x, c.target()).sum().item();
                      double sum = c.loss().apply(Reduction.SUM).apply(x, c.target()).item();
                      assertEquals(each, sum, 1e-12);
                      assertTrue(Double.isFinite(sum) && sum != 0, "got " + sum);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> gradientsAreThoseOfDifferences() {
    return cases().map(c -> DynamicTest.dynamicTest(c.name(), () -> checkGradient(c)));
  }

  private static void checkGradient(Case c) {
    var loss = c.loss().apply(Reduction.MEAN);
    Variable x = prediction();
    Tensor way = new Generator(9).uniform(SHAPE, -1, 1, DType.F64);
    Variable gradient = Gradients.of(loss.apply(x, c.target())).wrt(x).getFirst();
    double above = loss.apply(Variable.constant(x.value().add(way.mul(1e-6))), c.target()).item();
    double below = loss.apply(Variable.constant(x.value().sub(way.mul(1e-6))), c.target()).item();
    double expected = (above - below) / 2e-6;
    assertEquals(expected, gradient.value().mul(way).sum().item(), 1e-7 * (1 + Math.abs(expected)));
  }

  @Test
  void shapesThatDifferAreNamed() {
    for (Loss loss : List.of(new L1Loss(), new KLDivLoss(), new NLLLoss(), new MultiMarginLoss())) {
      var e =
          assertThrows(
              IllegalArgumentException.class,
              () -> loss.of(prediction(), Tensor.zeros(Shape.of(2, 3), DType.F64)));
      assertTrue(e.getMessage().contains("(4, 3)"), e.getMessage());
      assertTrue(e.getMessage().contains("(2, 3)"), e.getMessage());
    }
  }
}
