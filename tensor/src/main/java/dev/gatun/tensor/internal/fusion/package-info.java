/** Pointwise expressions compiled into loops, and the functions that such loops are made of. */
@NullMarked
package dev.gatun.tensor.internal.fusion;

import org.jspecify.annotations.NullMarked;
