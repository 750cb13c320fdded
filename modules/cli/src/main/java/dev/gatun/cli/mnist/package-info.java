/** Trains the network that reads handwritten digits, and reads digits with it. */
@NullMarked
package dev.gatun.cli.mnist;

import org.jspecify.annotations.NullMarked;
