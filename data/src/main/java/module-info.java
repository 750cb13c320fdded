/** Datasets and loaders. */
module dev.gatun.data {
  requires transitive dev.gatun.tensor;
  requires java.net.http;
  requires static transitive org.jspecify;

  exports dev.gatun.data;
}
