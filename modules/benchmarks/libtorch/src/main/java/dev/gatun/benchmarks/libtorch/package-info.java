/** The peer libtorch, PyTorch's native library, called through DJL. */
@NullMarked
package dev.gatun.benchmarks.libtorch;

import org.jspecify.annotations.NullMarked;
