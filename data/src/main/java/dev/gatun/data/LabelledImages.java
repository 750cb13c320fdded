package dev.gatun.data;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;

/**
 * Pictures and what they show, as two files hold them.
 *
 * @param images (N, 28, 28), u8
 * @param labels (N,), u8, 0 to 9
 */
record LabelledImages(Idx images, Idx labels) {
  private static final int CLASSES = 10;

  /**
   * Checks that both are what they should be and belong together.
   *
   * @throws BadDataException if not
   */
  LabelledImages {
    checkImages(images);
    checkLabels(labels);
    long n = images.shape().size(0);
    if (labels.shape().size(0) != n) {
      throw new BadDataException(
          labels.name(),
          "has %d labels, but %s has %d images; take both from the same data set"
              .formatted(labels.shape().size(0), images.name(), n));
    }
  }

  private static void checkImages(Idx images) {
    Shape s = images.shape();
    if (images.dtype() != DType.U8
        || s.rank() != 3
        || s.size(0) < 1
        || s.size(1) != DigitCanvas.SIZE
        || s.size(2) != DigitCanvas.SIZE) {
      throw mismatch(images, "images of 28 x 28 pixels, u8(N, 28, 28)");
    }
  }

  private static void checkLabels(Idx labels) {
    if (labels.dtype() != DType.U8 || labels.shape().rank() != 1) {
      throw mismatch(labels, "labels, u8(N,)");
    }
    byte[] values = labels.bytes();
    for (int i = 0; i < values.length; i++) {
      int label = values[i] & 0xFF;
      if (label >= CLASSES) {
        throw new BadDataException(
            labels.name(),
            "label %d is %d, expected 0 to 9; take the labels of digits".formatted(i, label));
      }
    }
  }

  private static BadDataException mismatch(Idx file, String expected) {
    return new BadDataException(
        file.name(),
        "holds "
            + file.dtype()
            + file.shape()
            + ", expected "
            + expected
            + "; is it another of the four files under a wrong name?");
  }

  /** Returns inputs (N, 1, 28, 28), f32, 0 to 1, and targets (N,), i64, that outlive all scopes. */
  Dataset toDataset() {
    return Scope.outside(
        () -> {
          Tensor pixels = images.toTensor().unsqueeze(1);
          Dataset bytes = new TensorDataset(pixels, labels.toTensor().to(DType.I64));
          return bytes.map(b -> new Batch(b.input().to(DType.F32).div(255), b.target()));
        });
  }
}
