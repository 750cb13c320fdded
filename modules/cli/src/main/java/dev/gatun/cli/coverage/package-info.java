/** Says which of the names that PyTorch and Keras have are there. */
@NullMarked
package dev.gatun.cli.coverage;

import org.jspecify.annotations.NullMarked;
