/** File formats that hold tensors. */
module dev.gatun.formats {
  requires transitive dev.gatun.tensor;
  requires static transitive org.jspecify;

  exports dev.gatun.formats;
}
