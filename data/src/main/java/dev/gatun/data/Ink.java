package dev.gatun.data;

import java.util.Arrays;

/** How much ink is where: a plane of numbers from 0 (paper) to 1. */
final class Ink {
  private static final int LEAST_CONTRAST = 16;

  private final int width;
  private final int height;
  private final float[] values;

  private Ink(int width, int height, float[] values) {
    this.width = width;
    this.height = height;
    this.values = values;
  }

  /**
   * Tells ink from paper: paper has the shade of most of the border, and what differs from it in
   * the direction of the strongest contrast is ink, unless the border varies by half as much.
   */
  static Ink of(GrayImage image) {
    int[] border = border(image);
    int paper = border[border.length / 2];
    int darkest = 255;
    int lightest = 0;
    for (byte p : image.pixels()) {
      darkest = Math.min(darkest, p & 0xFF);
      lightest = Math.max(lightest, p & 0xFF);
    }
    int sign = lightest - paper > paper - darkest ? 1 : -1;
    int contrast = Math.max(lightest - paper, paper - darkest);
    if (contrast < LEAST_CONTRAST) {
      throw new IllegalArgumentException(
          "the picture is blank: its shades are %d to %d of 0 to 255; pass one in which a digit stands"
                  .formatted(darkest, lightest)
              + " out from the paper");
    }
    int usual = border[sign > 0 ? border.length * 3 / 4 : border.length / 4];
    int noise = Math.min(2 * Math.abs(usual - paper), contrast / 2);
    float[] values = new float[image.pixels().length];
    for (int i = 0; i < values.length; i++) {
      int ink = sign * ((image.pixels()[i] & 0xFF) - paper);
      values[i] = ink > noise ? (float) ink / contrast : 0;
    }
    return new Ink(image.width(), image.height(), values);
  }

  /** Returns the shades of the pixels at the border, in order. */
  private static int[] border(GrayImage image) {
    int w = image.width();
    int h = image.height();
    int[] shades = new int[2 * (w + h)];
    for (int x = 0; x < w; x++) {
      shades[2 * x] = image.at(x, 0);
      shades[2 * x + 1] = image.at(x, h - 1);
    }
    for (int y = 0; y < h; y++) {
      shades[2 * w + 2 * y] = image.at(0, y);
      shades[2 * w + 2 * y + 1] = image.at(w - 1, y);
    }
    Arrays.sort(shades);
    return shades;
  }

  int longerSide() {
    return Math.max(width, height);
  }

  /** Returns the ink at a point, which may lie outside: there is none. */
  float at(int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height ? 0 : values[y * width + x];
  }

  /** Returns the part that has ink. */
  Ink crop() {
    int left = width;
    int right = -1;
    int top = height;
    int bottom = -1;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (values[y * width + x] == 0) continue;
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
    }
    return part(left, top, right - left + 1, bottom - top + 1);
  }

  private Ink part(int left, int top, int w, int h) {
    float[] out = new float[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) out[y * w + x] = at(left + x, top + y);
    }
    return new Ink(w, h, out);
  }

  /** Returns the strongest ink of each square of {@code k} by {@code k} pixels: no line is lost. */
  Ink shrink(int k) {
    int w = (width + k - 1) / k;
    float[] out = new float[w * ((height + k - 1) / k)];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y / k * w + x / k;
        out[at] = Math.max(out[at], values[y * width + x]);
      }
    }
    return new Ink(w, out.length / w, out);
  }

  /** Returns the same picture, smoothly scaled so that its longer side has this many pixels. */
  Ink fitInto(int side) {
    int w = Math.max(1, Math.round((float) width * side / longerSide()));
    int h = Math.max(1, Math.round((float) height * side / longerSide()));
    return scaleWidth(w).transpose().scaleWidth(h).transpose();
  }

  /**
   * Scales rows with a triangle as wide as the pixels that become one, or that one becomes: no
   * shape is lost, and nothing changes where the size stays.
   */
  private Ink scaleWidth(int w) {
    if (w == width) return this;
    float[] out = new float[w * height];
    float step = (float) width / w;
    float reach = Math.max(1, step);
    for (int x = 0; x < w; x++) {
      float middle = (x + 0.5f) * step - 0.5f;
      int from = Math.max(0, (int) Math.ceil(middle - reach));
      int to = Math.min(width - 1, (int) Math.floor(middle + reach));
      float weights = 0;
      for (int i = from; i <= to; i++) {
        float weight = 1 - Math.abs(i - middle) / reach;
        weights += weight;
        for (int y = 0; y < height; y++) out[y * w + x] += weight * values[y * width + i];
      }
      for (int y = 0; y < height; y++) out[y * w + x] /= weights;
    }
    return new Ink(w, height, out);
  }

  private Ink transpose() {
    float[] out = new float[values.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) out[x * height + y] = values[y * width + x];
    }
    return new Ink(height, width, out);
  }

  /**
   * Returns the mean width of the strokes: twice the area over the outline, since a long stroke has
   * an outline of twice its length. Pixel edges exceed an outline of all directions by 4 / pi.
   */
  float strokeWidth() {
    double area = 0;
    int edges = 0;
    for (int y = 0; y <= height; y++) {
      for (int x = 0; x <= width; x++) {
        boolean inked = at(x, y) > 0.5f;
        area += at(x, y);
        if (inked != at(x - 1, y) > 0.5f) edges++;
        if (inked != at(x, y - 1) > 0.5f) edges++;
      }
    }
    return edges == 0 ? 0 : (float) (2 * area / (edges * Math.PI / 4));
  }

  /** Returns the picture with strokes wider by {@code r} on each side, on larger paper. */
  Ink widen(int r) {
    Ink larger = part(-r, -r, width + 2 * r, height + 2 * r);
    return larger.widenRows(r).transpose().widenRows(r).transpose();
  }

  private Ink widenRows(int r) {
    float[] out = new float[values.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float most = 0;
        for (int i = x - r; i <= x + r; i++) most = Math.max(most, at(i, y));
        out[y * width + x] = most;
      }
    }
    return new Ink(width, height, out);
  }

  /** Returns the picture with its strongest ink at 1. */
  Ink brightest() {
    float most = 0;
    for (float v : values) most = Math.max(most, v);
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) out[i] = values[i] / most;
    return new Ink(width, height, out);
  }

  /** Returns where the centre of mass is: x and y, in pixels from the first one. */
  float[] centreOfMass() {
    double sumX = 0;
    double sumY = 0;
    double sum = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float v = values[y * width + x];
        sumX += (double) v * x;
        sumY += (double) v * y;
        sum += v;
      }
    }
    return new float[] {(float) (sumX / sum), (float) (sumY / sum)};
  }
}
