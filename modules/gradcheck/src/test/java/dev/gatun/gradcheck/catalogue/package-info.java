/**
 * One row of samples for every operation, and the tests that run over all rows: values against
 * plain Java, layouts, gradients of first and second order, errors, same bits, reclaimed memory.
 */
@NullMarked
package dev.gatun.gradcheck.catalogue;

import org.jspecify.annotations.NullMarked;
