/** Workloads, the sides that run them, and the comparison that times the sides in turn. */
@NullMarked
package dev.gatun.benchmarks;

import org.jspecify.annotations.NullMarked;
