/** Copies of template classes, each with a constant of its own. */
@NullMarked
package dev.gatun.tensor.internal.specialize;

import org.jspecify.annotations.NullMarked;
