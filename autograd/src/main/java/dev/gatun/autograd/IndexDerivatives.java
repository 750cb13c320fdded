package dev.gatun.autograd;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** The derivatives of the operations that read or write at given positions. */
final class IndexDerivatives {
  private IndexDerivatives() {}

  static @Nullable Variable[] of(Node n, Op.Index op, Variable g) {
    Variable index = n.operand(1);
    return switch (op) {
      case Op.Gather(int dim) ->
          new Variable[] {Derivatives.zeros(n, 0).apply(new Op.ScatterAdd(dim), index, g), null};
      case Op.IndexSelect(int dim) ->
          new Variable[] {Derivatives.zeros(n, 0).apply(new Op.IndexAdd(dim), index, g), null};
      case Op.Scatter(int dim) ->
          new Variable[] {
            n.wants(0) ? g.scatter(dim, index, 0) : null,
            null,
            n.wants(2) ? scattered(n, index, stayed(n, dim, index, g)) : null
          };
      case Op.ScatterAdd(int dim) ->
          new Variable[] {
            g, null, n.wants(2) ? scattered(n, index, g.apply(new Op.Gather(dim), index)) : null
          };
      case Op.ScatterReduce(int dim, Reducer reducer) ->
          reducer == Reducer.PROD ? product(n, dim, index, g) : extreme(n, dim, index, g);
      case Op.IndexAdd(int dim) ->
          new Variable[] {g, null, n.wants(2) ? g.apply(new Op.IndexSelect(dim), index) : null};
    };
  }

  /** Each factor's gradient is the product of the others. */
  private static @Nullable Variable[] product(Node n, int dim, Variable index, Variable g) {
    Variable self = n.operand(0);
    Variable source = used(n.operand(2), index);
    Variable zero = self.detach().eq(0);
    Variable sourceZero = source.detach().eq(0);
    Variable one = self.filled(1);
    Variable nothing = self.filled(0);
    var factors =
        new Factors(
            one.where(zero, self).apply(n.op(), index, one.where(sourceZero, source)),
            zero.to(self.dtype()).scatterAdd(dim, index, sourceZero.to(self.dtype())),
            self.where(zero, nothing).scatterAdd(dim, index, source.where(sourceZero, nothing)));
    return new Variable[] {
      n.wants(0) ? g.mul(factors.others(self)) : null,
      null,
      n.wants(2)
          ? scattered(n, index, g.gather(dim, index).mul(factors.gather(dim, index).others(source)))
          : null
    };
  }

  /** Those that are equal to the result share its gradient. */
  private static @Nullable Variable[] extreme(Node n, int dim, Variable index, Variable g) {
    Variable result = n.result(0).detach();
    Variable stayed = n.operand(0).detach().eq(result).to(g.dtype());
    Variable source = used(n.operand(2).detach(), index);
    Variable chosen = source.eq(result.gather(dim, index)).to(g.dtype());
    Variable share = g.div(stayed.scatterAdd(dim, index, chosen));
    return new Variable[] {
      n.wants(0) ? share.mul(stayed) : null,
      null,
      n.wants(2) ? scattered(n, index, share.gather(dim, index).mul(chosen)) : null
    };
  }

  /** Returns the part of a source that the index has positions for. */
  private static Variable used(Variable source, Variable index) {
    Variable part = source;
    for (int d = 0; d < index.shape().rank(); d++) {
      part = part.narrow(d, 0, index.shape().size(d));
    }
    return part;
  }

  /** The gradient of a scattered source, which may be larger than the index. */
  private static Variable scattered(Node n, Variable index, Variable read) {
    int rank = index.shape().rank();
    long[] after = new long[rank];
    for (int d = 0; d < rank; d++) after[d] = n.shape(2).size(d) - index.shape().size(d);
    return index.shape().equals(n.shape(2)) ? read : read.pad(new long[rank], after, 0);
  }

  /** Reads the gradient where a source was written, but not where a later one went over it. */
  private static Variable stayed(Node n, int dim, Variable index, Variable g) {
    Shape shape = index.shape();
    Variable order = Variable.constant(Tensor.arange(shape.count()).reshape(shape.toArray()));
    Variable none = Variable.constant(Tensor.zeros(n.shape(0), DType.I64));
    Variable last = none.scatter(dim, index, order).gather(dim, index);
    return g.gather(dim, index).where(last.eq(order), g.filled(0));
  }
}
