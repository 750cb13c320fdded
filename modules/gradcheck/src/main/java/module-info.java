/** Checks of gradients against numerical differences. */
module dev.gatun.gradcheck {
  requires transitive dev.gatun.autograd;
  requires static transitive org.jspecify;

  exports dev.gatun.gradcheck;
}
