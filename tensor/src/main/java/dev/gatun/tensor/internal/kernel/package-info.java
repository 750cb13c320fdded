/** The kernels: loops over memory, without shapes to check or graphs to record. */
@NullMarked
package dev.gatun.tensor.internal.kernel;

import org.jspecify.annotations.NullMarked;
