/** Optimizers. */
module dev.gatun.optim {
  requires transitive dev.gatun.autograd;
  requires static org.jspecify;

  exports dev.gatun.optim;
}
