package dev.gatun.benchmarks.gatun;

import dev.gatun.benchmarks.Layout;
import dev.gatun.benchmarks.Peer;
import dev.gatun.benchmarks.Side;
import dev.gatun.benchmarks.Workload;
import dev.gatun.tensor.Threads;
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
    Threads.set(threads);
    return switch (workload) {
      case Workload.MatrixProduct w -> Optional.of(TensorSide.of(w));
      case Workload.Elementwise w -> Optional.of(TensorSide.of(w));
      case Workload.RowSoftmax w -> Optional.of(TensorSide.of(w));
      case Workload.SmallAdds w -> Optional.of(TensorSide.of(w));
      case Workload.TrainingStep w ->
          isOurs(w.layout()) ? Optional.of(new TrainingSide(w)) : Optional.empty();
      case Workload.Epoch w -> Optional.of(new EpochSide(w));
      case Workload.ForwardPass w ->
          isOurs(w.layout()) ? Optional.of(TensorSide.of(w)) : Optional.empty();
    };
  }

  /** Gatun chooses the layout of memory itself, so it stands in the rows of the default only. */
  private static boolean isOurs(Layout layout) {
    return layout == Layout.CHANNELS_FIRST;
  }
}
