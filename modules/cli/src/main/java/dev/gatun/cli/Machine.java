package dev.gatun.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/**
 * What matters to Gatun of the machine and the JVM that it runs on.
 *
 * @param jdk the JDK's version, vendor and folder
 * @param options that the JVM was started with, other than those of the launcher
 * @param vectorModule whether the module of the Vector API is there
 * @param optimizingCompiler whether hot code is compiled by C2
 * @param fma whether the processor computes {@code a * b + c} in one instruction
 * @param vectorBytes the width of the widest vector that the compiler uses, in bytes
 * @param processors that this process may use
 * @param memory that this process may use, in bytes: the machine's, or its container's
 * @param heap at most, in bytes
 */
record Machine(
    String jdk,
    List<String> options,
    boolean vectorModule,
    boolean optimizingCompiler,
    boolean fma,
    int vectorBytes,
    int processors,
    long memory,
    long heap) {

  private static final List<String> LAUNCHER =
      List.of(
          "--module-path",
          "--add-modules=ALL-MODULE-PATH",
          "--add-opens=java.base/java.io",
          "-Djdk.module.main",
          "-Dgatun.home",
          "-Dgatun.stderr");

  /** Looks at the machine that this runs on. */
  static Machine here() {
    Runtime runtime = Runtime.getRuntime();
    return new Machine(
        "%s, %s, %s"
            .formatted(
                Runtime.version(),
                System.getProperty("java.vendor"),
                System.getProperty("java.home")),
        launchOptions(),
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
        compilesHotCode(),
        vmOption("UseFMA").map(Boolean::parseBoolean).orElse(true),
        vmOption("MaxVectorSize").map(Integer::parseInt).orElse(0),
        runtime.availableProcessors(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
        runtime.maxMemory());
  }

  private static List<String> launchOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> LAUNCHER.stream().noneMatch(option::startsWith))
        .toList();
  }

  private static boolean compilesHotCode() {
    return System.getProperty("java.vm.info", "").startsWith("mixed mode")
        && vmOption("MaxVectorSize").isPresent()
        && vmOption("TieredStopAtLevel").map(Integer::parseInt).orElse(4) == 4;
  }

  /** The value of an option of HotSpot; empty where this JVM does not know the option. */
  private static Optional<String> vmOption(String name) {
    try {
      HotSpotDiagnosticMXBean hotSpot =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return Optional.of(hotSpot.getVMOption(name).getValue());
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
