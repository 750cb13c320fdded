package dev.gatun.data;

import java.nio.ByteBuffer;

/** Turns the samples of a PNG file into shades of gray. */
final class PngReader implements PngRows.Sink {
  private static final int OPAQUE = 255;

  private final PngFile file;
  private final PngHeader header;
  private final byte[] luma;
  private final byte[] alpha;
  private boolean transparent;

  private PngReader(PngFile file) {
    this.file = file;
    this.header = file.header();
    this.luma = new byte[header.width() * header.height()];
    this.alpha = new byte[luma.length];
  }

  static GrayImage read(String name, byte[] bytes) {
    PngFile file = PngFile.parse(name, bytes);
    PngRows rows = new PngRows(file);
    var reader = new PngReader(file);
    rows.forEach(reader);
    if (reader.transparent) reader.paintBackground();
    return GrayImage.trusted(file.header().width(), file.header().height(), reader.luma);
  }

  @Override
  public void row(byte[] row, int x0, int dx, int y) {
    int samples = header.colour().samples();
    int i = 0;
    for (int x = x0; x < header.width(); x += dx, i += samples) {
      put(y * header.width() + x, row, i);
    }
  }

  private void put(int at, byte[] row, int i) {
    int first = sample(row, i);
    switch (header.colour()) {
      case GRAY -> put(at, to8(first), matches(first) ? 0 : OPAQUE);
      case GRAY_ALPHA -> put(at, to8(first), to8(sample(row, i + 1)));
      case PALETTE -> putEntry(at, first);
      case RGB -> {
        int g = sample(row, i + 1);
        int b = sample(row, i + 2);
        put(at, luma(to8(first), to8(g), to8(b)), matches(first, g, b) ? 0 : OPAQUE);
      }
      case RGBA -> {
        int gray = luma(to8(first), to8(sample(row, i + 1)), to8(sample(row, i + 2)));
        put(at, gray, to8(sample(row, i + 3)));
      }
    }
  }

  private void put(int at, int gray, int opacity) {
    luma[at] = (byte) gray;
    alpha[at] = (byte) opacity;
    transparent |= opacity != OPAQUE;
  }

  private void putEntry(int at, int entry) {
    ByteBuffer p = file.palette();
    if (3 * entry >= p.limit()) {
      throw new BadDataException(
          file.name(),
          "is a broken PNG file: a pixel has colour %d of a palette of %d; save the picture again"
              .formatted(entry, p.limit() / 3));
    }
    int gray =
        luma(p.get(3 * entry) & 0xFF, p.get(3 * entry + 1) & 0xFF, p.get(3 * entry + 2) & 0xFF);
    ByteBuffer t = file.transparency();
    put(at, gray, entry < t.limit() ? t.get(entry) & 0xFF : OPAQUE);
  }

  /** Whether the samples are those of the one colour that is declared transparent. */
  private boolean matches(int... samples) {
    ByteBuffer t = file.transparency();
    if (t.limit() != 2 * samples.length) return false;
    boolean same = true;
    for (int i = 0; i < samples.length; i++) same &= (t.getShort(2 * i) & 0xFFFF) == samples[i];
    return same;
  }

  private int sample(byte[] row, int i) {
    int depth = header.depth();
    if (depth == 8) return row[i] & 0xFF;
    if (depth == 16) return (row[2 * i] & 0xFF) << 8 | (row[2 * i + 1] & 0xFF);
    int bit = i * depth;
    return row[bit / 8] >> (8 - depth - bit % 8) & ((1 << depth) - 1);
  }

  /** Scales a sample to 0..255; the entries of palettes are no shades. */
  private int to8(int sample) {
    int max = (1 << header.depth()) - 1;
    return (sample * 255 + max / 2) / max;
  }

  private static int luma(int r, int g, int b) {
    return (299 * r + 587 * g + 114 * b + 500) / 1000;
  }

  private void paintBackground() {
    long light = 0;
    long weight = 0;
    for (int i = 0; i < luma.length; i++) {
      light += (long) (luma[i] & 0xFF) * (alpha[i] & 0xFF);
      weight += alpha[i] & 0xFF;
    }
    int background = light > 127 * weight ? 0 : 255;
    for (int i = 0; i < luma.length; i++) {
      int a = alpha[i] & 0xFF;
      luma[i] = (byte) (((luma[i] & 0xFF) * a + background * (255 - a) + 127) / 255);
    }
  }
}
