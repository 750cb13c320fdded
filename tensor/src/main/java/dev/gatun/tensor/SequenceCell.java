package dev.gatun.tensor;

import java.util.List;

/**
 * What a recurrent network computes at one time. It is written down once, for the kernels that go
 * through a whole sequence as for the operations that derivatives of second order are composed of.
 *
 * <p>At each time there are sums x of the input and {@code u = W h + b} of the hidden state before,
 * both for one gate or several side by side, as PyTorch orders them.
 */
public enum SequenceCell {
  /** {@code h' = tanh(x + u)} (Elman 1990). */
  RNN_TANH(1, 1, 0, 0) {
    @Override
    public <T extends Elementwise<T>> List<T> step(List<T> x, List<T> u, List<T> before) {
      return List.of(x.get(0).add(u.get(0)).tanh());
    }

    @Override
    public <T extends Elementwise<T>> List<T> gradient(
        List<T> kept, List<T> before, List<T> above) {
      return List.of(throughTanh(kept.get(0), above.get(0)));
    }
  },

  /** {@code h' = max(x + u, 0)}. */
  RNN_RELU(1, 1, 0, 0) {
    @Override
    public <T extends Elementwise<T>> List<T> step(List<T> x, List<T> u, List<T> before) {
      return List.of(x.get(0).add(u.get(0)).relu());
    }

    @Override
    public <T extends Elementwise<T>> List<T> gradient(
        List<T> kept, List<T> before, List<T> above) {
      T h = kept.get(0);
      return List.of(above.get(0).where(h.gt(0), h.mul(0)));
    }
  },

  /**
   * Gated units (Cho et al. 2014): with the gates {@code r, z = sigmoid(x + u)} and {@code n =
   * tanh(x + r u)}, {@code h' = (1 - z) n + z h}. Kept are r, z, the u of n, and n.
   */
  GRU(3, 1, 4, 1) {
    @Override
    public <T extends Elementwise<T>> List<T> step(List<T> x, List<T> u, List<T> before) {
      T r = x.get(0).add(u.get(0)).sigmoid();
      T z = x.get(1).add(u.get(1)).sigmoid();
      T n = x.get(2).add(r.mul(u.get(2))).tanh();
      return List.of(n.add(z.mul(before.get(0).sub(n))), r, z, u.get(2), n);
    }

    @Override
    public <T extends Elementwise<T>> List<T> gradient(
        List<T> kept, List<T> before, List<T> above) {
      T r = kept.get(0);
      T z = kept.get(1);
      T u = kept.get(2);
      T n = kept.get(3);
      T dh = above.get(0);
      T sum = throughTanh(n, dh.mul(z.rsub(1)));
      T dr = throughSigmoid(r, sum.mul(u));
      T dz = throughSigmoid(z, dh.mul(before.get(0).sub(n)));
      return List.of(dr, dz, sum, dr, dz, sum.mul(r), dh.mul(z));
    }
  },

  /**
   * Long short-term memory (Hochreiter and Schmidhuber 1997): with the gates {@code i, f, o =
   * sigmoid(x + u)} and {@code g = tanh(x + u)}, {@code c' = f c + i g} and {@code h' = o
   * tanh(c')}. Kept are i, f, g and o.
   */
  LSTM(4, 2, 4, 1) {
    @Override
    public <T extends Elementwise<T>> List<T> step(List<T> x, List<T> u, List<T> before) {
      T i = x.get(0).add(u.get(0)).sigmoid();
      T f = x.get(1).add(u.get(1)).sigmoid();
      T g = x.get(2).add(u.get(2)).tanh();
      T o = x.get(3).add(u.get(3)).sigmoid();
      T c = f.mul(before.get(0)).add(i.mul(g));
      return List.of(o.mul(c.tanh()), c, i, f, g, o);
    }

    @Override
    public <T extends Elementwise<T>> List<T> gradient(
        List<T> kept, List<T> before, List<T> above) {
      T i = kept.get(0);
      T f = kept.get(1);
      T g = kept.get(2);
      T o = kept.get(3);
      T t = f.mul(before.get(0)).add(i.mul(g)).tanh();
      T dc = above.get(1).add(throughTanh(t, above.get(0).mul(o)));
      return List.of(
          throughSigmoid(i, dc.mul(g)),
          throughSigmoid(f, dc.mul(before.get(0))),
          throughTanh(g, dc.mul(i)),
          throughSigmoid(o, above.get(0).mul(t)),
          dc.mul(f));
    }
  };

  private final int gates;
  private final int states;
  private final int kept;
  private final int carried;

  SequenceCell(int gates, int states, int kept, int carried) {
    this.gates = gates;
    this.states = states;
    this.kept = kept;
    this.carried = carried;
  }

  /** Returns the number of gates, each of which has sums of its own for every unit. */
  public int gates() {
    return gates;
  }

  /** Returns the number of states: h, and behind it c. */
  public int states() {
    return states;
  }

  /**
   * Returns the number of blocks that the gradient needs besides the states, each a number for
   * every unit; if none, it needs h.
   */
  public int kept() {
    return kept;
  }

  /** Returns how many of the states, from the last one back, a step uses itself, not only in u. */
  public int carried() {
    return carried;
  }

  /** Tells whether the gradient of u is another than that of x. */
  public boolean isApart() {
    return this == GRU;
  }

  /**
   * Computes one time.
   *
   * @param x the sums of the input, one for each gate
   * @param u those of the hidden state before
   * @param before the states before that are {@link #carried}
   * @return the states, and what is {@link #kept}
   */
  public abstract <T extends Elementwise<T>> List<T> step(List<T> x, List<T> u, List<T> before);

  /**
   * Computes the gradients of one time.
   *
   * @param kept what was kept, or h
   * @param before the states before that are carried
   * @param above the gradients of the states
   * @return the gradients of x; of u, where they are {@link #isApart}; and of {@code before}, as
   *     far as it does not go through u
   */
  public abstract <T extends Elementwise<T>> List<T> gradient(
      List<T> kept, List<T> before, List<T> above);

  private static <T extends Elementwise<T>> T throughSigmoid(T y, T above) {
    return above.mul(y.mul(y.rsub(1)));
  }

  private static <T extends Elementwise<T>> T throughTanh(T y, T above) {
    return above.mul(y.mul(y).rsub(1));
  }
}
