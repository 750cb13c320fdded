package dev.gatun.gradcheck.catalogue;

import dev.gatun.tensor.SequenceCell;
import java.util.ArrayList;
import java.util.List;

/** Recurrent networks and their gradients, unit by unit. */
record SequenceOracle(SequenceCell cell) {

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double through(double gate, double above) {
    return above * gate * (1 - gate);
  }

  /** Returns the states of a unit, and what is kept, from its sums and its states before. */
  private double[] step(double[] x, double[] u, double[] before) {
    return switch (cell) {
      case RNN_TANH -> new double[] {Math.tanh(x[0] + u[0])};
      case RNN_RELU -> new double[] {Math.max(x[0] + u[0], 0)};
      case GRU -> {
        double r = sigmoid(x[0] + u[0]);
        double z = sigmoid(x[1] + u[1]);
        double n = Math.tanh(x[2] + r * u[2]);
        yield new double[] {(1 - z) * n + z * before[0], r, z, u[2], n};
      }
      case LSTM -> {
        double i = sigmoid(x[0] + u[0]);
        double f = sigmoid(x[1] + u[1]);
        double g = Math.tanh(x[2] + u[2]);
        double o = sigmoid(x[3] + u[3]);
        double c = f * before[1] + i * g;
        yield new double[] {o * Math.tanh(c), c, i, f, g, o};
      }
    };
  }

  /**
   * Returns the gradients of a unit's sums, of x and then if they are others of u, and behind them
   * what goes straight to the states before.
   */
  private double[] gradient(double[] k, double before, double[] above) {
    double d = above[0];
    return switch (cell) {
      case RNN_TANH -> new double[] {d * (1 - k[0] * k[0]), 0};
      case RNN_RELU -> new double[] {k[0] > 0 ? d : 0, 0};
      case GRU -> {
        double dr = through(k[0], d * (1 - k[1]) * (1 - k[3] * k[3]) * k[2]);
        double dz = through(k[1], d * (before - k[3]));
        double dn = d * (1 - k[1]) * (1 - k[3] * k[3]);
        yield new double[] {dr, dz, dn, dr, dz, dn * k[0], d * k[1]};
      }
      case LSTM -> {
        double t = Math.tanh(k[1] * before + k[0] * k[2]);
        double dc = above[1] + d * k[3] * (1 - t * t);
        yield new double[] {
          through(k[0], dc * k[2]),
          through(k[1], dc * before),
          dc * k[0] * (1 - k[2] * k[2]),
          through(k[3], d * t),
          0,
          dc * k[1]
        };
      }
    };
  }

  List<Grid> forward(List<Grid> in) {
    Grid x = in.get(0);
    Grid w = in.get(1);
    int hidden = w.size(1);
    int states = cell.states();
    List<Grid> results = new ArrayList<>();
    for (int s = 0; s < states; s++) results.add(zeros(x, hidden));
    if (cell.kept() > 0) results.add(zeros(x, cell.kept() * hidden));
    for (int t = 0; t < x.size(0); t++) {
      for (int b = 0; b < x.size(1); b++) {
        for (int j = 0; j < hidden; j++) {
          double[] sums = new double[cell.gates()];
          double[] u = new double[cell.gates()];
          double[] before = new double[states];
          for (int k = 0; k < u.length; k++) {
            int row = k * hidden + j;
            sums[k] = x.at(t, b, row);
            u[k] = in.size() > 2 + states ? in.getLast().at(row) : 0;
            for (int i = 0; i < hidden; i++) {
              u[k] += w.at(row, i) * before(in.get(2), results.get(0), t, b, i);
            }
          }
          for (int s = 0; s < states; s++) {
            before[s] = before(in.get(2 + s), results.get(s), t, b, j);
          }
          double[] all = step(sums, u, before);
          for (int s = 0; s < states; s++) results.get(s).set(all[s], t, b, j);
          for (int k = 0; k < cell.kept(); k++) {
            results.getLast().set(all[states + k], t, b, k * hidden + j);
          }
        }
      }
    }
    return results;
  }

  private static Grid zeros(Grid like, int last) {
    return Grid.fill(like.shape().with(2, last), _ -> 0);
  }

  private static double before(Grid first, Grid all, int t, int b, int j) {
    return t == 0 ? first.at(b, j) : all.at(t - 1, b, j);
  }

  List<Grid> backward(List<Grid> in) {
    int states = cell.states();
    Grid w = in.get(states);
    Grid kept = in.getLast();
    int hidden = w.size(1);
    int gates = cell.gates();
    List<Grid> sums = new ArrayList<>();
    for (int i = 0; i < (cell == SequenceCell.GRU ? 2 : 1); i++) {
      sums.add(zeros(kept, gates * hidden));
    }
    List<Grid> next = new ArrayList<>();
    for (int s = 0; s < states; s++) {
      next.add(Grid.fill(kept.shape().with(2, hidden).without(0), _ -> 0));
    }
    for (int t = kept.size(0) - 1; t >= 0; t--) {
      for (int b = 0; b < kept.size(1); b++) {
        for (int j = 0; j < hidden; j++) {
          double[] above = new double[states];
          for (int s = 0; s < states; s++) above[s] = next.get(s).at(b, j) + in.get(s).at(t, b, j);
          double[] k = new double[Math.max(1, cell.kept())];
          for (int i = 0; i < k.length; i++) k[i] = kept.at(t, b, i * hidden + j);
          boolean carries = cell == SequenceCell.GRU || cell == SequenceCell.LSTM;
          double before = carries ? before(in.get(states + 1), in.get(states + 2), t, b, j) : 0;
          double[] all = gradient(k, before, above);
          for (int i = 0; i < all.length - states; i++) {
            sums.get(i / gates).set(all[i], t, b, i % gates * hidden + j);
          }
          for (int s = 0; s < states; s++) next.get(s).set(all[all.length - states + s], b, j);
        }
        for (int j = 0; j < hidden; j++) {
          double sum = next.get(0).at(b, j);
          for (int k = 0; k < gates * hidden; k++) sum += sums.getLast().at(t, b, k) * w.at(k, j);
          next.get(0).set(sum, b, j);
        }
      }
    }
    List<Grid> results = new ArrayList<>(sums);
    results.addAll(next);
    return results;
  }
}
