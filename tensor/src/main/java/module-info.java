/**
 * Tensors: shapes, element types, the vocabulary of operations, memory and the kernels that run.
 */
module dev.gatun.tensor {
  requires jdk.incubator.vector;
  requires jdk.jfr;
  requires jdk.management;
  requires static transitive org.jspecify;

  exports dev.gatun.tensor;
}
