/**
 * File formats that hold tensors: safetensors, and NumPy's .npy and .npz.
 *
 * <p>Readers take nothing on trust: what a file says about itself is checked against what is there
 * before memory is taken for it, and what does not hold is a {@link
 * dev.gatun.formats.FormatException} that says where and why. Writers replace a file at once or not
 * at all.
 */
@NullMarked
package dev.gatun.formats;

import org.jspecify.annotations.NullMarked;
