package dev.gatun.tensor;

/**
 * The different elements of a tensor.
 *
 * @param values the elements, in ascending order
 * @param inverse for each element of the tensor the number of its value, in the tensor's shape
 * @param counts how often each value occurs
 */
public record Uniques(Tensor values, Tensor inverse, Tensor counts) {}
