package dev.gatun.cli;

import java.util.ArrayList;
import java.util.List;

/** Says what of a machine keeps Gatun slow, and what to do about it. */
final class Diagnosis {

  private static final int NARROW_VECTOR_BYTES = 32;
  private static final long SMALL_MEMORY_BYTES = 2L << 30;

  private Diagnosis() {}

  /** One sentence for each thing that is off, the gravest first; empty if all is well. */
  static List<String> of(Machine machine) {
    List<String> advice = new ArrayList<>();
    if (!machine.vectorModule()) {
      advice.add(
          "The Vector API is missing, so everything runs on scalar kernels, many times slower:"
              + " start java with --add-modules jdk.incubator.vector, or put Gatun on the module"
              + " path instead of the class path.");
    }
    if (!machine.optimizingCompiler()) {
      advice.add(
          "The optimizing compiler (C2) is off, and vector code without it is slower than scalar"
              + " code: remove -Xint, -XX:TieredStopAtLevel and the like from the options of the"
              + " JVM, or use a JDK that contains C2, such as Temurin.");
    }
    if (!machine.fma()) {
      advice.add(
          "There is no fused multiply-add, so Math.fma is computed in software, some 10,000 times"
              + " slower: remove -XX:-UseFMA and -XX:UseAVX=0 and 1 from the options of the JVM; if"
              + " the processor (or the virtual machine) has none, use another for training.");
    }
    if (machine.optimizingCompiler() && machine.vectorBytes() < NARROW_VECTOR_BYTES) {
      advice.add(
          "Vectors are only %d bits wide: if the processor has AVX2 or better, remove"
                  .formatted(machine.vectorBytes() * Byte.SIZE)
              + " -XX:MaxVectorSize and -XX:UseAVX from the options of the JVM, or let the virtual"
              + " machine pass it through.");
    }
    if (machine.memory() < SMALL_MEMORY_BYTES) {
      advice.add(
          "There are only %d MB of memory: train with smaller batches, or give the container more."
              .formatted(machine.memory() >> 20));
    }
    return advice;
  }
}
