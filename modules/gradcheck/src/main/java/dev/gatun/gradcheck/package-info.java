/**
 * The kit that proves derivatives: gradients against numerical differences, laws, and random
 * tensors of every kind for jqwik.
 */
@NullMarked
package dev.gatun.gradcheck;

import org.jspecify.annotations.NullMarked;
