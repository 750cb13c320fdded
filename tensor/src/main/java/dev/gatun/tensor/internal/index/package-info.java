/** Kernels that read and write at given positions. */
@NullMarked
package dev.gatun.tensor.internal.index;

import org.jspecify.annotations.NullMarked;
