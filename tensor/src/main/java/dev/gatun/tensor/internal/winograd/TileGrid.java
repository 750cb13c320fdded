package dev.gatun.tensor.internal.winograd;

import dev.gatun.tensor.internal.linalg.Elements;
import java.lang.foreign.MemorySegment;

/**
 * How images of {@code (N, H, W, C)} in memory are cut into rows of tiles that begin every 4
 * pixels: tiles of outputs are 4 x 4, those of inputs 6 x 6 and overlap. What lies outside an image
 * is zero.
 *
 * @param height the height of an image
 * @param width its width
 * @param channels its channels
 * @param top how many pixels above the image the first tile begins
 * @param left how many pixels to the left of it
 * @param side the height and width of a tile
 * @param down the number of tiles below each other in an image
 * @param across the number of tiles beside each other
 */
record TileGrid(
    int height, int width, int channels, int top, int left, int side, int down, int across) {
  /** The distance between tiles. */
  static final int STEP = 4;

  static int tiles(int size) {
    return (size + STEP - 1) / STEP;
  }

  /** Returns how many rows have about this number of tiles, at least one. */
  int rowsOf(int tiles) {
    return Math.max(1, (tiles + across / 2) / across);
  }

  /** Returns the number of elements of a line of pixels under a row of tiles. */
  int line() {
    return (across * STEP + side - STEP) * channels;
  }

  /**
   * Copies the lines under a row of tiles, the rows of all images counted through.
   *
   * @param at the byte offset of the first image
   */
  void copy(MemorySegment images, long at, long row, int size, Object target, int to) {
    long image = row / down;
    int first = (int) (row % down) * STEP - top;
    for (int i = 0; i < side; i++) {
      long from = at + (image * height + first + i) * width * channels * size;
      int start = to + i * line();
      if (first + i < 0 || first + i >= height) Elements.clear(target, start, line());
      else copyLine(images, from, target, start);
    }
  }

  private void copyLine(MemorySegment images, long from, Object target, int start) {
    int before = left * channels;
    int count = Math.min(width * channels, line() - before);
    Elements.clear(target, start, before);
    Elements.copy(images, from, target, start + before, count);
    Elements.clear(target, start + before + count, line() - before - count);
  }
}
