/**
 * Automatic differentiation: variables, the graph they record and the derivatives of every
 * operation.
 */
module dev.gatun.autograd {
  requires transitive dev.gatun.tensor;
  requires static transitive org.jspecify;

  exports dev.gatun.autograd;
}
