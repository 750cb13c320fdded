/** Layers, losses and initializers. */
module dev.gatun.nn {
  requires transitive dev.gatun.autograd;
  requires static transitive org.jspecify;

  exports dev.gatun.nn;
}
