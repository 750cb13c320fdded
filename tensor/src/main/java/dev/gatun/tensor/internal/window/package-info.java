/** Pooling: windows that slide over the spatial dimensions of images. */
@NullMarked
package dev.gatun.tensor.internal.window;

import org.jspecify.annotations.NullMarked;
