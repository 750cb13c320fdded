/** Runs cases whose results and gradients another framework has computed. */
@NullMarked
package dev.gatun.cli.conformance;

import org.jspecify.annotations.NullMarked;
