/** Samples that look at pictures. */
@NullMarked
package dev.gatun.samples.vision;

import org.jspecify.annotations.NullMarked;
