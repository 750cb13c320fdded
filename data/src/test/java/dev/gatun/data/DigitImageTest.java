package dev.gatun.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.Shape;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DigitImageTest {

  /** A seven, drawn in a box of {@code size} pixels at (left, top). */
  private static BufferedImage seven(
      int width, int height, int left, int top, int size, float pen, Color ink, Color paper) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = image.createGraphics();
    g.setColor(paper);
    g.fillRect(0, 0, width, height);
    g.setColor(ink);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setStroke(new BasicStroke(pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    int right = left + size * 6 / 10;
    g.drawLine(left, top, right, top);
    g.drawLine(right, top, left + size / 4, top + size);
    g.dispose();
    return image;
  }

  private static GrayImage gray(BufferedImage image) {
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    return GrayImage.of(image.getWidth(), image.getHeight(), pixels);
  }

  private static float[] prepared(BufferedImage image) {
    return DigitImage.prepare(gray(image)).toFloatArray();
  }

  private static final float[] MODEL =
      prepared(seven(400, 400, 80, 60, 280, 35, Color.WHITE, Color.BLACK));

  @Test
  void hasTheFormOfMnist() {
    var image = gray(seven(400, 300, 80, 60, 200, 25, Color.WHITE, Color.BLACK));
    var input = DigitImage.prepare(image);
    assertEquals(Shape.of(1, 1, 28, 28), input.shape());
    float[] v = input.toFloatArray();
    double sum = 0;
    double x = 0;
    double y = 0;
    int top = 28;
    int bottom = 0;
    for (int i = 0; i < v.length; i++) {
      assertTrue(v[i] >= 0 && v[i] <= 1);
      sum += v[i];
      x += v[i] * (i % 28);
      y += v[i] * (i / 28);
      if (v[i] > 0) {
        top = Math.min(top, i / 28);
        bottom = Math.max(bottom, i / 28);
      }
    }
    assertEquals(14, x / sum, 0.501);
    assertEquals(14, y / sum, 0.501);
    assertEquals(20, bottom - top + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "28, 28, 4, 4, 18, 2.3",
    "100, 60, 30, 8, 44, 5.5",
    "400, 400, 200, 10, 100, 12.5",
    "1000, 300, 700, 20, 250, 31",
    "3000, 2000, 100, 100, 1700, 212"
  })
  void sizePlaceAndPaperMakeNoDifference(
      int width, int height, int left, int top, int size, float pen) {
    float[] light = prepared(seven(width, height, left, top, size, pen, Color.WHITE, Color.BLACK));
    float[] dark = prepared(seven(width, height, left, top, size, pen, Color.BLACK, Color.WHITE));
    float[] pale =
        prepared(seven(width, height, left, top, size, pen, new Color(90, 90, 90), Color.GRAY));
    assertArrayEquals(light, dark, 0.02f);
    assertTrue(distance(MODEL, light) < 0.12, distance(MODEL, light) + " away");
    assertTrue(distance(MODEL, pale) < 0.15, distance(MODEL, pale) + " away");
  }

  /**
   * The squared difference relative to the square of the ink, 2 for digits that do not overlap: the
   * least over shifts by a pixel, which roundings of the centre may cause.
   */
  private static double distance(float[] a, float[] b) {
    double least = Double.POSITIVE_INFINITY;
    for (int shift : new int[] {0, 1, -1, 27, 28, 29, -27, -28, -29}) {
      double difference = 0;
      double square = 0;
      for (int i = 29; i < a.length - 29; i++) {
        difference += (a[i] - b[i + shift]) * (a[i] - b[i + shift]);
        square += a[i] * a[i];
      }
      least = Math.min(least, difference / square);
    }
    return least;
  }

  @ParameterizedTest
  @ValueSource(floats = {1, 3, 8})
  void thinPensAreWidened(float pen) {
    float[] thin = prepared(seven(500, 500, 100, 80, 300, pen, Color.BLACK, Color.WHITE));
    double ink = 0;
    for (float v : thin) ink += v;
    assertTrue(ink > 45 && ink < 110, ink + " of ink; a usual digit has 60 to 140");
  }

  @Test
  void noiseOfThePaperIsNoInk() {
    BufferedImage image = seven(300, 300, 60, 40, 200, 25, new Color(40, 40, 40), Color.WHITE);
    var random = new Random(1);
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.min(255, Math.max(0, (pixels[i] & 0xFF) - random.nextInt(20)));
    }
    float[] seen = prepared(image);
    assertTrue(distance(MODEL, seen) < 0.15, distance(MODEL, seen) + " away");
  }

  @Test
  void whatHasTheFormAlreadyStaysAsItIs() {
    Mnist digits = Mnist.drawn(8, 200, 1);
    int moved = 0;
    for (int i = 0; i < 200; i++) {
      GrayImage once =
          GrayImage.of(DigitImage.prepare(GrayImage.of(digits.train().batch(i).input())));
      GrayImage twice = GrayImage.of(DigitImage.prepare(once));
      byte[] a = once.toByteArray();
      byte[] b = twice.toByteArray();
      int most = 0;
      for (int k = 0; k < a.length; k++)
        most = Math.max(most, Math.abs((a[k] & 0xFF) - (b[k] & 0xFF)));
      if (most > 1) moved++;
    }
    assertTrue(moved <= 4, moved + " of 200 changed");
  }

  @Test
  void refusesBlankPictures() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> DigitImage.prepare(GrayImage.of(9, 9, new byte[81])));
    assertTrue(e.getMessage().contains("blank"), e.getMessage());
  }

  @Test
  void takesPicturesOfOnePixelWidth() {
    byte[] line = new byte[30];
    for (int i = 5; i < 25; i++) line[i] = -1;
    assertEquals(Shape.of(1, 1, 28, 28), DigitImage.prepare(GrayImage.of(1, 30, line)).shape());
    assertEquals(Shape.of(1, 1, 28, 28), DigitImage.prepare(GrayImage.of(30, 1, line)).shape());
  }

  @Test
  void picturesOfTensorsHaveTheirShades() {
    GrayImage image =
        GrayImage.of(dev.gatun.tensor.Tensor.of(0f, 0.5f, 1f, 2f, -1f, 0.2f).reshape(1, 1, 2, 3));
    assertArrayEquals(new byte[] {0, (byte) 128, -1, -1, 0, 51}, image.toByteArray());
    assertEquals(3, image.width());
    assertThrows(
        IllegalArgumentException.class, () -> GrayImage.of(dev.gatun.tensor.Tensor.zeros(2, 3, 3)));
  }
}
