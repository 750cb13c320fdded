package dev.gatun.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class BenchCommandTest {
  private static final String PEERS = "gatun.bench.peers";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void clear() {
    System.clearProperty(PEERS);
  }

  @Test
  void listsTheTable() {
    assertEquals(0, execute("--list"));
    assertEquals(Workload.all().size(), out.toString().lines().count());
  }

  @Test
  void saysInOneLineHowToGetLibtorch(@TempDir Path directory) {
    System.setProperty(PEERS, directory.resolve("missing").toString());
    assertEquals(1, execute("sgemm-256", "--against", "libtorch"));
    assertEquals(1, err.toString().lines().count());
    assertTrue(err.toString().contains("mvn -q -Plibtorch"), err.toString());
  }

  @Test
  void saysInOneLineThatAWorkloadIsUnknown() {
    assertEquals(1, execute("sgemm-x"));
    assertEquals(1, err.toString().lines().count());
  }

  @Test
  void profilesGatunOnly() {
    assertEquals(1, execute("sgemm-256", "--profile", "--against", "libtorch"));
    assertEquals(1, err.toString().lines().count());
    assertTrue(err.toString().contains("leave out --against"), err.toString());
  }

  private int execute(String... arguments) {
    return new CommandLine(new BenchCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
