/** Training: fit, evaluate and predict, with their metrics and history. */
module dev.gatun.train {
  requires transitive dev.gatun.nn;
  requires transitive dev.gatun.optim;
  requires transitive dev.gatun.data;
  requires dev.gatun.formats;
  requires jdk.jfr;
  requires static transitive org.jspecify;

  exports dev.gatun.train;
}
