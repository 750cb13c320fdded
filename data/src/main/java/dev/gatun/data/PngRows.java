package dev.gatun.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.InflaterInputStream;

/** The rows of a PNG file: decompressed, and freed of the filters that made them compress well. */
final class PngRows {
  /** No compressed byte stands for more than so many bytes (zlib, technical details). */
  private static final long MAX_RATIO = 1032;

  /** Where a pass begins and how far apart its pixels are: x0, y0, dx, dy. */
  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

  /** Takes rows as they come. */
  interface Sink {
    /** Takes the pixels {@code x0, x0 + dx, ...} of row {@code y}; the array is used again. */
    void row(byte[] row, int x0, int dx, int y);
  }

  private final PngFile file;
  private final PngHeader header;

  PngRows(PngFile file) {
    this.file = file;
    this.header = file.header();
    checkLength();
  }

  /** Hands all rows to {@code sink}. */
  void forEach(Sink sink) {
    try (InputStream in = new InflaterInputStream(new Pieces(file.data()))) {
      for (int[] p : header.interlaced() ? ADAM7 : ONE_PASS) pass(in, p[0], p[1], p[2], p[3], sink);
    } catch (EOFException e) {
      throw bad("its pixels are cut short", e);
    } catch (IOException e) {
      throw bad("its pixels cannot be decompressed (" + e.getMessage() + ")", e);
    }
  }

  /** So that a few bytes cannot claim a large picture. */
  private void checkLength() {
    long there = file.data().stream().mapToLong(ByteBuffer::remaining).sum();
    long needed = (long) header.rowBytes(header.width()) * header.height();
    if (there < needed / MAX_RATIO) throw bad("its pixels are cut short", null);
  }

  private void pass(InputStream in, int x0, int y0, int dx, int dy, Sink sink) throws IOException {
    int pixels = (header.width() - x0 + dx - 1) / dx;
    if (pixels <= 0) return;
    byte[] above = new byte[header.rowBytes(pixels)];
    byte[] row = new byte[above.length];
    for (int y = y0; y < header.height(); y += dy) {
      int filter = in.read();
      if (in.readNBytes(row, 0, row.length) < row.length) throw new EOFException();
      unfilter(filter, row, above, header.filterDistance());
      sink.row(row, x0, dx, y);
      byte[] free = above;
      above = row;
      row = free;
    }
  }

  private void unfilter(int filter, byte[] row, byte[] above, int distance) {
    for (int i = 0; i < row.length; i++) {
      int left = i < distance ? 0 : row[i - distance] & 0xFF;
      int up = above[i] & 0xFF;
      int corner = i < distance ? 0 : above[i - distance] & 0xFF;
      row[i] +=
          (byte)
              switch (filter) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                case 4 -> paeth(left, up, corner);
                default -> throw bad("a row has the unknown filter " + filter, null);
              };
    }
  }

  /** Returns the neighbour nearest to {@code left + up - corner}. */
  private static int paeth(int left, int up, int corner) {
    int guess = left + up - corner;
    int dLeft = Math.abs(guess - left);
    int dUp = Math.abs(guess - up);
    int dCorner = Math.abs(guess - corner);
    if (dLeft <= dUp && dLeft <= dCorner) return left;
    return dUp <= dCorner ? up : corner;
  }

  private BadDataException bad(String problem, @org.jspecify.annotations.Nullable Throwable cause) {
    return new BadDataException(
        file.name(), "is a broken PNG file: " + problem + "; save the picture again", cause);
  }

  /** Several buffers as one stream. */
  private static final class Pieces extends InputStream {
    private final List<ByteBuffer> pieces;
    private int next;

    Pieces(List<ByteBuffer> pieces) {
      this.pieces = pieces.stream().map(ByteBuffer::duplicate).toList();
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      if (length == 0) return 0;
      while (next < pieces.size() && !pieces.get(next).hasRemaining()) next++;
      if (next == pieces.size()) return -1;
      int n = Math.min(length, pieces.get(next).remaining());
      pieces.get(next).get(to, offset, n);
      return n;
    }
  }
}
