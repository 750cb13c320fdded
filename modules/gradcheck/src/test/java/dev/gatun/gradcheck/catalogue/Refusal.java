package dev.gatun.gradcheck.catalogue;

import java.util.List;

/**
 * A misuse, and how it must be refused.
 *
 * @param attempt what must fail
 * @param error with which exception
 * @param mentions what its message must contain
 */
record Refusal(Runnable attempt, Class<? extends RuntimeException> error, List<String> mentions) {

  /** Bad arguments: an {@link IllegalArgumentException} whose message contains {@code mentions}. */
  static Refusal argument(Runnable attempt, String... mentions) {
    return new Refusal(attempt, IllegalArgumentException.class, List.of(mentions));
  }

  /** Positions outside: an {@link IndexOutOfBoundsException} that contains {@code mentions}. */
  static Refusal outside(Runnable attempt, String... mentions) {
    return new Refusal(attempt, IndexOutOfBoundsException.class, List.of(mentions));
  }
}
