package dev.gatun.tensor.internal.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Lines of elements.
 *
 * @param offset the byte where the first line begins
 * @param line how many bytes lie between two lines
 * @param step how many bytes lie between two elements of a line
 */
record Bundle(MemorySegment segment, long offset, long line, long step) {}
