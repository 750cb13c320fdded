/** Checks of gradients against numerical differences. */
@NullMarked
package dev.gatun.gradcheck;

import org.jspecify.annotations.NullMarked;
