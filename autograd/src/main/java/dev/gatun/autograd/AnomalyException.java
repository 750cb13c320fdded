package dev.gatun.autograd;

import org.jspecify.annotations.Nullable;

/**
 * Says which operation first made a NaN. If it was in a gradient, the cause is the place where the
 * operation was applied.
 */
public final class AnomalyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  AnomalyException(String message, @Nullable Throwable appliedAt) {
    super(message, appliedAt);
  }
}
