/** Datasets and loaders. */
module dev.gatun.data {
  requires transitive dev.gatun.tensor;
  requires static transitive org.jspecify;

  exports dev.gatun.data;
}
