package dev.gatun.tensor;

/** The rules for the shapes of products that take no other ranks. */
final class ProductShapes {
  private ProductShapes() {}

  /** Checks both ranks, and that a size of the left operand is that of the right. */
  static void check(
      String what, String expected, Shape a, Shape b, int rankA, int rankB, int dimA, int dimB) {
    if (a.rank() == rankA && b.rank() == rankB && a.size(dimA) == b.size(dimB)) return;
    throw new IllegalArgumentException(
        what
            + ": left is "
            + a
            + ", right is "
            + b
            + ", expected "
            + expected
            + "; matmul takes other numbers of dimensions");
  }

  /** Checks the input and the weights of a linear map. */
  static void checkLinear(Shape x, Shape weight) {
    if (x.rank() > 0 && weight.rank() == 2 && x.size(-1) == weight.size(-1)) return;
    throw new IllegalArgumentException(
        "linear: input is " + x + ", weight is " + weight + ", expected (..., in) and (out, in)");
  }

  /** Checks the input, the weights and the offset of an affine map of the rows of a matrix. */
  static void checkAffine(Shape x, Shape weight, Shape bias) {
    if (x.rank() == 2
        && weight.rank() == 2
        && bias.rank() == 1
        && x.size(1) == weight.size(1)
        && bias.size(0) == weight.size(0)) {
      return;
    }
    throw new IllegalArgumentException(
        "affine map: input is %s, weight is %s, bias is %s, expected (n, in), (out, in) and (out)"
            .formatted(x, weight, bias));
  }

  /** Returns a shape with ones in front, up to a number of dimensions. */
  static Shape padded(Shape s, int rank) {
    Shape padded = s;
    while (padded.rank() < rank) padded = padded.inserted(0, 1);
    return padded;
  }
}
