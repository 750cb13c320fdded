package dev.gatun.benchmarks.gatun;

import dev.gatun.benchmarks.Peer;
import dev.gatun.benchmarks.Side;
import dev.gatun.benchmarks.Workload;
import java.util.Optional;

/** Opens Gatun's sides. */
public final class GatunPeer implements Peer {
  /** Creates the peer. */
  public GatunPeer() {}

  @Override
  public String name() {
    return "gatun";
  }

  @Override
  public Optional<Side> open(Workload workload, int threads) {
    return Optional.empty();
  }
}
