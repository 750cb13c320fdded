package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MemoryTest {
  @Test
  void unreachableTensorsGiveTheirMemoryBack() {
    Memory.collect();
    long before = Memory.liveBytes();
    for (int i = 0; i < 400; i++) Tensor.zeros(256, 1024);
    assertTrue(Memory.liveBytes() - before < 300L << 20, Memory.report());
    Memory.collect();
    assertTrue(Memory.liveBytes() - before < 8L << 20, Memory.report());
  }

  @Test
  void aScopeReusesTheSameMemory() {
    try (var _ = Scope.open()) {
      Tensor.zeros(1000, 1000);
    }
    long reserved = Memory.reservedBytes();
    for (int i = 0; i < 50; i++) {
      try (var _ = Scope.open()) {
        Tensor.zeros(1000, 1000);
      }
    }
    assertEquals(reserved, Memory.reservedBytes());
  }

  @Test
  void beyondTheBudgetTheErrorSaysWhoHoldsHowMuch() {
    long held = Memory.reservedBytes();
    Memory.budget(held + (64L << 20));
    try {
      var e = assertThrows(OutOfMemoryError.class, () -> Tensor.zeros(1 << 28));
      assertTrue(e.getMessage().contains("gatun.memory"), e.getMessage());
    } finally {
      Memory.budget(Long.MAX_VALUE);
    }
  }

  @Test
  void manyTinyTensorsStayWithinBounds() {
    Tensor one = Tensor.ones(16);
    for (int i = 0; i < 300_000; i++) one.add(one);
    assertTrue(Memory.reservedBytes() < 512L << 20, Memory.report());
  }
}
