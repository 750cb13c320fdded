/** Attention in blocks that stay in the cache (Dao et al. 2022). */
@NullMarked
package dev.gatun.tensor.internal.attention;

import org.jspecify.annotations.NullMarked;
