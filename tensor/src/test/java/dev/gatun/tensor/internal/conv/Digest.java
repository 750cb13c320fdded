package dev.gatun.tensor.internal.conv;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.linalg.Gemm;
import dev.gatun.tensor.internal.linalg.Matrix;
import dev.gatun.tensor.internal.linalg.Numbers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Prints a digest of the results of products and convolutions, to compare virtual machines. */
final class Digest {
  private final MessageDigest digest;
  private final DType type;

  private Digest(DType type) throws NoSuchAlgorithmException {
    digest = MessageDigest.getInstance("SHA-256");
    this.type = type;
  }

  /** Takes the scale of the sizes: 1 where fused multiply-adds are slow. */
  public static void main(String[] args) throws NoSuchAlgorithmException {
    for (DType type : new DType[] {DType.F32, DType.F64}) {
      System.out.println(type + " " + new Digest(type).of(Integer.parseInt(args[0])));
    }
  }

  private String of(int scale) {
    products(3 * scale, 7 * scale, 5 * scale);
    products(scale, 11 * scale, 9);
    convolutions(scale, 1, 3, new int[] {1, 1, 1}, new int[] {0, 0, 0}, 1);
    convolutions(4 * scale, 5 * scale, 1, new int[] {1, 2, 1}, new int[] {0, 1, 2}, 1);
    convolutions(3, 3, 3, new int[] {1, 1, 2}, new int[] {0, 0, 1}, 1);
    return HexFormat.of().formatHex(digest.digest());
  }

  private void add(MemorySegment result) {
    digest.update(result.toArray(ValueLayout.JAVA_BYTE));
  }

  private void products(int m, int n, int k) {
    var a = Matrix.dense(Numbers.random(type, (long) m * k, 1), 0, m, k);
    var b = Matrix.dense(Numbers.random(type, (long) k * n, 2), 0, k, n);
    var columns = Matrix.dense(Numbers.random(type, (long) k * n, 3), 0, n, k).transpose();
    var c = Numbers.random(type, (long) m * n, 4);
    Gemm.multiply(type, a, b, Matrix.dense(c, 0, m, n), true);
    Gemm.multiply(type, a, columns, Matrix.dense(c, 0, m, n), true);
    add(c);
    var d = Numbers.random(type, (long) k * n, 5);
    Gemm.multiply(type, a.transpose(), Matrix.dense(c, 0, m, n), Matrix.dense(d, 0, k, n), false);
    add(d);
  }

  private void convolutions(
      int in, int out, int groups, int[] stride, int[] padding, int dilation) {
    var g =
        new ConvGeometry(
            3,
            groups,
            in * groups,
            out * groups,
            new int[] {1, 6, 5},
            new int[] {1, 3, 2},
            stride,
            padding,
            new int[] {1, 1, dilation});
    long inputs = g.batch() * ConvGeometry.volume(g.input()) * g.inChannels();
    long outputs = g.batch() * ConvGeometry.volume(g.output()) * g.outChannels();
    long weights = (long) g.taps() * g.groupIn() * g.outChannels();
    var x = Numbers.random(type, inputs, 1);
    var w = Numbers.random(type, weights, 2);
    var y = Numbers.random(type, outputs, 3);
    var dx = Numbers.random(type, inputs, 4);
    var dw = Numbers.random(type, weights, 5);
    Convolutions.weightGradient(type, g, x, 0, y, 0, dw, 0);
    Convolutions.inputGradient(type, g, y, 0, w, 0, dx, 0);
    Convolutions.forward(type, g, x, 0, w, 0, x, 0, y, 0, false);
    add(dw);
    add(dx);
    add(y);
  }
}
