package dev.gatun.gradcheck.catalogue;

import dev.gatun.gradcheck.Domain;
import dev.gatun.gradcheck.StridedLayout;
import dev.gatun.gradcheck.TensorArbitraries;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * An operand that can be had in any floating-point type and in its layout or dense.
 *
 * @param elements f64, i64 or a mask
 */
record Input(Tensor elements, StridedLayout layout) {

  /** Returns the operand in its layout; of {@code type} if its elements are floating-point. */
  Tensor tensor(DType type) {
    return layout.lay(elements.dtype().isFloat() ? elements.to(type) : elements);
  }

  static Input of(Tensor elements) {
    return new Input(elements, StridedLayout.rowMajor(elements.shape().rank()));
  }

  static Arbitrary<Input> numbers(Shape shape, Domain domain) {
    return laid(TensorArbitraries.dense(shape, domain), TensorArbitraries.layouts(shape.rank()));
  }

  /** Returns numbers that are never equal, not even by being the same place in memory. */
  static Arbitrary<Input> distinct(Shape shape) {
    return laid(
        TensorArbitraries.dense(shape, Domain.distinct()),
        TensorArbitraries.layoutsWithoutRepeats(shape.rank()));
  }

  /** Returns numbers of a domain each of which is a place of its own in memory. */
  static Arbitrary<Input> unrepeated(Shape shape, Domain domain) {
    return laid(
        TensorArbitraries.dense(shape, domain),
        TensorArbitraries.layoutsWithoutRepeats(shape.rank()));
  }

  static Arbitrary<Input> indices(Shape shape, long bound) {
    return laid(TensorArbitraries.indices(shape, bound), TensorArbitraries.layouts(shape.rank()));
  }

  static Arbitrary<Input> masks(Shape shape) {
    return laid(TensorArbitraries.masks(shape), TensorArbitraries.layouts(shape.rank()));
  }

  private static Arbitrary<Input> laid(
      Arbitrary<Tensor> elements, Arbitrary<StridedLayout> layouts) {
    return Combinators.combine(elements, layouts).as(Input::new);
  }

  /** Returns lists of one of each. */
  static Arbitrary<List<Input>> all(List<Arbitrary<Input>> each) {
    return Combinators.combine(each).as(List::copyOf);
  }

  @Override
  public String toString() {
    return elements + " in " + layout;
  }
}
