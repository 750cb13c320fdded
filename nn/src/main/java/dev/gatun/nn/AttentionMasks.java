package dev.gatun.nn;

import dev.gatun.autograd.Variable;
import org.jspecify.annotations.Nullable;

/**
 * What attention must not look at. Masks hide where they are true; masks of numbers are added to
 * the scores.
 *
 * @param attention a mask {@code (L, S)} for all, or {@code (B heads, L, S)}; or null
 * @param keyPadding a mask of the keys, {@code (B, S)}; or null
 * @param causal whether queries see only the keys up to their own place
 */
public record AttentionMasks(
    @Nullable Variable attention, @Nullable Variable keyPadding, boolean causal) {
  /** Nothing is hidden. */
  public static final AttentionMasks NONE = new AttentionMasks(null, null, false);

  /** What comes after each query is hidden. */
  public static final AttentionMasks CAUSAL = new AttentionMasks(null, null, true);

  /** Hides with this mask. */
  public static AttentionMasks of(Variable attention) {
    return new AttentionMasks(attention, null, false);
  }

  /** Hides these keys. */
  public static AttentionMasks ofKeys(Variable keyPadding) {
    return new AttentionMasks(null, keyPadding, false);
  }
}
