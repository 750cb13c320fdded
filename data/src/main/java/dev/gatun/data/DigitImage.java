package dev.gatun.data;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;

/**
 * Brings a picture of a digit into the form of MNIST, as a model that was trained on MNIST expects
 * it: white on black, scaled to fit a box of 20 x 20 pixels, with its centre of mass in the middle
 * of 28 x 28. Pictures that have this form stay as they are.
 */
public final class DigitImage {
  private static final int BOX = 20;

  /** Where MNIST has the centre of mass, in pixels from the first one. */
  private static final int CENTRE = DigitCanvas.SIZE / 2;

  /**
   * The width of strokes in MNIST: 19 of 20 digits have more than the least, half more than usual.
   */
  private static final float LEAST_STROKE = 1.7f;

  private static final float USUAL_STROKE = 2.5f;

  /** Thin strokes are widened at this many times the final size. */
  private static final int FINE = 8;

  private DigitImage() {}

  /**
   * Returns the digit as a model's input {@code (1, 1, 28, 28)}, from 0 (paper) to 1 (ink). The
   * picture may have any size; the shade of its border is taken for that of the paper, which may be
   * the lighter or the darker one. Strokes that would become too thin are widened.
   *
   * @throws IllegalArgumentException if nothing stands out from the border's shade
   */
  public static Tensor prepare(GrayImage image) {
    Ink ink = widened(Ink.of(image).crop()).fitInto(BOX).brightest();
    return Tensor.of(centred(ink), Shape.of(1, 1, DigitCanvas.SIZE, DigitCanvas.SIZE));
  }

  private static Ink widened(Ink ink) {
    if (ink.strokeWidth() * BOX >= LEAST_STROKE * ink.longerSide()) return ink;
    Ink fine = ink.shrink(Math.max(1, ink.longerSide() / (FINE * BOX)));
    float usual = USUAL_STROKE * fine.longerSide() / BOX;
    return fine.widen(Math.max(0, Math.round((usual - fine.strokeWidth()) / 2)));
  }

  private static float[] centred(Ink ink) {
    float[] centre = ink.centreOfMass();
    int left = (int) Math.rint(CENTRE - centre[0]);
    int top = (int) Math.rint(CENTRE - centre[1]);
    float[] out = new float[DigitCanvas.SIZE * DigitCanvas.SIZE];
    for (int y = 0; y < DigitCanvas.SIZE; y++) {
      for (int x = 0; x < DigitCanvas.SIZE; x++) {
        out[y * DigitCanvas.SIZE + x] = ink.at(x - left, y - top);
      }
    }
    return out;
  }
}
