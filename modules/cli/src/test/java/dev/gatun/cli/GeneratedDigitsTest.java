package dev.gatun.cli;

import static dev.gatun.cli.Commands.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.cli.Program.Outcome;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./gatun train mnist} where there are no data and no network. */
@Tag("slow")
final class GeneratedDigitsTest {

  @TempDir private Path folder;

  @Test
  void trainsOnGeneratedDigitsAndSaysSo() throws Exception {
    Path lib = Lib.in(Files.createDirectory(folder.resolve("lib")), "dev.gatun.cli");
    List<String> command =
        Stream.concat(
                Program.gatun(lib).stream(),
                Stream.of("train", "mnist", "--limit", "256", "--out", "run"))
            .toList();
    // Accepts connections and never answers, which is worse than a network that is not there.
    try (var silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      String mirror = "http://127.0.0.1:" + silent.getLocalPort() + "/";
      Map<String, String> environment =
          Map.of(
              "GATUN_DATA", "", "GATUN_MNIST_MIRRORS", mirror, "XDG_CACHE_HOME", folder + "/cache");
      Outcome run = Program.run(folder, environment, "", command);
      assertEquals(0, run.status(), run.toString());
      assertEquals(2, run.err().size(), run.toString());
      assertContains("Downloading MNIST", run.err().get(0));
      assertContains("Using GENERATED digits instead; for the real ones", run.err().get(1));
      assertEquals(
          "generated digits (seed 0): 60000 to train, 10000 to test", run.out().getFirst());
      assertTrue(
          run.out().stream().anyMatch(line -> line.startsWith("Epoch 1/1  ")), "one by default");
      assertTrue(Files.exists(folder.resolve("run/model.safetensors")));
    }
  }
}
