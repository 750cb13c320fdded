package dev.gatun.tensor.internal.kernel;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Reducer;
import dev.gatun.tensor.internal.kernel.Views.Layout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Prints a hash of what the kernels compute, to compare virtual machines. */
final class KernelHashes {
  private final MessageDigest digest = MessageDigest.getInstance("SHA-256");

  private KernelHashes() throws NoSuchAlgorithmException {}

  public static void main(String[] args) throws NoSuchAlgorithmException {
    var hashes = new KernelHashes();
    for (DType dtype : List.of(DType.F32, DType.F64)) hashes.add(dtype);
    System.out.println(HexFormat.of().formatHex(hashes.digest.digest()));
  }

  private void add(DType dtype) {
    for (Layout layout : Layout.values()) {
      View from = Views.random(Views.of(dtype, layout, 5, 17, 3, 10), 1);
      copy(from);
      for (int mask = 1; mask < 16; mask++) {
        reduce(Reducer.SUM, from, mask);
        reduce(Reducer.MAX, from, mask);
      }
      for (int dim = 0; dim < 4; dim++) scan(from, dim);
    }
    reduce(Reducer.SUM, Views.random(Views.dense(dtype, 20_000), 2), 1);
    reduce(Reducer.SUM, Views.random(Views.dense(dtype, 3000, 33), 2), 1);
  }

  private void add(View result) {
    digest.update(Views.bytes(result));
  }

  private void copy(View from) {
    View to = Views.dense(from.dtype(), from.sizes());
    Copies.copy(from, to);
    add(to);
  }

  private void reduce(Reducer op, View from, int mask) {
    boolean[] reduced = new boolean[from.rank()];
    long[] sizes = from.sizes().clone();
    for (int d = 0; d < reduced.length; d++) {
      reduced[d] = (mask >> d & 1) == 1;
      if (reduced[d]) sizes[d] = 1;
    }
    View to = Views.dense(from.dtype(), sizes);
    Reductions.reduce(op, from, reduced, to);
    add(to);
  }

  private void scan(View from, int dim) {
    View sums = Views.dense(from.dtype(), from.sizes());
    Scans.cumulate(Reducer.SUM, from, dim, false, sums);
    add(sums);
    Scans.logCumSumExp(from, dim, true, sums);
    add(sums);
    Softmaxes.softmax(from, dim, sums, false);
    add(sums);
    Softmaxes.softmax(from, dim, sums, true);
    add(sums);
    long[] sizes = from.sizes().clone();
    sizes[dim] = 1;
    View positions = Views.dense(DType.I64, sizes);
    ArgReductions.argReduce(true, from, dim, positions);
    add(positions);
  }
}
