package dev.gatun.tensor.internal.fusion;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Prints a digest of what compiled functions give, to compare virtual machines. */
final class FunctionDigest {
  private FunctionDigest() {}

  public static void main(String[] args) throws NoSuchAlgorithmException {
    System.out.println(of(CompiledFunction.all().toList(), 1003));
  }

  private static String of(List<CompiledFunction> functions, int count)
      throws NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    var bytes = ByteBuffer.allocate(functions.size() * count * (Float.BYTES + Double.BYTES));
    float[] x = HardNumbers.floats(count, 1);
    float[] y = HardNumbers.floats(count, 2);
    double[] wideX = HardNumbers.doubles(count, 1);
    double[] wideY = HardNumbers.doubles(count, 2);
    for (var f : functions) {
      for (float value : f.run(x, y)) bytes.putInt(Float.floatToIntBits(value));
      for (double value : f.run(wideX, wideY)) bytes.putLong(Double.doubleToLongBits(value));
    }
    return HexFormat.of().formatHex(digest.digest(bytes.array()));
  }
}
