/**
 * Automatic differentiation: variables, the graph they record and the derivatives of every
 * operation.
 */
@NullMarked
package dev.gatun.autograd;

import org.jspecify.annotations.NullMarked;
