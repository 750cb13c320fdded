/**
 * Tensors: shapes, element types, the vocabulary of operations, memory and the kernels that run.
 */
@NullMarked
package dev.gatun.tensor;

import org.jspecify.annotations.NullMarked;
