package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What those who never open a scope may count on. */
final class UnscopedTensorsTest {
  private static final int MANY = 1_000_000;

  /** Makes and drops a million tensors as a shell's user would; prints the most memory in use. */
  static final class Loop {
    private Loop() {}

    public static void main(String[] arguments) throws IOException {
      Tensor sum = Tensor.zeros(64);
      for (int i = 0; i < MANY / 2; i++) {
        Tensor x = Tensor.full(Shape.of(64), i % 2, DType.F32);
        sum = sum.add(x);
      }
      System.out.println(sum.amax().item());
      try (var lines = Files.lines(Path.of("/proc/self/status"))) {
        lines.filter(line -> line.startsWith("VmHWM")).forEach(System.out::println);
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aMillionTensorsWithoutScopesStayBelowHalfAGibibyte() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Xmx256m", // else the heap grows with whatever keeps the collector from a core
                "-cp",
                System.getProperty("java.class.path"),
                Loop.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = process.inputReader().lines().toList();
    assertEquals(0, process.waitFor());
    assertEquals(MANY / 4, Double.parseDouble(lines.get(0)));
    long kibibytes = Long.parseLong(lines.get(1).replaceAll("[^0-9]", ""));
    assertTrue(kibibytes < 512 << 10, lines.get(1));
  }

  @Test
  void twoThreadsReadTheSameTensorsRight() throws Exception {
    Tensor x = Tensor.arange(100_000).to(DType.F32);
    Tensor y = x.mul(2);
    Callable<Boolean> work =
        () -> {
          for (int i = 0; i < 200; i++) {
            Tensor difference = y.sub(x).sub(x).abs();
            if (difference.amax().item() != 0 || x.add(i).toFloatArray()[7] != 7 + i) return false;
          }
          return true;
        };
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var result : threads.invokeAll(List.of(work, work))) assertTrue(result.get());
    }
  }
}
