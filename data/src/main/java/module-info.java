/** Datasets and loaders. */
module dev.gatun.data {
  requires transitive dev.gatun.tensor;
  requires static org.jspecify;

  exports dev.gatun.data;
}
