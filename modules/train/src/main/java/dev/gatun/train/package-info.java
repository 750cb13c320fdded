/** Training: fit, evaluate and predict, with their metrics and history. */
@NullMarked
package dev.gatun.train;

import org.jspecify.annotations.NullMarked;
