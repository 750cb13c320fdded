package dev.gatun.cli;

import dev.gatun.data.Dataset;
import dev.gatun.data.Mnist;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A few generated digits in the four files of MNIST. */
final class TinyMnist {

  static final int TEST = 5;

  private TinyMnist() {}

  /** Writes the files into {@code folder} and returns it. */
  static Path write(Path folder, int train) throws IOException {
    Files.createDirectories(folder);
    Mnist digits = Mnist.drawn(7, train, TEST);
    write(folder, "train", digits.train());
    write(folder, "t10k", digits.test());
    return folder;
  }

  /**
   * Damages one of the files.
   *
   * @param how a number of bytes to keep, or, if negative, to take off, the header put right;
   *     {@code magic}, {@code digit} (a label that is none) or {@code swap} (with the images)
   */
  static void damage(Path file, String how) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    switch (how) {
      case "magic" -> bytes[0] = 1;
      case "digit" -> bytes[bytes.length - 1] = 10;
      case "swap" ->
          bytes =
              Files.readAllBytes(Path.of(file.toString().replace("labels-idx1", "images-idx3")));
      default -> {
        int n = Integer.parseInt(how);
        if (n < 0) bytes[7] += (byte) n;
        bytes = Arrays.copyOf(bytes, n < 0 ? bytes.length + n : n);
      }
    }
    Files.write(file, bytes);
  }

  private static void write(Path folder, String prefix, Dataset digits) throws IOException {
    int n = digits.size();
    try (var _ = Scope.open()) {
      var all = digits.batch(IntStream.range(0, n).toArray());
      byte[] pixels = bytes(all.input().mul(255).round());
      Files.write(
          folder.resolve(prefix + "-images-idx3-ubyte"), idx(new int[] {n, 28, 28}, pixels));
      Files.write(
          folder.resolve(prefix + "-labels-idx1-ubyte"), idx(new int[] {n}, bytes(all.target())));
    }
  }

  private static byte[] bytes(Tensor values) {
    var out = new ByteArrayOutputStream();
    for (long value : values.to(DType.I64).toLongArray()) out.write((int) value);
    return out.toByteArray();
  }

  private static byte[] idx(int[] sizes, byte[] data) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * sizes.length + data.length);
    file.putShort((short) 0).put((byte) 0x08).put((byte) sizes.length);
    for (int size : sizes) file.putInt(size);
    return file.put(data).array();
  }
}
