package dev.gatun.cli;

import dev.gatun.benchmarks.Speed;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says whether this machine is ready for Gatun, how fast it is, and what to do if not. */
@Command(
    name = "doctor",
    description = "Say whether this machine is ready, how fast it is, and what to do if not.")
final class Doctor implements Callable<Integer> {

  @Option(names = "--no-speed", description = "Measure nothing, which saves some seconds.")
  private boolean noSpeed;

  @Override
  public Integer call() {
    Machine machine = Machine.here();
    print(machine);
    if (!noSpeed && machine.optimizingCompiler()) {
      printSpeed(1);
      if (machine.processors() > 1) {
        printSpeed(machine.processors());
      }
    }
    List<String> advice = Diagnosis.of(machine);
    System.out.println();
    if (advice.isEmpty()) {
      System.out.println("All is well.");
      return 0;
    }
    advice.forEach(System.out::println);
    return Gatun.FAILED;
  }

  private static void print(Machine machine) {
    line("JDK", machine.jdk());
    line("jars", System.getProperty("jdk.module.path", "on the class path"));
    line("options", machine.options().isEmpty() ? "none" : String.join(" ", machine.options()));
    line("Vector API", machine.vectorModule() ? "there" : "missing");
    line("compiler", machine.optimizingCompiler() ? "C2" : "no C2");
    line(
        "vectors",
        "%d bits, %s fused multiply-add"
            .formatted(machine.vectorBytes() * Byte.SIZE, machine.fma() ? "with" : "without"));
    line("processors", String.valueOf(machine.processors()));
    line(
        "memory",
        "%.1f GB, of which the Java heap takes at most %.1f GB"
            .formatted(machine.memory() / 1e9, machine.heap() / 1e9));
  }

  private static void printSpeed(int threads) {
    try (Speed speed = new Speed(threads)) {
      line(
          threads == 1 ? "1 thread" : threads + " threads",
          "%.0f GFLOP/s at best, %.1f GB/s from and to memory"
              .formatted(speed.gigaflops(), speed.gigabytes()));
    }
  }

  private static void line(String name, String value) {
    System.out.printf("%-12s%s%n", name, value);
  }
}
