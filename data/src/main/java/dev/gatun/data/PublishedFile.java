package dev.gatun.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that is known byte for byte before it is downloaded.
 *
 * @param name the last part of its address
 * @param bytes its length
 * @param sha256 its digest, in hexadecimal digits
 */
record PublishedFile(String name, int bytes, String sha256) {
  /** Returns the description of a file with these contents. */
  static PublishedFile of(String name, byte[] contents) {
    return new PublishedFile(name, contents.length, digest(contents));
  }

  private static String digest(byte[] contents) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(contents));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
