package dev.gatun.tensor.internal.attention;

import dev.gatun.tensor.internal.linalg.Matrix;

/**
 * What attention of one head reads.
 *
 * @param q some queries
 * @param k all keys
 * @param v all values
 * @param first the number of the first query
 * @param scale a factor of the scores
 */
record AttentionHead(Matrix q, Matrix k, Matrix v, Scores scores, long first, double scale) {}
