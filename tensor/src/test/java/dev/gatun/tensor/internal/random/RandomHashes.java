package dev.gatun.tensor.internal.random;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.kernel.Views;
import dev.gatun.tensor.internal.kernel.Views.Layout;
import java.util.Arrays;

/** Prints a hash of what every filling makes: the same on every machine. */
public final class RandomHashes {
  private static final long[] SIZES = {3, 37, 41, 11};

  private RandomHashes() {}

  public static void main(String[] args) {
    System.out.println(all());
  }

  static String all() {
    long hash = 0;
    for (DType type : new DType[] {DType.F32, DType.F64}) {
      View v = Views.dense(type, SIZES);
      RandomFills.uniform(v, 1, 2, -3, 5);
      hash = hash * 31 + hash(v);
      RandomFills.normal(v, 3, 4, 1, 2);
      hash = hash * 31 + hash(v);
      for (Layout layout : new Layout[] {Layout.ROW_MAJOR, Layout.CHANNELS_LAST, Layout.GAPS}) {
        View x = Views.random(Views.of(type, layout, SIZES), 9);
        View y = Views.of(type, layout, SIZES);
        RandomFills.dropout(x, y, 5, 6, 0.3);
        hash = hash * 31 + hash(y);
      }
    }
    View v = Views.dense(DType.BOOL, SIZES);
    RandomFills.bernoulli(v, 7, 8, 0.4);
    hash = hash * 31 + hash(v);
    v = Views.dense(DType.I64, SIZES);
    RandomFills.integers(v, 9, 10, -5, 1L << 61);
    hash = hash * 31 + hash(v);
    v = Views.dense(DType.I64, 5000);
    RandomFills.permutation(v, 11, 12);
    return Long.toHexString(hash * 31 + hash(v));
  }

  static int hash(View v) {
    return Arrays.hashCode(Views.bytes(v));
  }
}
