package dev.gatun.data;

import dev.gatun.data.DigitShapes.Stroke;
import java.util.Arrays;
import java.util.List;

/**
 * The way of a pen that writes one digit: short straight pieces, bent as a hand would bend them.
 */
final class DigitPath {
  /** The pieces that a curve takes from one of its points to the next. */
  private static final int PIECES = 4;

  private float[] xs = new float[256];
  private float[] ys = new float[256];

  /** Whether the pen is up on its way to a point. */
  private boolean[] up = new boolean[256];

  private int size;

  private DigitPath() {}

  /** Returns a path for these strokes: warped, stretched, slanted, turned and moved at random. */
  static DigitPath write(List<Stroke> strokes, SplitMix random) {
    var path = new DigitPath();
    var warp = new Warp(random);
    for (Stroke s : strokes) path.add(s, warp, random);
    path.slant(random);
    path.fit(random.between(16.5f, 20.5f));
    path.centre(14 + 0.6f * random.normal(), 14 + 0.6f * random.normal());
    return path;
  }

  /** Returns the number of points. */
  int size() {
    return size;
  }

  float x(int i) {
    return xs[i];
  }

  float y(int i) {
    return ys[i];
  }

  /** Tells whether the pen draws from the point before to point {@code i}. */
  boolean draws(int i) {
    return !up[i];
  }

  private void add(Stroke s, Warp warp, SplitMix random) {
    int n = s.points();
    float[] x = new float[n];
    float[] y = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = s.x(i) + warp.x(s.x(i), s.y(i)) + 0.012f * random.normal();
      y[i] = s.y(i) + warp.y(s.x(i), s.y(i)) + 0.012f * random.normal();
    }
    add(x[0], y[0], true);
    for (int i = 1; i < n; i++) {
      for (int k = 1; s.smooth() && k < PIECES; k++) {
        float t = (float) k / PIECES;
        add(between(x, i, t), between(y, i, t), false);
      }
      add(x[i], y[i], false);
    }
  }

  /** The curve of Catmull and Rom from point i - 1 to point i. */
  private static float between(float[] p, int i, float t) {
    float b = p[i - 1];
    float c = p[i];
    float a = i > 1 ? p[i - 2] : b;
    float d = i + 1 < p.length ? p[i + 1] : c;
    float cubic = 3 * (b - c) + d - a;
    float square = 2 * a - 5 * b + 4 * c - d;
    return b + 0.5f * t * (c - a + t * (square + t * cubic));
  }

  private void add(float x, float y, boolean penUp) {
    if (size == xs.length) {
      xs = Arrays.copyOf(xs, 2 * size);
      ys = Arrays.copyOf(ys, 2 * size);
      up = Arrays.copyOf(up, 2 * size);
    }
    xs[size] = x;
    ys[size] = y;
    up[size++] = penUp;
  }

  private void slant(SplitMix random) {
    float width = random.between(0.5f, 0.95f);
    float slant = 0.14f + 0.2f * random.normal();
    float angle = 0.1f * random.normal();
    float sin = (float) StrictMath.sin(angle);
    float cos = (float) StrictMath.cos(angle);
    for (int i = 0; i < size; i++) {
      float x = width * (xs[i] - 0.5f) - slant * (ys[i] - 0.5f);
      float y = ys[i] - 0.5f;
      xs[i] = cos * x - sin * y;
      ys[i] = sin * x + cos * y;
    }
  }

  /** Scales so that the longer side has this length. */
  private void fit(float length) {
    float scale = length / Math.max(extent(xs), extent(ys));
    for (int i = 0; i < size; i++) {
      xs[i] *= scale;
      ys[i] *= scale;
    }
  }

  private float extent(float[] values) {
    float min = values[0];
    float max = values[0];
    for (int i = 1; i < size; i++) {
      min = Math.min(min, values[i]);
      max = Math.max(max, values[i]);
    }
    return max - min;
  }

  /** Moves so that the centre of what is drawn lies there. */
  private void centre(float x, float y) {
    double mx = 0;
    double my = 0;
    double all = 0;
    for (int i = 1; i < size; i++) {
      if (up[i]) continue;
      double dx = xs[i] - xs[i - 1];
      double dy = ys[i] - ys[i - 1];
      double length = Math.sqrt(dx * dx + dy * dy);
      mx += length * (xs[i] + xs[i - 1]) / 2;
      my += length * (ys[i] + ys[i - 1]) / 2;
      all += length;
    }
    for (int i = 0; i < size; i++) {
      xs[i] += x - (float) (mx / all);
      ys[i] += y - (float) (my / all);
    }
  }

  /** A smooth displacement of the paper: some waves in random directions. */
  private static final class Warp {
    private static final int WAVES = 3;

    private final float[] waves = new float[5 * WAVES];

    Warp(SplitMix random) {
      for (int w = 0; w < waves.length; w += 5) {
        waves[w] = random.between(-1.1f, 1.1f);
        waves[w + 1] = random.between(-1.1f, 1.1f);
        waves[w + 2] = random.between(0, 1);
        waves[w + 3] = 0.035f * random.normal();
        waves[w + 4] = 0.035f * random.normal();
      }
    }

    float x(float x, float y) {
      return sum(x, y, 3);
    }

    float y(float x, float y) {
      return sum(x, y, 4);
    }

    private float sum(float x, float y, int amplitude) {
      float sum = 0;
      for (int w = 0; w < waves.length; w += 5) {
        double turns = waves[w] * x + waves[w + 1] * y + waves[w + 2];
        sum += waves[w + amplitude] * (float) StrictMath.sin(2 * Math.PI * turns);
      }
      return sum;
    }
  }
}
