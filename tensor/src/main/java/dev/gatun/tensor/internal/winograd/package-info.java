/** Convolutions with 3 x 3 kernels by fewer multiplications, after Winograd. */
@NullMarked
package dev.gatun.tensor.internal.winograd;

import org.jspecify.annotations.NullMarked;
