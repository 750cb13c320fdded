package dev.gatun.tensor.internal.conv;

import java.lang.foreign.MemorySegment;

/**
 * Some pixels of a result whose channels each read one channel of the source.
 *
 * @param source what is read
 * @param sourceAt where an image starts, in bytes
 * @param zone the pixels' tables
 * @param first the first pixel
 * @param last the pixel after the last one
 * @param weights the weights, {@code (kernel element, channel)}
 * @param stride the distance between kernel elements there
 * @param init where sums start, one for each channel
 * @param target what is written
 * @param targetAt where its image starts, in bytes
 * @param channels the number of channels
 * @param rectified whether sums below zero become zero
 */
record ChannelJob(
    MemorySegment source,
    long sourceAt,
    Zone zone,
    int first,
    int last,
    Object weights,
    int stride,
    MemorySegment init,
    MemorySegment target,
    long targetAt,
    int channels,
    boolean rectified) {}
