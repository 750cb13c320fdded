package dev.gatun.tensor;

import java.util.List;

/**
 * The window that a pooling operation slides over the spatial dimensions, one number each.
 *
 * @param kernel the sizes of the window
 * @param stride how far it moves
 * @param padding how far it may begin outside
 * @param dilation how far apart the elements are that it sees
 * @param ceil whether a window that begins inside the input but ends outside counts
 */
public record PoolWindow(
    List<Integer> kernel,
    List<Integer> stride,
    List<Integer> padding,
    List<Integer> dilation,
    boolean ceil) {}
