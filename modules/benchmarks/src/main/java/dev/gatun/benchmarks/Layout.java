package dev.gatun.benchmarks;

/**
 * Orders the sizes of images and convolution weights in a peer's memory. A framework that chooses
 * its own layout ignores it.
 */
public enum Layout {
  /** The peer's default: channels before rows and columns. */
  CHANNELS_FIRST(""),
  /** Channels innermost, which the peer has to be asked for. */
  CHANNELS_LAST("-channels-last");

  private final String suffix;

  Layout(String suffix) {
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }
}
