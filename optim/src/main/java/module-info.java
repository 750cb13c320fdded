/** Optimizers. */
module dev.gatun.optim {
  requires transitive dev.gatun.autograd;
  requires static transitive org.jspecify;

  exports dev.gatun.optim;
}
