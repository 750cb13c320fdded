package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The costs of operations, against counts by hand. */
final class OperationCostTest {

  @Test
  void aProductIsAMultiplicationAndAnAdditionForEachTerm() {
    var cost = cost(new Op.Matmul(), Tensor.ones(5, 2, 3), Tensor.ones(3, 4));
    var expected = new OperationCost(2 * 5 * 2 * 4 * 3, 4 * (5 * 2 * 3 + 3 * 4 + 5 * 2 * 4));
    assertEquals(expected, cost);
    Tensor transposed = Tensor.ones(4, 3);
    assertEquals(expected, cost(new Op.MatmulTransposed(), Tensor.ones(5, 2, 3), transposed));
  }

  @Test
  void aConvolutionAndItsGradientsAreTheSameProducts() {
    var op = Op.Convolution.of(2, 1, 1, 1, 2);
    Tensor x = Tensor.ones(2, 4, 5, 5);
    Tensor w = Tensor.ones(6, 2, 3, 3);
    Tensor y = x.apply(op, w);
    long products = y.shape().count() * 2 * 3 * 3;
    assertEquals(2 * products, cost(op, x, w).flops());
    assertEquals(2 * products + y.shape().count(), cost(op, x, w, Tensor.ones(6)).flops());
    var inputGradient = new Op.ConvolutionInputGradient(op, x.shape());
    assertEquals(2 * products, cost(inputGradient, y, w).flops());
    var weightGradient = new Op.ConvolutionWeightGradient(op, w.shape());
    assertEquals(2 * products, cost(weightGradient, x, y).flops());
  }

  @Test
  void aFusedExpressionCountsEachFunctionOnce() {
    var f = ElementwiseFunction.of("f", x -> x.mul(x).add(x.mul(x).exp()));
    assertEquals(new OperationCost(10 * 3, 10 * 8), cost(f.op(), Tensor.ones(10)));
    assertEquals(new OperationCost(10, 10 * 8), cost(Op.Unary.TANH, Tensor.ones(10)));
  }

  @Test
  void aBroadcastOperandCountsItsOwnSizeInMemory() {
    Tensor row = Tensor.ones(4).broadcastTo(Shape.of(3, 4));
    assertEquals(4 * (4 + 12 + 12), cost(Op.Binary.ADD, row, Tensor.ones(3, 4)).bytes());
  }

  @Test
  void aViewCostsNothing() {
    var reshape = new Op.Reshape(Shape.of(6));
    assertEquals(new OperationCost(0, 0), cost(reshape, Tensor.ones(2, 3)));
    Tensor transposed = Tensor.ones(2, 3).transpose();
    assertEquals(new OperationCost(0, 4 * 12), cost(reshape, transposed), "a copy");
  }

  @Test
  void readingAtPositionsCountsWhatIsRead() {
    Tensor table = Tensor.ones(1000, 4);
    Tensor rows = Tensor.of(new long[] {3, 1});
    assertEquals(
        new OperationCost(0, 2 * 8 + 2 * 4 * 2 * 4), cost(new Op.IndexSelect(0), table, rows));
  }

  @Test
  void aFourierTransformIsCountedByConvention() {
    Tensor signal = Tensor.ones(3, 16, 2);
    var op = new Spectral.FourierTransform(1, false, 1);
    assertEquals(3 * 5 * 16 * 4, cost(op, signal).flops());
  }

  @Test
  void aSequenceIsItsProductsAndTheFunctionsOfItsStates() {
    Tensor x = Tensor.ones(7, 2, 4 * 3);
    Tensor state = Tensor.ones(2, 3);
    long states = 7 * 2 * 3;
    long products = 7 * 2 * 4 * 3 * 3;
    assertEquals(
        2 * products + 13 * states,
        cost(new SequenceOp.Unroll(SequenceCell.LSTM), x, Tensor.ones(12, 3), state, state)
            .flops());
  }

  @Test
  void attentionCostsWhatIsSeen() {
    Tensor q = Tensor.ones(2, 4, 3);
    Tensor k = Tensor.ones(2, 6, 3);
    Tensor v = Tensor.ones(2, 6, 5);
    assertEquals(2 * 24 * (16 + 5), cost(new AttentionOp.Attention(1, false), q, k, v).flops());
    assertEquals(2 * 10 * (16 + 5), cost(new AttentionOp.Attention(1, true), q, k, v).flops());
    Tensor each = Tensor.ones(2, 4);
    assertEquals(
        2 * 24 * (2 * (9 + 10) + 5),
        cost(new AttentionOp.AttentionGradient(1, false), Tensor.ones(2, 4, 5), q, k, v, each, each)
            .flops());
  }

  private static OperationCost cost(Op op, Tensor first, Tensor... rest) {
    List<Tensor> results = first.applyAll(op, List.of(rest));
    var operands = new java.util.ArrayList<>(List.of(first));
    operands.addAll(List.of(rest));
    return OperationCost.of(op, operands, results);
  }
}
