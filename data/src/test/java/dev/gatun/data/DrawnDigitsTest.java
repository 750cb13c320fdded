package dev.gatun.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class DrawnDigitsTest {
  private static final int PIXELS = 784;

  @Test
  void areTheSameOnEveryMachine() {
    LabelledImages digits = DrawnDigits.draw(1, 0, 1000);
    assertEquals(
        "9fd6c021dc9908f88a04bd6ee1539c752579c93da8de1b9a0a70c1883409aa40",
        PublishedFile.of("images", digits.images().bytes()).sha256());
    assertEquals(
        "f0bfec64de9c57b7ac8e2d78988b644b2ef6f0734377968c02f5c231a5c28ab3",
        PublishedFile.of("labels", digits.labels().bytes()).sha256());
  }

  @Test
  void dependOnTheirPlaceAlone() {
    LabelledImages all = DrawnDigits.draw(5, 0, 1000);
    LabelledImages part = DrawnDigits.draw(5, 300, 400);
    assertArrayEquals(
        Arrays.copyOfRange(all.images().bytes(), 300 * PIXELS, 700 * PIXELS),
        part.images().bytes());
    assertArrayEquals(Arrays.copyOfRange(all.labels().bytes(), 300, 700), part.labels().bytes());
    byte[] others = DrawnDigits.draw(6, 300, 400).images().bytes();
    assertFalse(Arrays.equals(others, part.images().bytes()));
  }

  @Test
  void smallSetsBeginLargerOnes() {
    Mnist small = Mnist.drawn(3, 4, 2);
    Mnist large = Mnist.drawn(3, 600, 300);
    for (var pair :
        new Dataset[][] {{small.train(), large.train()}, {small.test(), large.test()}}) {
      assertArrayEquals(
          pair[0].batch(0, 1).input().toFloatArray(), pair[1].batch(0, 1).input().toFloatArray());
    }
    assertFalse(
        Arrays.equals(
            large.train().batch(0).input().toFloatArray(),
            large.test().batch(0).input().toFloatArray()),
        "training and test digits differ");
    assertThrows(IllegalArgumentException.class, () -> Mnist.drawn(0, 0, 1));
  }

  @Test
  void haveAllTenLabelsAboutEquallyOften() {
    int[] counts = new int[10];
    for (byte label : DrawnDigits.draw(2, 0, 10_000).labels().bytes()) counts[label]++;
    for (int n : counts) assertEquals(1000, n, 120);
  }

  /** Light on dark, in the middle, neither faint nor blotted; the bounds are about MNIST's own. */
  @Test
  void lookLikeMnist() {
    byte[] pixels = DrawnDigits.draw(4, 0, 2000).images().bytes();
    double ink = 0;
    int wandered = 0;
    int border = 0;
    for (int i = 0; i < 2000; i++) {
      GrayImage image = image(pixels, i);
      double[] centre = centre(image);
      ink += centre[0] / 2000;
      if (Math.abs(centre[1] - 13.5) > 3 || Math.abs(centre[2] - 13.5) > 3) wandered++;
      for (int k = 0; k < 28; k++) {
        if (image.at(k, 0) + image.at(k, 27) + image.at(0, k) + image.at(27, k) > 200) border++;
      }
    }
    assertEquals(0.13, ink, 0.03);
    assertTrue(wandered < 20, wandered + " digits are far from the middle");
    assertTrue(border < 2000, border + " border pixels have ink");
  }

  private static GrayImage image(byte[] pixels, int i) {
    return GrayImage.of(28, 28, Arrays.copyOfRange(pixels, i * PIXELS, (i + 1) * PIXELS));
  }

  /** The share of ink, and the centre of mass. */
  private static double[] centre(GrayImage image) {
    double sum = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < PIXELS; i++) {
      int v = image.at(i % 28, i / 28);
      sum += v;
      x += v * (i % 28);
      y += (double) v * (i / 28);
    }
    return new double[] {sum / 255 / PIXELS, x / sum, y / sum};
  }
}
