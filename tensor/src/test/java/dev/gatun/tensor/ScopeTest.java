package dev.gatun.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ScopeTest {
  @Test
  void releasesWhatWasComputedInIt() {
    long before = Memory.liveBlocks();
    Tensor inner;
    try (var _ = Scope.open()) {
      inner = Tensor.of(1f, 2f).add(1);
      assertTrue(inner.isAlive());
    }
    assertFalse(inner.isAlive());
    assertEquals(before, Memory.liveBlocks());
  }

  @Test
  void useAfterReleaseNamesTheTensor() {
    Tensor released;
    try (var _ = Scope.open()) {
      released = Tensor.zeros(2, 3).add(1);
    }
    var e = assertThrows(IllegalStateException.class, () -> released.add(1));
    assertTrue(e.getMessage().contains("f32(2, 3)"), e.getMessage());
    assertTrue(released.toString().contains("released"));
  }

  @Test
  void keepsResultsForTheScopeAround() {
    try (var _ = Scope.open()) {
      Tensor kept;
      try (var inner = Scope.open()) {
        kept = inner.keep(Tensor.of(1f, 2f).mul(3));
      }
      assertArrayEquals(new float[] {3, 6}, kept.toFloatArray());
    }
  }

  @Test
  void keptWithoutAScopeAroundBelongsToTheCollector() {
    Tensor kept;
    try (var scope = Scope.open()) {
      kept = scope.keep(Tensor.of(5f).add(1));
    }
    assertEquals(6, kept.item());
  }

  @Test
  void keepingAViewKeepsTheMemoryBehindIt() {
    Tensor row;
    try (var scope = Scope.open()) {
      row = scope.keep(Tensor.of(new float[][] {{1, 2}, {3, 4}}).add(1).select(0, 1));
    }
    assertArrayEquals(new float[] {4, 5}, row.toFloatArray());
  }

  @Test
  void whatIsMadeOutsideOutlivesTheScope() {
    Tensor state;
    try (var _ = Scope.open()) {
      state = Scope.outside(() -> Tensor.of(7f).add(1));
    }
    assertEquals(8, state.item());
  }

  @Test
  void scopesCloseInnermostFirst() {
    var outer = Scope.open();
    var inner = Scope.open();
    assertThrows(IllegalStateException.class, outer::close);
    inner.close();
    outer.close();
  }

  @Test
  void aScopedTensorBelongsToItsThread() {
    try (var _ = Scope.open()) {
      Tensor mine = Tensor.of(1f).add(1);
      var other = CompletableFuture.supplyAsync(() -> mine.add(1).item());
      var e = assertThrows(CompletionException.class, other::join);
      assertTrue(e.getCause() instanceof IllegalStateException, e.toString());
      mine.share();
      assertEquals(3, CompletableFuture.supplyAsync(() -> mine.add(1).item()).join());
    }
  }

  @Test
  void aScopeReleasesWhatItTakesFromAnotherThread() {
    Tensor made = CompletableFuture.supplyAsync(() -> Tensor.of(1f).add(1)).join();
    assertEquals(2, Scope.take(made).item(), "without a scope it stays as it is");
    try (var _ = Scope.open()) {
      Scope.take(made);
      assertEquals(2, made.item());
    }
    assertFalse(made.isAlive());
  }

  @Test
  void aScopeDoesNotTakeWhatBelongsToAnotherOne() {
    try (var _ = Scope.open()) {
      Tensor mine = Tensor.of(1f).add(1);
      try (var _ = Scope.open()) {
        Scope.take(mine);
      }
      assertEquals(2, mine.item());
    }
  }

  @Test
  void savedTensorsSurviveTheScopeUntilTheyAreReleased() {
    Tensor t;
    SavedTensor saved;
    try (var _ = Scope.open()) {
      t = Tensor.of(1f, 2f).add(1);
      saved = new SavedTensor(t);
    }
    assertArrayEquals(new float[] {2, 3}, saved.get().toFloatArray());
    saved.release();
    assertFalse(t.isAlive());
    assertThrows(IllegalStateException.class, saved::get);
  }

  @Test
  void savedTensorsNoticeChangesInPlace() {
    Tensor t = Tensor.of(1f, 2f);
    var saved = new SavedTensor(t);
    t.fill(0);
    assertThrows(IllegalStateException.class, saved::get);
  }
}
