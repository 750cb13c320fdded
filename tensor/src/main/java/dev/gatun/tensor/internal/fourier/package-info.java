/** Discrete Fourier transforms of any length. */
@NullMarked
package dev.gatun.tensor.internal.fourier;

import org.jspecify.annotations.NullMarked;
