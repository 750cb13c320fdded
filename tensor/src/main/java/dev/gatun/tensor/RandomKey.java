package dev.gatun.tensor;

/**
 * Names one sequence of random numbers. The numbers of two keys that differ are independent; the
 * same key always gives the same numbers.
 *
 * @param seed what the user chose
 * @param stream which of the seed's sequences
 */
public record RandomKey(long seed, long stream) {}
