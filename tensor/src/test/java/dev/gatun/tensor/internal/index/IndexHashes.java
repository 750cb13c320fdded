package dev.gatun.tensor.internal.index;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.View;
import dev.gatun.tensor.internal.kernel.Views;
import dev.gatun.tensor.internal.kernel.Views.Layout;
import java.util.Arrays;

/** Prints a hash of large additions and sorts: the same on every machine. */
public final class IndexHashes {
  private IndexHashes() {}

  public static void main(String[] args) {
    System.out.println(all());
  }

  static String all() {
    long hash = 0;
    for (DType type : new DType[] {DType.F32, DType.F64}) {
      View y = Views.random(Views.dense(type, 50, 77), 1);
      View index = GathersTest.indices(DType.I64, Layout.ROW_MAJOR, 50, 2, 3000);
      Gathers.indexAdd(index, 0, Views.random(Views.dense(type, 3000, 77), 3), y);
      hash = hash * 31 + Arrays.hashCode(Views.bytes(y));
      View z = Views.random(Views.dense(type, 20, 30, 50), 1);
      View places = GathersTest.indices(DType.I64, Layout.ROW_MAJOR, 30, 4, 20, 90, 50);
      Gathers.scatterAdd(places, 1, Views.random(Views.dense(type, 20, 90, 50), 5), z);
      hash = hash * 31 + Arrays.hashCode(Views.bytes(z));
      View values = Views.dense(type, 20, 30, 50);
      View order = Views.dense(DType.I64, 20, 30, 50);
      Sorting.sort(z, 1, false, values, order);
      hash = hash * 31 + Arrays.hashCode(Views.bytes(values));
      hash = hash * 31 + Arrays.hashCode(Views.bytes(order));
    }
    return Long.toHexString(hash);
  }
}
