package dev.gatun.data;

import dev.gatun.data.DigitShapes.Stroke;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Digits drawn by a program, in the form of MNIST, for where the real ones cannot be had: strokes
 * as people write them, with random pen, slant, warp and noise.
 *
 * <p>A seed has an endless row of digits; each depends on the seed and its place alone, so that the
 * same digits come on every machine.
 */
final class DrawnDigits {
  private static final int PIXELS = DigitCanvas.SIZE * DigitCanvas.SIZE;
  private static final int BLOCK = 256;

  private DrawnDigits() {}

  /** Returns the digits number {@code first} up to but without {@code first + count}. */
  static LabelledImages draw(long seed, long first, int count) {
    byte[] pixels = new byte[Math.multiplyExact(count, PIXELS)];
    byte[] labels = new byte[count];
    IntStream.range(0, (count + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(
            block -> {
              int end = Math.min(count, (block + 1) * BLOCK);
              for (int i = block * BLOCK; i < end; i++) {
                labels[i] = drawOne(new SplitMix(seed, first + i), pixels, i * PIXELS);
              }
            });
    String name = "drawn digits of seed " + seed;
    return new LabelledImages(
        new Idx(name, DType.U8, Shape.of(count, DigitCanvas.SIZE, DigitCanvas.SIZE), pixels),
        new Idx(name, DType.U8, Shape.of(count), labels));
  }

  private static byte drawOne(SplitMix random, byte[] pixels, int offset) {
    int digit = random.below(10);
    List<List<Stroke>> ways = DigitShapes.WAYS.get(digit);
    var path = DigitPath.write(ways.get(random.below(ways.size())), random);
    var canvas = new DigitCanvas();
    canvas.draw(path, random);
    canvas.write(pixels, offset, random);
    return (byte) digit;
  }
}
