package dev.gatun.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.benchmarks.Profile.Row;
import dev.gatun.benchmarks.Profile.Span;
import dev.gatun.benchmarks.gatun.GatunPeer;
import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.CustomOp;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the time of steps went. */
final class ProfileTest {
  private static final int NAP = 20;

  @TempDir private Path folder;

  /** Sleeps, and has a sum computed, which is not its own time. */
  private static final class Napping implements CustomOp {
    @Override
    public Tensor forward(List<Tensor> inputs) {
      nap();
      return inputs.getFirst().sum();
    }

    @Override
    public <T extends Algebra<T>> List<T> gradient(List<T> inputs, T output, T grad) {
      return List.of(grad);
    }
  }

  /** Naps within an operation, then outside of any. */
  private static final class Step implements Side {
    private final Tensor x = Tensor.ones(100);

    @Override
    public SequencedMap<String, float[]> check() {
      return new LinkedHashMap<>();
    }

    @Override
    public void step() {
      try (var _ = Scope.open()) {
        x.apply(new Napping());
        nap();
      }
    }

    @Override
    public void close() {}
  }

  private static void nap() {
    try {
      Thread.sleep(NAP);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void readsWhatTheStepsDid() {
    Profile profile = profile(new Step(), 300);
    Row nap = row(profile, "Napping");
    Row sum = row(profile, "sum");
    assertEquals(2, profile.rows().size(), "what is outside of steps does not count");
    assertEquals(profile.steps(), nap.calls());
    assertEquals(profile.steps(), sum.calls());
    assertEquals("(100,) -> ()", sum.shapes());
    assertEquals(100L * profile.steps(), sum.flops());
    assertEquals(profile.steps(), profile.memory().count());
    assertTrue(millis(nap.nanos(), profile) >= NAP - 1, nap.toString());
    assertTrue(millis(profile.between(), profile) >= NAP - 1, profile.toString());
    assertEquals(profile.nanos(), profile.between() + nap.nanos() + sum.nanos());
  }

  @Test
  void tellsTheTimeOfAnOperationFromThatOfOthersInside() {
    var steps = List.of(span("", 100, 200), span("", 300, 400));
    var operations =
        List.of(
            span("before", 50, 60),
            span("outer", 110, 150),
            span("inner", 110, 120),
            span("inner", 120, 130),
            span("next", 150, 160),
            span("between", 250, 260),
            span("outer", 300, 400));
    Profile profile = Profile.of(steps, operations, List.of());
    assertEquals(200, profile.nanos());
    assertEquals(
        List.of(nanos("outer", 2, 120), nanos("inner", 2, 20), nanos("next", 1, 10)),
        profile.rows());
    assertEquals(50, profile.between());
  }

  private static Span span(String name, long start, long end) {
    return new Span(nanos(name, 1, end - start), start, end);
  }

  private static Row nanos(String name, int calls, long nanos) {
    return new Row(name, "", calls, nanos, 0, 0);
  }

  @Test
  void printsARoofline() {
    var row = new Row("matmul", "(1, 1) (1, 1) -> (1, 1)", 20, 4_000_000, 40_000_000, 1_200_000);
    var view = new Row("reshape", "(1, 1) -> (1,)", 10, 4_000, 0, 0);
    var profile =
        new Profile(
            10, 5_000_000, List.of(row, view), new Profile.Allocations(30, 3_000_000, 1, 9));
    var table = new ProfileTable(100, 10, false);
    List<String> lines =
        table.lines(Workload.named("sgemm-256"), profile, new Timing(0.4, 0.45, 7)).stream()
            .map(line -> line.replaceAll(" +", " "))
            .toList();
    assertEquals(
        List.of(
            "sgemm-256: 10 steps of 0.500 ms on average, 0.450 ms (median) without the recording",
            "at best: 100 GFLOP/s, 10.0 GB/s from and to memory",
            "operation calls ms a step share GFLOP/s GB/s roofline shapes",
            "matmul 2 0.4000 80.0 % 10.0 0.3 10 % (1, 1) (1, 1) -> (1, 1)",
            "1 other 1 0.0004 0.1 % - - -",
            "between operations 0.0996 19.9 %",
            "a step 0.5000 100.0 %",
            "roofline: 0.040 ms for the operations of a step, 9 % of the median without the"
                + " recording",
            "memory: 3 allocations a step of 0.3 MB in all; fresh from the system: 1 of all 30"),
        lines);
  }

  @Test
  void seesAllOperationsOfATrainingStep() {
    Side side = new GatunPeer().open(Workload.named("mlp-4-64-64-2-b32"), 1).orElseThrow();
    side.step();
    var names = profile(side, 200).rows().stream().map(Row::operation).toList();
    assertTrue(names.containsAll(List.of("affine", "matmul", "adam")), names.toString());
  }

  private Profile profile(Side side, int millis) {
    Path file = folder.resolve("steps.jfr");
    ProfileRun.record(side, Duration.ofMillis(millis), file);
    return Profile.of(file);
  }

  private static Row row(Profile profile, String operation) {
    return profile.rows().stream()
        .filter(r -> r.operation().equals(operation))
        .findFirst()
        .orElseThrow();
  }

  private static double millis(long nanos, Profile profile) {
    return nanos / 1e6 / profile.steps();
  }
}
