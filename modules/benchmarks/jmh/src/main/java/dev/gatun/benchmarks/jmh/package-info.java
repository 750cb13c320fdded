/** Benchmarks of single kernels for JMH, a class a family, each also on the scalar twins. */
@NullMarked
package dev.gatun.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
