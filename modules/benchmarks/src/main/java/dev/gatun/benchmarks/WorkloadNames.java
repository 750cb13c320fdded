package dev.gatun.benchmarks;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the names of workloads of any size. */
final class WorkloadNames {
  private static final String NUMBER = "([1-9]\\d{0,5})";
  private static final Pattern PRODUCT = Pattern.compile("sgemm-" + NUMBER);
  private static final Pattern SOFTMAX = Pattern.compile("softmax-" + NUMBER);
  private static final Pattern ADDS = Pattern.compile("add-" + NUMBER + "x" + NUMBER);
  private static final Pattern NETWORK =
      Pattern.compile("(?<net>.+?)(?<infer>-infer)?-b" + NUMBER + "(?<last>-channels-last)?");

  private static final Pattern EPOCH = Pattern.compile("(.+?)-epoch" + NUMBER + "-b" + NUMBER);

  private WorkloadNames() {}

  /** Returns the workload of this name, if it is one. */
  static Optional<Workload> parse(String name) {
    Matcher product = PRODUCT.matcher(name);
    if (product.matches()) return Optional.of(new Workload.MatrixProduct(number(product, 1)));
    Matcher softmax = SOFTMAX.matcher(name);
    if (softmax.matches()) return Optional.of(new Workload.RowSoftmax(number(softmax, 1)));
    Matcher adds = ADDS.matcher(name);
    if (adds.matches()) {
      return Optional.of(new Workload.SmallAdds(number(adds, 1), number(adds, 2)));
    }
    Matcher epoch = EPOCH.matcher(name);
    if (epoch.matches()) {
      return Network.named(epoch.group(1))
          .map(net -> new Workload.Epoch(net, number(epoch, 3), number(epoch, 2)));
    }
    Matcher network = NETWORK.matcher(name);
    return network.matches() ? ofNetwork(network) : Optional.empty();
  }

  private static Optional<Workload> ofNetwork(Matcher name) {
    Layout layout = name.group("last") == null ? Layout.CHANNELS_FIRST : Layout.CHANNELS_LAST;
    int batch = number(name, 3);
    return Network.named(name.group("net"))
        .map(
            network ->
                name.group("infer") == null
                    ? new Workload.TrainingStep(network, batch, layout)
                    : new Workload.ForwardPass(network, batch, layout));
  }

  private static int number(Matcher name, int group) {
    return Integer.parseInt(name.group(group));
  }
}
