/** Factorizations of dense matrices: plain Java on arrays of doubles, one matrix at a time. */
@NullMarked
package dev.gatun.tensor.internal.factor;

import org.jspecify.annotations.NullMarked;
