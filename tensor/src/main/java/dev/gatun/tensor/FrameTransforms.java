package dev.gatun.tensor;

import org.jspecify.annotations.Nullable;

/** The short-time Fourier transform and its inverse. */
final class FrameTransforms {
  private static final double VANISHING = 1e-11;

  private FrameTransforms() {}

  static <T extends Algebra<T>> T stft(T x, Stft o, @Nullable T window) {
    if (x.shape().rank() < 1) {
      throw new IllegalArgumentException("stft: the signal is a scalar, expected (..., length)");
    }
    int last = x.shape().rank() - 1;
    T signal = zerosAround(x, o, last);
    Tensor index = positions(x.shape().size(last), signal.shape().size(last), o);
    long frames = index.shape().count() / o.nFft();
    Shape shape = x.shape().with(last, frames).inserted(last + 1, o.nFft());
    T cut = signal.indexSelect(last, x.lifted(index)).reshape(shape.toArray());
    T frame = cut.mul(frameWindow(x, o, window));
    T spectrum =
        o.onesided() ? frame.rfft(-1, -1, o.norm()) : frame.asComplex().fft(-1, -1, o.norm());
    return spectrum.transpose(-3, -2);
  }

  private static <T extends Algebra<T>> T zerosAround(T x, Stft o, int last) {
    if (!o.center() || !o.padMode().equals("constant")) return x;
    long[] around = new long[last + 1];
    around[last] = o.nFft() / 2;
    return x.pad(around, around, 0);
  }

  /** Returns where each element of each frame stands in a signal. */
  private static Tensor positions(long length, long available, Stft o) {
    long before = o.center() && length == available ? o.nFft() / 2 : 0;
    long extended = o.center() ? length + 2L * (o.nFft() / 2) : length;
    boolean reflects = before > 0 && o.padMode().equals("reflect");
    if (extended < o.nFft() || length == 0 || (reflects && before >= length)) {
      throw new IllegalArgumentException(
          "stft: frames of "
              + o.nFft()
              + " points of a signal of "
              + length
              + "; expected a signal as long as a frame, or, to reflect it, longer than half a"
              + " frame");
    }
    int frames = Math.toIntExact(1 + (extended - o.nFft()) / o.hopLength());
    long[] index = new long[Math.multiplyExact(frames, o.nFft())];
    for (int i = 0; i < index.length; i++) {
      long at = (long) (i / o.nFft()) * o.hopLength() + i % o.nFft() - before;
      index[i] = inside(at, available, o.padMode());
    }
    return Tensor.of(index);
  }

  private static long inside(long at, long length, String padMode) {
    return switch (padMode) {
      case "reflect" -> at < 0 ? -at : at >= length ? 2 * (length - 1) - at : at;
      case "replicate" -> Math.clamp(at, 0, length - 1);
      default -> Math.floorMod(at, length);
    };
  }

  /** Returns the window of a frame: ones, or the given numbers, in the middle of zeros. */
  private static <T extends Algebra<T>> T frameWindow(T x, Stft o, @Nullable T window) {
    T w = window == null ? x.filled(1).expand(o.winLength()) : window;
    if (!w.shape().equals(Shape.of(o.winLength()))) {
      throw new IllegalArgumentException(
          "stft: the window is "
              + w.shape()
              + ", winLength "
              + o.winLength()
              + "; make them equal");
    }
    long beside = (long) o.nFft() - o.winLength();
    long left = beside / 2;
    long right = beside - left;
    return beside == 0 ? w : w.pad(new long[] {left}, new long[] {right}, 0);
  }

  static <T extends Algebra<T>> T istft(T x, Stft o, @Nullable T window, long length) {
    check(x.shape(), o);
    T frames = x.transpose(-3, -2);
    T parts =
        o.onesided()
            ? frames.irfft(o.nFft(), -1, o.norm())
            : frames.ifft(o.nFft(), -1, o.norm()).real();
    T w = frameWindow(x, o, window);
    T signal = overlapped(parts.mul(w), o);
    T envelope = overlapped(w.square().expand(x.shape().size(-2), o.nFft()), o);
    long start = o.center() ? o.nFft() / 2 : 0;
    long covered = signal.shape().size(-1);
    long end = length >= 0 ? start + length : covered - start;
    T divisor = envelope.slice(0, start, end, 1);
    checkEnvelope(divisor);
    T cut = signal.slice(-1, start, end, 1).div(divisor);
    return end <= covered ? cut : ComplexShapes.resized(cut, cut.shape().rank() - 1, length);
  }

  private static void check(Shape shape, Stft o) {
    if (shape.rank() < 3
        || shape.size(-1) != 2
        || shape.size(-3) != o.frequencies()
        || shape.size(-2) < 1) {
      throw new IllegalArgumentException(
          "istft: the shape is "
              + shape
              + ", expected complex numbers (..., "
              + o.frequencies()
              + ", frames, 2)");
    }
  }

  /** Adds up frames {@code (..., frames, nFft)} at their places in the signal. */
  private static <T extends Algebra<T>> T overlapped(T frames, Stft o) {
    int rank = frames.shape().rank();
    long n = frames.shape().size(rank - 2);
    long length = (n - 1) * o.hopLength() + o.nFft();
    long[] index = new long[Math.toIntExact(n * o.nFft())];
    for (int i = 0; i < index.length; i++) {
      index[i] = (long) (i / o.nFft()) * o.hopLength() + i % o.nFft();
    }
    Shape flat = frames.shape().without(-1).with(rank - 2, index.length);
    T zeros = frames.filled(0).broadcastTo(flat.with(rank - 2, length));
    return zeros.indexAdd(
        rank - 2, frames.lifted(Tensor.of(index)), frames.reshape(flat.toArray()));
  }

  private static <T extends Algebra<T>> void checkEnvelope(T envelope) {
    if (envelope instanceof TensorHolder holder)
      holder.forEachTensor(FrameTransforms::checkEnvelope);
  }

  private static void checkEnvelope(Tensor envelope) {
    if (!envelope.abs().ge(VANISHING).all().toBooleanArray()[0]) {
      throw new IllegalArgumentException(
          "istft: the windows of the frames leave a place where their squares add up to less than "
              + VANISHING
              + "; use a smaller hopLength, or center(true)");
    }
  }
}
