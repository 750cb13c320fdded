/** Convolutions of channels-last memory and their gradients. */
@NullMarked
package dev.gatun.tensor.internal.conv;

import org.jspecify.annotations.NullMarked;
