/** Off-heap memory: a pool of blocks, and the storages that hold them. */
@NullMarked
package dev.gatun.tensor.internal.memory;

import org.jspecify.annotations.NullMarked;
