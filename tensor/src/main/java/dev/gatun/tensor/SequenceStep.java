package dev.gatun.tensor;

import dev.gatun.tensor.internal.fusion.Operands;
import java.util.ArrayList;
import java.util.List;

/**
 * What is computed for each unit at each time: a program, and where its operands and behind them
 * its results are.
 */
final class SequenceStep {
  private final ElementwiseProgram program;
  private final DType type;
  private final long hidden;
  private final List<Stream> streams = new ArrayList<>();

  /** A number for each unit, from a column of a track on. */
  private record Stream(SequenceTrack track, long column) {}

  SequenceStep(ElementwiseProgram program, DType type, long hidden) {
    this.program = program;
    this.type = type;
    this.hidden = hidden;
  }

  /** Adds the next operands or results: {@code count} that lie side by side. */
  void add(SequenceTrack track, int count) {
    for (int k = 0; k < count; k++) streams.add(new Stream(track, k * hidden));
  }

  /** Computes a time of {@code count} examples from {@code first} on. */
  void run(long time, long first, long count) {
    int n = streams.size();
    var operands = new Operands(n, program.arity());
    var kernel = program.kernel(type);
    long[] starts = new long[n];
    long[] steps = new long[n];
    for (int i = 0; i < n; i++) {
      SequenceTrack track = streams.get(i).track;
      starts[i] = (track.at(time, first) + streams.get(i).column) * type.bytes();
      steps[i] = track.width() * type.bytes();
      operands.stream(i, track.segment(time), starts[i]);
    }
    for (long b = 0; b < count; b++) {
      for (int i = 0; i < n; i++) operands.move(i, starts[i] + b * steps[i]);
      kernel.run(operands, 0, hidden);
    }
  }
}
