package dev.gatun.autograd;

/**
 * What is known of the factors of a product. Where one or two of them are zero, they are factors
 * still: the value is as if they were left out, but not its derivative.
 *
 * @param product the product of those that are not zero
 * @param zeros how many are zero
 * @param zeroSum the sum of those
 */
record Factors(Variable product, Variable zeros, Variable zeroSum) {
  /** Returns the factors at the positions that {@code index} says. */
  Factors gather(int dim, Variable index) {
    return new Factors(
        product.gather(dim, index), zeros.gather(dim, index), zeroSum.gather(dim, index));
  }

  /** Returns for each of the factors {@code x} the product of the others. */
  Variable others(Variable x) {
    Variable zero = x.detach().eq(0);
    Variable one = x.filled(1);
    Variable nothing = x.filled(0);
    Variable otherZero = product.mul(zeroSum.sub(x)).where(zeros.eq(2), nothing);
    Variable atZero = product.where(zeros.eq(1), otherZero);
    Variable onlyZero = product.mul(zeroSum).where(zeros.eq(1), nothing);
    Variable elsewhere = product.where(zeros.eq(0), onlyZero).div(one.where(zero, x));
    return atZero.where(zero, elsewhere);
  }
}
