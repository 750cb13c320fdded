package dev.gatun.tensor.internal.linalg;

/**
 * Computes a few columns of a product of matrices, some rows at a time, with one accumulator an
 * element that stays in a register: {@code c[i][j] = init[i][j] + sum over runs r and k of
 * a[i][r][k] b[r][k][j]}, as one chain of fused multiply-adds in the order of r and k.
 *
 * <p>All matrix products and convolutions come down to this; what they do besides is to lay out
 * {@code a} and {@code b}. There is a vector template and a twin in plain Java.
 */
public interface Tile {
  /** Computes rows {@code job.first} to {@code job.last} - 1. */
  void run(TileJob job);
}
