package dev.gatun.gradcheck.catalogue;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.List;

/**
 * One use of an operation.
 *
 * @param parameters what it is given besides operands: the operation itself, where it is one
 */
record Sample<P>(P parameters, List<Input> inputs) {

  /** Returns the operands in their layouts, floating-point ones of this type. */
  List<Tensor> tensors(DType type) {
    return inputs.stream().map(i -> i.tensor(type)).toList();
  }
}
