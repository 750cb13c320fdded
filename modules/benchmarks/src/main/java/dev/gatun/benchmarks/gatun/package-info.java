/** Gatun's sides, a class a kind of workload. */
@NullMarked
package dev.gatun.benchmarks.gatun;

import org.jspecify.annotations.NullMarked;
