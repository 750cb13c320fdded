/**
 * Everything of Gatun that a program needs: {@code import module dev.gatun;} imports all its types.
 */
module dev.gatun {
  requires transitive dev.gatun.autograd;
  requires transitive dev.gatun.data;
  requires transitive dev.gatun.formats;
  requires transitive dev.gatun.gradcheck;
  requires transitive dev.gatun.nn;
  requires transitive dev.gatun.optim;
  requires transitive dev.gatun.tensor;
  requires transitive dev.gatun.train;
}
