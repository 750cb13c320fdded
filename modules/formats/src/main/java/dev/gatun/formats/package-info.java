/** File formats that hold tensors. */
@NullMarked
package dev.gatun.formats;

import org.jspecify.annotations.NullMarked;
