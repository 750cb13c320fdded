/** Programs to read and run, one file each. Nothing depends on them. */
module dev.gatun.samples {
  requires dev.gatun.train;
  requires static org.jspecify;

  exports dev.gatun.samples.vision;
}
