/** File formats that hold tensors: safetensors, and NumPy's .npy and .npz. */
module dev.gatun.formats {
  requires transitive dev.gatun.tensor;
  requires com.fasterxml.jackson.core;
  requires static transitive org.jspecify;

  exports dev.gatun.formats;
}
