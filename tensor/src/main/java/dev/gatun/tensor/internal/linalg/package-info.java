/** Products of matrices in memory, and the register tile that convolutions share with them. */
@NullMarked
package dev.gatun.tensor.internal.linalg;

import org.jspecify.annotations.NullMarked;
