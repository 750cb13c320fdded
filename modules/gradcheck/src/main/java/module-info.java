/**
 * The kit that proves derivatives: gradients against numerical differences, laws, and random
 * tensors of every kind for jqwik.
 */
module dev.gatun.gradcheck {
  requires transitive dev.gatun.autograd;
  requires static net.jqwik.api;
  requires static transitive org.jspecify;

  exports dev.gatun.gradcheck;
}
