/** The worker threads that share the work of one operation. */
@NullMarked
package dev.gatun.tensor.internal.parallel;

import org.jspecify.annotations.NullMarked;
