package dev.gatun.benchmarks.libtorch;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import dev.gatun.benchmarks.Peer;
import dev.gatun.benchmarks.Side;
import dev.gatun.benchmarks.Workload;
import java.util.Optional;

/** Opens the sides of libtorch. */
public final class LibtorchPeer implements Peer {
  /** Creates the peer; the native library is loaded when the first side is opened. */
  public LibtorchPeer() {}

  @Override
  public String name() {
    return "libtorch";
  }

  @Override
  public Optional<Side> open(Workload workload, int threads) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    var manager = (PtNDManager) NDManager.newBaseManager(Device.cpu(), "PyTorch");
    return Optional.of(
        switch (workload) {
          case Workload.MatrixProduct product -> new MatrixProductSide(manager, product);
          case Workload.Elementwise elementwise -> new ElementwiseSide(manager, elementwise);
          case Workload.RowSoftmax softmax -> new RowSoftmaxSide(manager, softmax);
          case Workload.SmallAdds adds -> new SmallAddsSide(manager, adds);
          case Workload.TrainingStep step -> new TrainingSide(manager, step);
          case Workload.Epoch epoch -> new EpochSide(manager, epoch);
          case Workload.ForwardPass pass -> new ForwardSide(manager, pass);
        });
  }
}
