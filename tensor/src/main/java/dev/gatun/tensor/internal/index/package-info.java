/** Reading and adding at listed positions, sorting, searching and counting. */
@NullMarked
package dev.gatun.tensor.internal.index;

import org.jspecify.annotations.NullMarked;
