/** Measures Gatun side by side with peers: the same work, the same numbers, in turn in one run. */
module dev.gatun.benchmarks {
  requires dev.gatun.autograd;
  requires dev.gatun.data;
  requires dev.gatun.nn;
  requires dev.gatun.optim;
  requires transitive dev.gatun.tensor;
  requires info.picocli;
  requires jdk.jfr;
  requires static org.jspecify;

  exports dev.gatun.benchmarks;

  opens dev.gatun.benchmarks to
      info.picocli;

  uses dev.gatun.benchmarks.Peer;

  provides dev.gatun.benchmarks.Peer with
      dev.gatun.benchmarks.gatun.GatunPeer;
}
