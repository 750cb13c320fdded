/** Tests of the workloads and of the arithmetic of the comparison. */
@NullMarked
package dev.gatun.benchmarks;

import org.jspecify.annotations.NullMarked;
