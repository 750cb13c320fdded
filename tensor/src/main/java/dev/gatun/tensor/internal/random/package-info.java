/** Random numbers that a seed, a stream and a position determine, on any machine. */
@NullMarked
package dev.gatun.tensor.internal.random;

import org.jspecify.annotations.NullMarked;
