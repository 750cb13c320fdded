package dev.gatun.data;

/** 28 x 28 pixels that a round pen draws on, with soft edges. */
final class DigitCanvas {
  static final int SIZE = 28;

  private final float[] ink = new float[SIZE * SIZE];

  /** Draws along a path with a random pen. */
  void draw(DigitPath path, SplitMix random) {
    float start = random.between(0.65f, 1.55f);
    float end = start * random.between(0.7f, 1.15f);
    float edge = random.between(0.8f, 1.5f);
    for (int i = 1; i < path.size(); i++) {
      float radius = start + (end - start) * i / path.size();
      if (path.draws(i)) {
        piece(path.x(i - 1), path.y(i - 1), path.x(i), path.y(i), radius, edge);
      }
    }
  }

  /** Draws a straight piece; pixel (x, y) has its centre at (x + 0.5, y + 0.5). */
  private void piece(float x0, float y0, float x1, float y1, float radius, float edge) {
    float far = radius + edge / 2;
    float reach = far + 0.5f;
    int top = pixel(Math.min(y0, y1) - reach);
    int bottom = pixel(Math.max(y0, y1) + reach);
    int left = pixel(Math.min(x0, x1) - reach);
    int right = pixel(Math.max(x0, x1) + reach);
    float dx = x1 - x0;
    float dy = y1 - y0;
    float inverse = 1 / Math.max(dx * dx + dy * dy, 1e-12f);
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        float px = x + 0.5f - x0;
        float py = y + 0.5f - y0;
        float t = clamp((px * dx + py * dy) * inverse);
        float ex = px - t * dx;
        float ey = py - t * dy;
        float square = ex * ex + ey * ey;
        if (square >= far * far) continue;
        float distance = (float) Math.sqrt(square);
        float cover = clamp((radius - distance) / edge + 0.5f);
        ink[y * SIZE + x] = Math.max(ink[y * SIZE + x], cover);
      }
    }
  }

  private static int pixel(float at) {
    return Math.clamp((long) Math.floor(at), 0, SIZE - 1);
  }

  private static float clamp(float v) {
    return Math.min(1, Math.max(0, v));
  }

  /** Writes the shades, uneven as ink is, with a stray speck now and then. */
  void write(byte[] pixels, int offset, SplitMix random) {
    for (int i = 0; i < ink.length; i++) {
      float grain = ink[i] > 0 ? 1 + 0.1f * random.normal() : 0;
      pixels[offset + i] = shade(ink[i] * grain);
    }
    int specks = Math.max(0, random.below(8) - 5);
    for (int k = 0; k < specks; k++) {
      int at = offset + random.below(SIZE * SIZE);
      pixels[at] = (byte) Math.max(pixels[at] & 0xFF, 60 + random.below(160));
    }
  }

  private static byte shade(float ink) {
    return (byte) Math.rint(255 * clamp(ink));
  }
}
