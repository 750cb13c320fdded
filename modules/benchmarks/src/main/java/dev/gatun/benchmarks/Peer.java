package dev.gatun.benchmarks;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Opens sides of workloads on one framework; found by {@link ServiceLoader}. */
public interface Peer {
  /** Returns the name by which the command line asks for this framework, such as {@code gatun}. */
  String name();

  /**
   * Opens a side, with the weights and inputs of the workload in this framework's memory.
   *
   * @param workload the work to run
   * @param threads the number of threads to compute with
   * @return the side, or empty where this framework has none for the workload
   */
  Optional<Side> open(Workload workload, int threads);

  /**
   * Finds a peer by its name.
   *
   * @throws IllegalArgumentException if no peer of that name is on the module or class path; the
   *     message says which are, and how to get libtorch
   */
  static Peer named(String name) {
    var peers = ServiceLoader.load(Peer.class).stream().map(ServiceLoader.Provider::get).toList();
    return peers.stream()
        .filter(peer -> peer.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no peer '%s' here, only [%s]; libtorch comes with: %s"
                        .formatted(
                            name,
                            peers.stream().map(Peer::name).collect(Collectors.joining(", ")),
                            PeerJars.BUILD)));
  }
}
