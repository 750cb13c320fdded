package dev.gatun.tensor.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatun.tensor.internal.testing.ChildJvm;
import org.junit.jupiter.api.Test;

/** Runs the same kernels in virtual machines with narrower vectors, with none, on one thread. */
class SameBitsTest {
  @Test
  void everyVectorWidthAndThePlainKernelsGiveTheSameBits() throws Exception {
    String expected = ChildJvm.run(KernelHashes.class);
    assertEquals(64, expected.length(), expected);
    assertEquals(expected, ChildJvm.run(KernelHashes.class, "-XX:MaxVectorSize=32"));
    assertEquals(expected, ChildJvm.run(KernelHashes.class, "-XX:MaxVectorSize=16"));
    assertEquals(expected, ChildJvm.run(KernelHashes.class, "-Dgatun.scalar=true"));
    assertEquals(expected, ChildJvm.run(KernelHashes.class, "-Dgatun.threads=1"));
  }
}
