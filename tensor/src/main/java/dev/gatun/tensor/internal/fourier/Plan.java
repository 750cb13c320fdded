package dev.gatun.tensor.internal.fourier;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How to transform sequences of one length. */
sealed interface Plan permits MixedRadix, Bluestein {
  /** Transforms {@code lanes} sequences in place: element k of sequence b is number k lanes + b. */
  void forward(double[] re, double[] im, int lanes);

  /** Returns the plan for sequences of length {@code n}. */
  static Plan of(int n) {
    return Cache.of(n);
  }

  /** The plans of the lengths that were used last, while memory lasts. */
  final class Cache {
    private static final int MOST = 64;
    private static final Map<Integer, SoftReference<Plan>> PLANS = new ConcurrentHashMap<>();

    private Cache() {}

    private static Plan of(int n) {
      SoftReference<Plan> known = PLANS.get(n);
      Plan plan = known == null ? null : known.get();
      if (plan != null) return plan;
      Plan fresh = MixedRadix.fits(n) ? new MixedRadix(n) : new Bluestein(n);
      if (PLANS.size() >= MOST) PLANS.clear();
      PLANS.put(n, new SoftReference<>(fresh));
      return fresh;
    }
  }
}
